// Asks the provider once with the token that is kept, and says what it answered.

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow, LeadTrial } from '#contract/connection-report.ts';
import { connectionsKey, testLeads } from '../../api/connection-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';

export function TestLeads({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const tell = ({ works, name, reason, detail }: LeadTrial) =>
    notifications.show(
      works
        ? { color: 'green', message: t('leads.testWorks', { name }) }
        : {
            color: 'red',
            title: t('leads.testFails'),
            message: [words.mend(reason), detail && t('leads.said', { detail })].filter(Boolean).join(' '),
          },
    );
  const test = useDeed({ run: () => testLeads(connection.id), stale: [connectionsKey], onDone: tell });
  return (
    <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
      {t('leads.test')}
    </Button>
  );
}
