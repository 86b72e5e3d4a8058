// In which state a connection is. What nobody signed says nothing of a connection that works: anybody may have sent it.

import type { ConnectionRow } from '#contract/connection-report.ts';

/** Colour and key of the words. */
export function describeConnectionState(connection: ConnectionRow) {
  const { enabled, hasSecret, lastReceivedAt, refused, unsigned, leads } = connection;
  if (!enabled) return ['gray', 'connections.isOff'] as const;
  if (!hasSecret) return ['yellow', 'connections.isUnfinished'] as const;
  // Only until somebody mends it; what rests by itself goes on by itself.
  if (leads?.paused && leads.paused.until === null) return ['red', 'leads.isStopped'] as const;
  const isTurnedAway = refused.lastAt !== null && refused.lastAt > (lastReceivedAt ?? '');
  if (isTurnedAway) return ['red', 'connections.isRefusing'] as const;
  if (lastReceivedAt !== null) return ['green', 'connections.isReceiving'] as const;
  // Whoever sets a tool up and forgets the secret there must see why nothing comes.
  return unsigned.lastAt === null
    ? (['gray', 'connections.isWaiting'] as const)
    : (['yellow', 'connections.isUnsigned'] as const);
}
