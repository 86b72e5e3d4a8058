// The dialog that merges a company into another one, with a reason.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyName } from '#contract/company-report.ts';
import { companiesKey, mergeCompany, mergedLeadsQuery } from '../../api/company-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { CompanyChoice } from './company-choice.tsx';
import { MergedLeads } from './merged-leads.tsx';

export interface MergeCompanyProps {
  company: CompanyDetail;
  opened: boolean;
  onClose: () => void;
}

export function MergeCompany({ company, opened, onClose }: MergeCompanyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [into, setInto] = useState<CompanyName | null>(null);
  const [chosenId, setChosenId] = useState<number>();
  const { data, isFetching } = useQuery(mergedLeadsQuery(company.id, opened ? (into?.id ?? 0) : 0));
  // Where one of them alone has a lead there is nothing to choose.
  const leads = data !== undefined && data.leads.length > 1 ? data.leads : [];
  const kept = leads.find(({ leadId }) => leadId === chosenId) ?? leads[0];
  const merge = useDeed({
    run: ({ intoId, reason }: { intoId: number; reason: string }) =>
      mergeCompany(company.id, intoId, reason, kept?.leadId),
    done: t('companies.mergeDone'),
    stale: [companiesKey, leadsKey],
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
      ready={into !== null && !isFetching}
      onConfirm={(reason) => into && merge.mutate({ intoId: into.id, reason })}
    >
      <CompanyChoice label={t('companies.mergeInto')} value={into} onChange={setInto} without={company.id} />
      {into && kept && (
        <MergedLeads leads={leads} companies={[company, into]} keptId={kept.leadId} onKeep={setChosenId} />
      )}
    </AskReason>
  );
}
