// Which lead goes on where two companies that become one have an open lead each.

import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyName, MergedLead } from '#contract/company-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useStages } from '../leads/use-stages.ts';

export interface MergedLeadsProps {
  leads: readonly MergedLead[];
  /** The two that become one. */
  companies: readonly CompanyName[];
  keptId: number;
  onKeep: (leadId: number) => void;
}

export function MergedLeads({ leads, companies, keptId, onKeep }: MergedLeadsProps) {
  const { t } = useTranslation();
  const say = useMergedLeadWords(companies);
  return (
    <Radio.Group
      label={t('companies.mergeLeads')}
      description={t('companies.mergeLeadsText')}
      value={String(keptId)}
      onChange={(id) => onKeep(Number(id))}
    >
      <Stack gap="xs" mt="xs">
        {leads.map((lead) => (
          <Radio key={lead.leadId} value={String(lead.leadId)} label={<Words lead={lead} say={say} />} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Words({ lead, say }: { lead: MergedLead; say: (lead: MergedLead) => string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <bdi>{say(lead)}</bdi>
      <Text fz="xs" c="dimmed">
        {t('companies.mergeLeadChanged', { when: format.date(lead.changedAt) })}
      </Text>
    </>
  );
}

/** Such as "Acme: Contacted, Anna". */
export function useMergedLeadWords(companies: readonly CompanyName[]): (lead: MergedLead) => string {
  const { t } = useTranslation();
  const stages = useStages();
  return ({ companyId, stage, ownerName }) =>
    t('companies.mergeLead', {
      company: companies.find(({ id }) => id === companyId)?.name ?? '',
      stage: stages.name(stage),
      owner: ownerName === '' ? t('lead.nobody') : ownerName,
    });
}
