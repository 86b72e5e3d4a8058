// A browser that is told: one channel for each, of whoever signed in there last. Where it is reached is kept sealed.

import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Records } from '../open-records.ts';
import { alertChannels } from '../schema/alerts.ts';
import type { AlertKeys } from './alert-keys.ts';
import { type ChannelRecord, changeChannel, createChannel, type NewChannel } from './keep-channels.ts';

/** As the browser gives it: a URL, and both keys in base64url. */
const subscriptionSchema = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() });
export type PushSubscriptionRecord = z.output<typeof subscriptionSchema>;

export interface PushChannel extends Pick<NewChannel, 'name' | 'language' | 'createdByName'> {
  readonly userId: string;
  /** What can be shown of the address. */
  readonly shownAddress: string;
  readonly subscription: PushSubscriptionRecord;
}

/** Undefined when the user has as many channels as there may be. A browser that subscribes again keeps its channel. */
export async function keepPushChannel(
  records: Records,
  keys: Pick<AlertKeys, 'seal' | 'mark'>,
  { userId, subscription, shownAddress, name, language, createdByName }: PushChannel,
): Promise<ChannelRecord | undefined> {
  const addressMark = keys.mark(subscription.endpoint);
  const isIt = and(eq(alertChannels.kind, 'push'), eq(alertChannels.addressMark, addressMark));
  // Whoever used this browser before is told there no more: another colleague reads it now.
  await records.db.delete(alertChannels).where(and(isIt, ne(alertChannels.userId, userId)));
  const sealedAddress = keys.seal(JSON.stringify(subscription));
  const [before] = await records.db.select().from(alertChannels).where(isIt).limit(1);
  if (before !== undefined)
    return changeChannel(records, before.id, { sealedAddress, shownAddress, enabled: true, ended: '' });
  return createChannel(records, {
    ...{ userId, kind: 'push', name, language, sealedAddress, shownAddress, addressMark },
    ...{ pace: 'by_rules', names: false, createdById: userId, createdByName },
  });
}

/** Throws for one that was sealed with another key. */
export function openSubscription(
  keys: Pick<AlertKeys, 'open'>,
  sealedAddress: string,
): PushSubscriptionRecord {
  return subscriptionSchema.parse(JSON.parse(keys.open(sealedAddress)));
}
