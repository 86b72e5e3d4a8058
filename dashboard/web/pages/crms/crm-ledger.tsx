// The ledger of a connection: each write with its result, by company, result and reason.

import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmRow, CrmWriteQuery } from '#contract/crm-report.ts';
import { Choice } from '../../frame/choice.tsx';
import { SearchInput } from '../../frame/search-input.tsx';
import { Section } from '../../frame/section.tsx';
import { useWords } from '../../language/use-words.ts';
import { CrmWrites } from './crm-writes.tsx';

const states = ['planned', 'sending', 'done', 'refused', 'skipped', 'undone'] as const;
const reasons = [
  ...['validation', 'conflict', 'refused', 'permission_missing', 'ambiguous', 'deleted_there'],
  ...['linked_to_another', 'left_by_human', 'changed_there', 'earlier_run', 'score_too_low', 'other_stage'],
  ...['beneath_unknown', 'domain_taken', 'unknown_company', 'consent_withdrawn', 'deal_unreadable'],
];

export function CrmLedger({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const [query, setQuery] = useState<CrmWriteQuery>({});
  const set = (name: 'company' | 'reason', value: string | undefined) => {
    const { [name]: _old, ...rest } = query;
    setQuery({ ...rest, ...(value !== undefined && { [name]: value }) });
  };
  const setState = (value: string | undefined) => {
    const { state: _old, ...rest } = query;
    const state = states.find((one) => one === value);
    setQuery({ ...rest, ...(state && { state }) });
  };
  return (
    <Section title={t('crms.ledger')} text={t('crms.ledgerText')}>
      <Stack gap="sm">
        <Group gap="xs" align="flex-end" role="search" aria-label={t('frame.filters')}>
          <SearchInput
            label={t('crms.company')}
            placeholder={t('crms.company')}
            value={query.company}
            onSearch={(value) => set('company', value)}
          />
          <Choice
            label={t('crms.result')}
            value={query.state}
            data={states.map((value) => ({ value, label: words.crmState(value) }))}
            onChange={setState}
          />
          <Choice
            label={t('crms.reason')}
            value={query.reason}
            data={reasons.map((value) => ({ value, label: words.crmReason(value) }))}
            onChange={(value) => set('reason', value)}
          />
        </Group>
        <CrmWrites crmId={crm.id} query={query} none={t('crms.nothingFound')} />
      </Stack>
    </Section>
  );
}
