// What was said, agreed and done beside a lead, the newest first, and the form that writes more of it down.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { Section } from '../../../frame/section.tsx';
import { useMay } from '../../../frame/use-may.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryLine } from './entry-line.tsx';

export interface LeadEntriesProps {
  lead: LeadDetail;
  leadId: number;
}

export function LeadEntries({ lead, leadId }: LeadEntriesProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads') && lead.mayChange;
  // What is still to be done stands on top, as it waits for somebody.
  const ids = new Set(lead.entries.map(({ id }) => id));
  // An answer to what was removed stands by itself.
  const heads = lead.entries.filter(({ answersId }) => answersId === null || !ids.has(answersId));
  const open = heads.filter(({ kind, doneAt }) => kind === 'task' && doneAt === null);
  const rest = heads.filter((entry) => !open.includes(entry)).reverse();
  return (
    <Section title={t('lead.entriesTitle')}>
      {mayChange && <EntryForm lead={lead} leadId={leadId} />}
      {lead.entries.length === 0 && (
        <Text fz="sm" c="dimmed" mt="sm">
          {t('lead.entriesNone')}
        </Text>
      )}
      <ul
        className="part-rows"
        aria-label={t('lead.entriesTitle')}
        style={{ marginTop: 'var(--mantine-spacing-md)' }}
      >
        {[...open, ...rest].map((entry) => (
          <li key={entry.id} className="part-row">
            <EntryLine
              entry={entry}
              leadId={leadId}
              mayChange={mayChange}
              {...(entry.answersId === null && {
                answers: lead.entries.filter(({ answersId }) => answersId === entry.id),
              })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
