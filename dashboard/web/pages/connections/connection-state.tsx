// In one word, how a connection is doing.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow } from '#contract/connection-report.ts';

export function ConnectionState({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const [color, text] = describe(connection);
  return (
    <Badge color={color} style={{ flex: 'none' }}>
      {t(text)}
    </Badge>
  );
}

function describe({ enabled, hasSecret, lastReceivedAt, refused, leads }: ConnectionRow) {
  if (!enabled) return ['gray', 'connections.isOff'] as const;
  if (!hasSecret) return ['yellow', 'connections.isUnfinished'] as const;
  // Only until somebody mends it; what rests by itself goes on by itself.
  if (leads?.paused && leads.paused.until === null) return ['red', 'leads.isStopped'] as const;
  const isTurnedAway = refused.lastAt !== null && refused.lastAt > (lastReceivedAt ?? '');
  if (isTurnedAway) return ['red', 'connections.isRefusing'] as const;
  return lastReceivedAt === null
    ? (['gray', 'connections.isWaiting'] as const)
    : (['green', 'connections.isReceiving'] as const);
}
