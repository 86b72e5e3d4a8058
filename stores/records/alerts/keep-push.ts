// A browser that is told: one channel for each, of whoever signed in there last. Where it is reached is kept sealed.

import { and, eq, ne, sql } from 'drizzle-orm';
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
  return ofOneBrowser(records, addressMark, async (inside) => {
    // Whoever used this browser before is told there no more: another colleague reads it now.
    await inside.db.delete(alertChannels).where(and(isAt(addressMark), ne(alertChannels.userId, userId)));
    const sealedAddress = keys.seal(JSON.stringify(subscription));
    const before = await findAt(inside, addressMark, userId);
    if (before !== undefined)
      return changeChannel(inside, before.id, { sealedAddress, shownAddress, enabled: true, ended: '' });
    return createChannel(inside, {
      ...{ userId, kind: 'push', name, language, sealedAddress, shownAddress, addressMark },
      ...{ pace: 'by_rules', names: false, createdById: userId, createdByName },
    });
  });
}

export interface MovedPush extends Pick<PushChannel, 'userId' | 'shownAddress' | 'subscription'> {
  /** Where the browser was reached until now. */
  readonly formerEndpoint: string;
}

/**
 * The push service gave a browser another address: its channel goes with it, as its user had narrowed it or switched it off.
 * Undefined where the user has none; no new one is made, since nobody asked for it.
 */
export async function movePushChannel(
  records: Records,
  keys: Pick<AlertKeys, 'seal' | 'mark'>,
  { userId, formerEndpoint, subscription, shownAddress }: MovedPush,
): Promise<ChannelRecord | undefined> {
  const addressMark = keys.mark(subscription.endpoint);
  return ofOneBrowser(records, addressMark, async (inside) => {
    const there = await findAt(inside, addressMark, userId);
    const former = await findAt(inside, keys.mark(formerEndpoint), userId);
    if (former === undefined || former.id === there?.id) return there;
    await inside.db.delete(alertChannels).where(isAt(addressMark));
    const isBack = former.ended === 'gone_there';
    return changeChannel(inside, former.id, {
      ...{ sealedAddress: keys.seal(JSON.stringify(subscription)), shownAddress, addressMark },
      ...(isBack ? { enabled: true, ended: '' as const } : {}),
    });
  });
}

/** A browser may tell of one address twice at once: the second sees what the first has made. */
function ofOneBrowser<T>(
  records: Records,
  addressMark: string,
  keep: (inside: Records) => Promise<T>,
): Promise<T> {
  return records.db.transaction(async (tx) => {
    await tx.execute(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`fiuto browser ${addressMark}`}, 0)) LIMIT 1`,
    );
    // A transaction is a database whose own transactions are savepoints.
    return keep({ ...records, db: tx as unknown as Records['db'] });
  });
}

const isAt = (addressMark: string) =>
  and(eq(alertChannels.kind, 'push'), eq(alertChannels.addressMark, addressMark));

async function findAt(
  { db }: Records,
  addressMark: string,
  userId: string,
): Promise<ChannelRecord | undefined> {
  const [row] = await db
    .select()
    .from(alertChannels)
    .where(and(isAt(addressMark), eq(alertChannels.userId, userId)))
    .limit(1)
    .for('update');
  return row;
}

/** Throws for one that was sealed with another key. */
export function openSubscription(
  keys: Pick<AlertKeys, 'open'>,
  sealedAddress: string,
): PushSubscriptionRecord {
  return subscriptionSchema.parse(JSON.parse(keys.open(sealedAddress)));
}
