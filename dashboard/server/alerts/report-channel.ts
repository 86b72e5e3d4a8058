// Channels and deliveries as the API shows them: never an address that is a key, and never a secret.

import type { AlertChannel, AlertDelivery } from '#contract/alert-report.ts';
import type { ListedChannel } from '#stores/records/alerts/keep-channels.ts';
import type { ListedDelivery } from '#stores/records/alerts/list-deliveries.ts';

export function reportChannel(
  { channel, lastSentAt, lastFault }: ListedChannel,
  ownEmail: string,
  nowMs: number,
): AlertChannel {
  const { id, userId, kind, name, shownAddress, signals, pace, language, names, enabled, ended } = channel;
  const { oldSecretUntil, sealedOldSecret } = channel;
  const isRotating = sealedOldSecret !== '' && oldSecretUntil !== null && oldSecretUntil.getTime() > nowMs;
  return {
    ...{ id, kind, name, signals, pace, language, names, enabled, ended, lastFault },
    isOwn: userId !== null,
    where: shownAddress || ownEmail,
    oldSecretUntil: isRotating ? oldSecretUntil.toISOString() : null,
    lastSentAt: lastSentAt?.toISOString() ?? null,
  };
}

export function reportDelivery({ delivery, channel }: ListedDelivery): AlertDelivery {
  const { id, channelId, what, messageId, state, attempts, status, reason } = delivery;
  return {
    ...{ id, channelId, channel, what, messageId, state, attempts, status, reason },
    createdAt: delivery.createdAt.toISOString(),
    lastTryAt: delivery.lastTryAt?.toISOString() ?? null,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
  };
}
