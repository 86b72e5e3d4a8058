// That two secrets or two addresses hold at the moment, until when, and which of the secrets the provider uses.

import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';
import { useFormat } from '../../language/use-format.ts';

export function TwoSecrets({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { oldSecret, oldAddressUntil } = connection;
  if (oldAddressUntil !== null)
    return (
      <Alert
        color="petrol"
        title={t('connections.oldAddressUntil', { when: format.dateTime(oldAddressUntil) })}
      >
        {t('connections.oldAddressText')}
      </Alert>
    );
  if (oldSecret === null) return null;
  const used = { new: 'usedNew', old: 'usedOld', '': 'usedNone' } as const;
  return (
    <Alert
      color={oldSecret.lastUsed === 'old' ? 'yellow' : 'petrol'}
      title={t('leads.oldUntil', { when: format.dateTime(oldSecret.until) })}
    >
      {t(`leads.${used[oldSecret.lastUsed]}`)}
    </Alert>
  );
}
