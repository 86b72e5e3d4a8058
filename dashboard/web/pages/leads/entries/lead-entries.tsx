// What was said, agreed and done beside a lead, the newest first and older ones when asked, and the form that writes more of it down.

import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { Section } from '../../../frame/section.tsx';
import { Failed } from '../../../frame/states.tsx';
import { useMay } from '../../../frame/use-may.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryLine } from './entry-line.tsx';
import { useEntries } from './use-entries.ts';

export interface LeadEntriesProps {
  lead: LeadDetail;
  leadId: number;
}

export function LeadEntries({ lead, leadId }: LeadEntriesProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads') && lead.mayChange;
  // What is still to be done stands on top, as it waits for somebody.
  const { entries, error, retry, more } = useEntries(lead, leadId);
  const ids = new Set(entries.map(({ id }) => id));
  // An answer to what was removed stands by itself.
  const heads = entries.filter(({ answersId }) => answersId === null || !ids.has(answersId));
  const open = heads.filter(({ kind, doneAt }) => kind === 'task' && doneAt === null).reverse();
  const rest = heads.filter((entry) => !open.includes(entry));
  return (
    <Section title={t('lead.entriesTitle')}>
      {mayChange && <EntryForm lead={lead} leadId={leadId} />}
      {entries.length === 0 && (
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
                answers: entries.filter(({ answersId }) => answersId === entry.id).reverse(),
              })}
            />
          </li>
        ))}
      </ul>
      {error && <Failed error={error} onRetry={retry} />}
      {more && !error && (
        <Button variant="default" size="xs" mt="sm" loading={more.loading} onClick={more.load}>
          {t('lead.entriesOlder')}
        </Button>
      )}
    </Section>
  );
}
