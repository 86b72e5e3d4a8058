// The dialog that takes a merge back, with a reason.

import { useTranslation } from 'react-i18next';
import type { CompanyName } from '#contract/company-report.ts';
import { companiesKey, unmergeCompany } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';

export interface UnmergeCompanyProps {
  /** The one that stands by itself again; null while nothing is asked. */
  company: CompanyName | null;
  onClose: () => void;
}

export function UnmergeCompany({ company, onClose }: UnmergeCompanyProps) {
  const { t } = useTranslation();
  const unmerge = useDeed({
    run: ({ id, reason }: { id: number; reason: string }) => unmergeCompany(id, reason),
    done: t('companies.unmerged'),
    stale: [companiesKey, leadsKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <AskReason
      opened={company !== null}
      onClose={onClose}
      title={t('companies.unmergeTitle')}
      text={t('companies.unmergeText', { name: company?.name ?? '' })}
      action={t('companies.unmerge')}
      pending={unmerge.isPending}
      error={unmerge.error}
      onConfirm={(reason) => company && unmerge.mutate({ id: company.id, reason })}
    />
  );
}
