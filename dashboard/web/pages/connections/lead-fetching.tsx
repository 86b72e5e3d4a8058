// Leads that a tool tells of by their ids: with which token they are fetched, whether that works, and what could not be fetched.

import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow, LeadFetching as Fetching } from '#contract/connection-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { LeadAside } from './lead-aside.tsx';
import { LeadSettings } from './lead-settings.tsx';
import { LeadToken } from './lead-token.tsx';
import { TestLeads } from './test-leads.tsx';

interface LeadFetchingProps {
  connection: ConnectionRow;
  leads: Fetching;
}

export function LeadFetching({ connection, leads }: LeadFetchingProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('leads.title')}
      text={t(connection.provider === 'meta' ? 'leads.textMeta' : 'leads.textLinkedin')}
      {...(leads.hasToken && { action: <TestLeads connection={connection} /> })}
    >
      <Stack gap="lg">
        <Paused leads={leads} />
        <Stack gap="lg" maw={760}>
          <LeadToken connection={connection} leads={leads} />
          <LeadSettings connection={connection} />
        </Stack>
        <Waiting leads={leads} />
        {leads.aside > 0 && <LeadAside connection={connection} />}
      </Stack>
    </Section>
  );
}

/** Why nothing is fetched, and what to do. */
function Paused({ leads: { paused } }: { leads: Fetching }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  if (paused === null) return null;
  const { reason, detail, since, until } = paused;
  return (
    <Alert
      color={until === null ? 'red' : 'yellow'}
      title={until === null ? t('leads.stopped') : t('leads.rests', { when: format.dateTime(until) })}
    >
      <Text fz="sm">{words.mend(reason)}</Text>
      <Text fz="xs" c="dimmed" mt={4}>
        {t('leads.since', { when: format.dateTime(since) })} {detail !== '' && t('leads.said', { detail })}
      </Text>
    </Alert>
  );
}

function Waiting({ leads: { waiting, checking, hasToken } }: { leads: Fetching }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Text fz="sm" c="dimmed">
      {!hasToken && waiting === 0
        ? t('leads.noToken')
        : waiting === 0
          ? t('leads.noneWaiting')
          : t('leads.waiting', { count: waiting, formatted: format.number(waiting) })}
      {checking > 0 && ` ${t('leads.checking', { count: checking, formatted: format.number(checking) })}`}
    </Text>
  );
}
