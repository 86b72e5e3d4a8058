// Works out what waiting deliveries mean and puts it on the queue, then notes that it is done. Killed in between, the same
// deliveries are worked out again: the same batches come of them, which the pipeline knows.

import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { isAmazonUrl } from '#intelligence/webhooks/verify-sns.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetBodiesAbout } from '#stores/records/questions/forget-deliveries.ts';
import {
  listWaitingDeliveries,
  type SettledDelivery,
  settleDeliveries,
  type WaitingDelivery,
} from '#stores/records/questions/take-deliveries.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { findAdapter } from '../adapters/webhooks/find-adapter.ts';
import { type UnderstoodWebhook, WebhookFault } from '../adapters/webhooks/webhook-adapter.ts';
import { makeBatch } from './make-requests.ts';

export interface UnderstandParts {
  records: Records;
  queue: EventQueueWriter;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Asks an address of Amazon's once; rejects when it does not answer well. */
  confirmTopic(url: string): Promise<void>;
  log: Pick<Logger, 'warn'>;
}

interface Worked {
  delivery: WaitingDelivery;
  settled: SettledDelivery;
  batch: QueuedBatch | undefined;
  /** Hashes of what is gone at the provider. */
  gone: readonly string[];
}

/** Answers how many were taken; more may wait. Rejects when queue or records are away: then all of them still wait. */
export async function understandDeliveries(parts: UnderstandParts): Promise<number> {
  const { records, queue } = parts;
  const waiting = await listWaitingDeliveries(records);
  const worked: Worked[] = [];
  for (const delivery of waiting) worked.push(await workOut(delivery, parts));
  const batches = worked.flatMap(({ batch }) => (batch === undefined ? [] : [batch]));
  if (batches.length > 0) await queue.add(batches);
  await settleDeliveries(
    records,
    worked.map(({ settled }) => settled),
  );
  for (const { delivery, gone } of worked) await forgetBodiesAbout(records, delivery.connection.id, gone);
  return waiting.length;
}

async function workOut(delivery: WaitingDelivery, parts: UnderstandParts): Promise<Worked> {
  const settle = (more: Partial<SettledDelivery>): SettledDelivery => ({
    ...{ id: delivery.id, state: 'ignored', events: 0, reason: '', about: [] },
    ...more,
  });
  const nothing = { delivery, batch: undefined, gone: [] };
  try {
    const understood = read(delivery, parts.secret);
    if (understood.confirmUrl !== undefined) {
      return { ...nothing, settled: settle(await confirm(understood.confirmUrl, delivery, parts)) };
    }
    return { delivery, ...toBatch(delivery, understood, parts.secret, settle) };
  } catch (error) {
    const reason = error instanceof WebhookFault ? error.code : 'wrong_shape';
    if (!(error instanceof WebhookFault)) {
      // An adapter met what it was not written for; what was delivered is kept for when it is.
      parts.log.warn({ delivery: delivery.id, reason: String(error) }, 'a webhook cannot be understood');
    }
    return { ...nothing, settled: settle({ state: reason === 'no_mapping' ? 'ignored' : 'failed', reason }) };
  }
}

function read({ connection, receivedAt, sealed }: WaitingDelivery, secret: string): UnderstoodWebhook {
  const { headers, body } = openDelivery(sealed, openConnectionKeys(secret).deliveries);
  const { provider, settings } = connection;
  return findAdapter(provider)({ provider, headers, body, receivedAtMs: receivedAt.getTime(), settings });
}

function toBatch(
  { connection, receivedAt, dedupeKey, isTest }: WaitingDelivery,
  understood: UnderstoodWebhook,
  secret: string,
  settle: (more: Partial<SettledDelivery>) => SettledDelivery,
): Omit<Worked, 'delivery'> {
  const { id, siteId, provider, trackingConsent } = connection;
  const keys = openConnectionKeys(secret);
  const hashes = (things: readonly string[] = []) =>
    [...new Set(things)].filter((thing) => thing !== '').map((thing) => keys.hashThing(id, thing));
  const events = understood.engagements.length;
  const reason = understood.isGivenUp === true ? 'given_up' : 'nothing_in_it';
  const settled = settle({
    ...(events > 0 ? { state: 'understood', events } : { reason }),
    about: hashes(understood.about),
  });
  // A sample is understood like any other, and nothing comes of it.
  if (isTest) return { settled, batch: undefined, gone: [] };
  const facts = { connectionId: id, dedupeKey, siteId, provider, trackingConsent };
  const batch = makeBatch(understood.engagements, { ...facts, receivedAtMs: receivedAt.getTime() });
  return { settled, batch, gone: hashes(understood.gone) };
}

/** Amazon asks whether the topic may send here; the address was signed by it, and is looked at all the same. */
async function confirm(
  url: string,
  { id }: WaitingDelivery,
  { confirmTopic, log }: UnderstandParts,
): Promise<Partial<SettledDelivery>> {
  if (!isAmazonUrl(url)) return { state: 'failed', reason: 'not_confirmed' };
  try {
    await confirmTopic(url);
    return { reason: 'confirmed' };
  } catch (error) {
    log.warn({ delivery: id, reason: String(error) }, 'a topic of Amazon SNS could not be confirmed');
    return { state: 'failed', reason: 'not_confirmed' };
  }
}
