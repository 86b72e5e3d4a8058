// Sends a signed sample through the intake and says whether it arrived.

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow, TestDelivery } from '#contract/connection-report.ts';
import { connectionsKey, testConnection } from '../../api/connection-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

export function TestConnection({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const tell = ({ delivered, status }: TestDelivery) =>
    notifications.show(
      delivered
        ? { color: 'green', message: t('connections.testArrived') }
        : {
            color: 'red',
            title: t('connections.testFailed'),
            message: status === 0 ? t('connections.testNoAnswer') : t('connections.testRefused', { status }),
          },
    );
  const test = useDeed({ run: () => testConnection(connection.id), stale: [connectionsKey], onDone: tell });
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={16} aria-hidden />}
      loading={test.isPending}
      disabled={!connection.enabled || !connection.hasSecret}
      onClick={() => test.mutate()}
    >
      {t('connections.test')}
    </Button>
  );
}
