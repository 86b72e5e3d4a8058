// Works out what waiting deliveries mean and puts it on the queue, then notes that it is done. Killed in between, the same
// deliveries are worked out again: the same batches come of them, which the pipeline knows.

import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { isAmazonUrl } from '#intelligence/webhooks/verify-sns.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { wakeCrms } from '#stores/records/crm/request-pull.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import type { MailFlag } from '#stores/records/links/keep-flags.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { type RecordsTransaction, writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { forgetBodiesAbout } from '#stores/records/questions/forget-deliveries.ts';
import { fetchedHeader } from '#stores/records/questions/keep-fetched-delivery.ts';
import {
  listWaitingDeliveries,
  type SettledDelivery,
  settleDeliveries,
  type WaitingDelivery,
} from '#stores/records/questions/take-deliveries.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';
import { forgetDeliveryBodies } from '#stores/records/reported/forget-delivery-bodies.ts';
import { keepThings } from '#stores/records/reported/keep-things.ts';
import { findGone, markGone, nameThing } from '#stores/records/reported/mark-gone.ts';
import { takeBackEvents } from '#stores/records/reported/take-back-events.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { findFetchedAdapter } from '../adapters/webhooks/fetched/find-fetched-adapter.ts';
import { findAdapter } from '../adapters/webhooks/find-adapter.ts';
import { type UnderstoodWebhook, WebhookFault } from '../adapters/webhooks/webhook-adapter.ts';
import { keepFirstTimes } from './keep-first-times.ts';
import {
  comesToNothing,
  hashThings,
  settle,
  type WorkedDelivery,
  workOutDelivery,
} from './work-out-delivery.ts';

export interface UnderstandParts {
  records: Records;
  queue: EventQueueWriter;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Whether an administrator has erased whoever has this key; nobody was when absent. */
  isErased?(key: string): boolean;
  /** Asks an address of Amazon's once; rejects when it does not answer well. */
  confirmTopic(url: string): Promise<void>;
  /** Takes note of what a mailing tool says that machines did; doing it twice changes nothing. */
  keepFlags(flags: readonly MailFlag[]): Promise<void>;
  log: Pick<Logger, 'warn'>;
}

type Read = { delivery: WaitingDelivery } & (
  | { understood: UnderstoodWebhook; isFetched: boolean }
  | { settled: SettledDelivery }
);

/** Answers how many were taken; more may wait. Rejects when queue or records are away: then all of them still wait. */
export async function understandDeliveries(parts: UnderstandParts): Promise<number> {
  const waiting = await listWaitingDeliveries(parts.records);
  if (waiting.length === 0) return 0;
  const read: Read[] = [];
  for (const delivery of waiting) read.push(await readOne(delivery, parts));
  try {
    await takeAll(read, parts);
  } catch (error) {
    if (!isRefused(error)) throw error;
    // One of them cannot be written down, and must not keep the others from it; what was queued is known to the pipeline.
    for (const one of read) await takeAlone(one, parts);
  }
  return waiting.length;
}

/** All or none of them. */
async function takeAll(read: readonly Read[], parts: UnderstandParts): Promise<void> {
  const { records, queue, secret } = parts;
  const worked = await workOutAll(read, parts);
  const batches = worked.flatMap(({ batch }) => (batch === undefined ? [] : [batch]));
  if (batches.length > 0) await queue.add(batches);
  await parts.keepFlags(worked.flatMap(({ flags }) => flags));
  await records.db.transaction((tx) => noteAll(tx, worked, secret));
}

async function takeAlone(one: Read, parts: UnderstandParts): Promise<void> {
  try {
    await takeAll([one], parts);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await takeAll([{ delivery: one.delivery, settled: failed(one.delivery, error, parts) }], parts);
  }
}

/** Whether it is for what stands in a delivery; false when queue or records are away. */
function isRefused(error: unknown): boolean {
  return error instanceof ZodError || isRefusedRow(error);
}

/** What was delivered is kept for when it can be understood. */
function failed({ id }: WaitingDelivery, error: unknown, { log }: UnderstandParts): SettledDelivery {
  log.warn({ delivery: id, reason: failureReason(error) }, 'a webhook cannot be understood');
  return settle({ id }, { state: 'failed', reason: 'wrong_shape' });
}

