// In one word, how a connection is doing.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';

export function ConnectionState({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [color, text] = describe(connection);
  return (
    <Badge color={color} style={{ flex: 'none' }}>
      {t(`connections.${text}`)}
    </Badge>
  );
}

function describe({ enabled, hasSecret, lastReceivedAt, refused }: ConnectionRow) {
  if (!enabled) return ['gray', 'isOff'] as const;
  if (!hasSecret) return ['yellow', 'isUnfinished'] as const;
  const isTurnedAway = refused.lastAt !== null && refused.lastAt > (lastReceivedAt ?? '');
  if (isTurnedAway) return ['red', 'isRefusing'] as const;
  return lastReceivedAt === null ? (['gray', 'isWaiting'] as const) : (['green', 'isReceiving'] as const);
}
