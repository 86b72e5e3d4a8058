// The dialog that merges a company into another one, with a reason.

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyName } from '#contract/company-report.ts';
import { companiesKey, mergeCompany } from '../../api/company-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { CompanyChoice } from './company-choice.tsx';

export interface MergeCompanyProps {
  company: CompanyDetail;
  opened: boolean;
  onClose: () => void;
}

export function MergeCompany({ company, opened, onClose }: MergeCompanyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [into, setInto] = useState<CompanyName | null>(null);
  const merge = useDeed({
    run: ({ intoId, reason }: { intoId: number; reason: string }) => mergeCompany(company.id, intoId, reason),
    done: t('companies.mergeDone'),
    stale: [companiesKey],
    quiet: true,
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/companies/$companyId', params: { companyId: String(id) } });
    },
  });
  return (
    <AskReason
      opened={opened}
      onClose={onClose}
      title={t('companies.mergeTitle', { name: company.name })}
      text={t('companies.mergeText', { name: company.name })}
      action={t('companies.merge')}
      pending={merge.isPending}
      error={merge.error}
      ready={into !== null}
      onConfirm={(reason) => into && merge.mutate({ intoId: into.id, reason })}
    >
      <CompanyChoice label={t('companies.mergeInto')} value={into} onChange={setInto} without={company.id} />
    </AskReason>
  );
}