/** In their order, so that what is gone with one delivery is not taken with the next. */
async function workOutAll(given: readonly Read[], parts: UnderstandParts): Promise<WorkedDelivery[]> {
  const { records, secret, isErased = () => false } = parts;
  const keys = openConnectionKeys(secret);
  const read = await giveFirstTimes(given, parts);
  const met = read.flatMap((one) => {
    if (!('understood' in one)) return [];
    const connectionId = one.delivery.connection.id;
    const leads = (one.understood.leads ?? []).map(({ leadId }) => keys.hashThing(connectionId, leadId));
    return [...hashThings(one.delivery, one.understood, keys).flat(), ...leads].map((thing) => ({
      connectionId,
      thing,
    }));
  });
  const goneSince = await findGone(records.db, met);
  return read.map((one) => {
    if (!('understood' in one)) return comesToNothing(one);
    const { delivery, understood, isFetched } = one;
    const { connection, receivedAt } = delivery;
    let worked: WorkedDelivery;
    try {
      worked = workOutDelivery(delivery, understood, { secret, goneSince, isErased, isFetched });
    } catch (error) {
      return comesToNothing({ delivery, settled: failed(delivery, error, parts) });
    }
    for (const thing of worked.gone) goneSince.set(nameThing(connection.id, thing), receivedAt.getTime());
    return worked;
  });
}

/** In their order. */
async function giveFirstTimes(
  read: readonly Read[],
  { records, secret }: UnderstandParts,
): Promise<readonly Read[]> {
  const understood = read.flatMap((one) => ('understood' in one ? [one] : []));
  const redated = await keepFirstTimes(records.db, understood, openConnectionKeys(secret));
  const byDelivery = new Map(redated.map((one) => [one.delivery.id, one]));
  return read.map((one) => byDelivery.get(one.delivery.id) ?? one);
}

/** All or nothing: a lead that is to be fetched is written down together with the note that its notice was understood. */
async function noteAll(
  tx: RecordsTransaction,
  worked: readonly WorkedDelivery[],
  secret: string,
): Promise<void> {
  const keys = openOutboxKeys(secret);
  await settleDeliveries(
    tx,
    worked.map(({ settled }) => settled),
  );
  await forgetDeliveryBodies(
    tx,
    worked.flatMap(({ losesBody, delivery }) => (losesBody ? [delivery.id] : [])),
  );
  await writeOutboxItems(
    tx,
    worked.flatMap(({ items }) => items),
    keys,
  );
  await wakeCrms(
    tx,
    worked.flatMap(({ delivery: { connection, receivedAt, isTest } }) =>
      isTest ? [] : [{ provider: connection.provider, receivedAt }],
    ),
  );
  await keepThings(
    tx,
    worked.flatMap(({ things }) => things),
    keys,
  );
  await takeBackEvents(
    tx,
    worked.flatMap(({ replaced }) => replaced),
  );
  const inVain: SettledDelivery[] = [];
  for (const { delivery, gone, settled } of worked) {
    const { id, provider } = delivery.connection;
    await forgetBodiesAbout(tx, id, gone);
    const things = { connectionId: id, provider, things: gone, goneAt: delivery.receivedAt };
    const found = await markGone(tx, things);
    // Whoever asks what became of it must not be told that something was deleted.
    if (found === 0 && settled.reason === 'deletion_asked')
      inVain.push({ ...settled, reason: 'deletion_found_nothing' });
  }
  await settleDeliveries(tx, inVain);
}

async function readOne(delivery: WaitingDelivery, parts: UnderstandParts): Promise<Read> {
  // Its body went while it waited, since the provider says that what it tells of is gone.
  if (delivery.sealed === '') return { delivery, settled: settle(delivery, { reason: 'gone_there' }) };
  try {
    const { understood, isFetched } = read(delivery, parts.secret);
    if (understood.confirmUrl === undefined) return { delivery, understood, isFetched };
    return { delivery, settled: settle(delivery, await confirm(understood.confirmUrl, delivery, parts)) };
  } catch (error) {
    // An adapter met what it was not written for.
    if (!(error instanceof WebhookFault)) return { delivery, settled: failed(delivery, error, parts) };
    const state = error.code === 'no_mapping' ? 'ignored' : 'failed';
    return { delivery, settled: settle(delivery, { state, reason: error.code }) };
  }
}

function read(
  { connection, receivedAt, sealed }: WaitingDelivery,
  secret: string,
): { understood: UnderstoodWebhook; isFetched: boolean } {
  const { headers, body } = openDelivery(sealed, openConnectionKeys(secret).deliveries);
  const { provider, settings } = connection;
  const isFetched = headers[fetchedHeader] !== undefined;
  const adapter = isFetched ? findFetchedAdapter(provider) : findAdapter(provider);
  if (adapter === undefined) throw new WebhookFault('wrong_shape');
  const webhook = { provider, headers, body, receivedAtMs: receivedAt.getTime(), settings };
  return { understood: adapter(webhook), isFetched };
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
