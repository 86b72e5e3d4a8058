// One round of a worker: takes what is due, delivers it, and notes what became of each. Whatever goes wrong with one item, the
// others go on.

import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { type OutboxKind, type OutboxPayload, outboxKinds, outboxPayloads } from '#contract/outbox.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { pauseLane, resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { settleAgain, settleAside, settleDone } from '#stores/records/outbox/settle-item.ts';
import { type TakenItem, takeOutboxItems } from '#stores/records/outbox/take-items.ts';
import { openSecret } from '#stores/records/seal-secret.ts';
import { redact } from '../http/redact.ts';
import type { Deliverer, Deliverers, Delivery } from './deliverer.ts';
import type { LaneShares } from './lane-shares.ts';
import { retryWaitMs } from './retry-wait.ts';

export interface OutboxParts {
  readonly records: Records;
  readonly keys: OutboxKeys;
  readonly deliverers: Deliverers;
  /** Delivered at once by this worker. */
  readonly itemsAtOnce: number;
  /** An item is the worker's for so long, in milliseconds; longer than any delivery. */
  readonly leaseMs: number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** What somebody waits for goes before these, of which tens of thousands may be due. */
const bulkKinds: readonly OutboxKind[] = ['push_company', 'undo_crm_write'];
const promptKinds = outboxKinds.filter((kind) => !bulkKinds.includes(kind));

/**
 * `shares`: of the worker of which this is one slot. Answers how many were taken. Rejects when the records are away; what is in hand
 * is then free again after its lease.
 */
export async function deliverItems(
  parts: OutboxParts,
  signal: AbortSignal,
  shares?: LaneShares,
): Promise<number> {
  const take = (fullLanes: readonly string[]) => takeItems(parts, fullLanes);
  const taken = await (shares === undefined ? take([]) : shares.take(take));
  const deliver = (item: TakenItem) => deliverOne(parts, item, signal).finally(() => shares?.free(item.lane));
  const settled = await Promise.allSettled(taken.map(deliver));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return taken.length;
}

async function takeItems(
  { records, itemsAtOnce, leaseMs }: OutboxParts,
  fullLanes: readonly string[],
): Promise<TakenItem[]> {
  const options = { leaseMs, fullLanes };
  const prompt = await takeOutboxItems(records, { ...options, kinds: promptKinds, limit: itemsAtOnce });
  const limit = itemsAtOnce - prompt.length;
  if (limit === 0) return prompt;
  return [...prompt, ...(await takeOutboxItems(records, { ...options, kinds: bulkKinds, limit }))];
}

async function deliverOne(parts: OutboxParts, item: TakenItem, signal: AbortSignal): Promise<void> {
  const { attemptsMax } = parts.deliverers[item.kind];
  // Taken again and again without a word: it ended every worker that had it.
  const delivery: Delivery =
    item.attempts > attemptsMax
      ? { outcome: 'aside', reason: 'worker_ended', detail: '' }
      : await tryIt(parts, item, signal);
  await note(parts, item, delivery, signal);
}

async function tryIt(parts: OutboxParts, item: TakenItem, signal: AbortSignal): Promise<Delivery> {
  try {
    return await deliverKind(parts, item.kind, item, signal);
  } catch (error) {
    return { outcome: 'again', reason: 'fault', detail: redact(String(error), []) };
  }
}

async function deliverKind<K extends OutboxKind>(
  { deliverers, keys }: OutboxParts,
  kind: K,
  { id: itemId, sealed, connectionId, attempts }: TakenItem,
  signal: AbortSignal,
): Promise<Delivery> {
  const json: unknown = JSON.parse(openSecret(sealed, keys.payloads).toString('utf8'));
  const read = outboxPayloads[kind].safeParse(json);
  if (!read.success) return { outcome: 'aside', reason: 'wrong_payload', detail: '' };
  // The schema of the kind has just said so; what the compiler cannot see is that both are of the same kind.
  const deliverer: Deliverer<OutboxPayload<K>> = deliverers[kind];
  return deliverer.deliver(read.data as OutboxPayload<K>, {
    ...{ itemId, connectionId, attempts, signal },
    nowMs: Date.now(),
  });
}

async function note(
  { records, deliverers, log }: OutboxParts,
  item: TakenItem,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> {
  const about = { item: item.id, kind: item.kind };
  if (delivery.outcome === 'done') {
    if (!(await settleDone(records, item, delivery.effect))) return;
    if (delivery.restMs !== undefined) {
      const untilMs = Date.now() + delivery.restMs;
      await pauseLane(records, item.lane, { untilMs, reason: 'near_limit', detail: '' });
    }
    return;
  }
  const { reason, detail } = delivery;
  if (delivery.outcome === 'paused') {
    await pauseLane(records, item.lane, { untilMs: delivery.untilMs, reason, detail });
    await settleAgain(records, item, { waitMs: 0, reason, detail, isFree: true });
    // Whoever mends it resumes the lane after writing that down: asked only now, one of the two sees the other.
    if (delivery.stillHolds !== undefined && !(await delivery.stillHolds())) {
      await resumeLane(records.db, item.lane);
      return;
    }
    log.warn({ ...about, lane: item.lane, reason, detail }, 'a lane of the outbox stands still');
    return;
  }
  const deliverer = deliverers[item.kind];
  // Whoever stops in the middle of a try has not failed.
  if (delivery.outcome === 'again' && signal.aborted) {
    await settleAgain(records, item, { waitMs: 0, reason, detail, isFree: true });
  } else if (delivery.outcome === 'again' && item.attempts < deliverer.attemptsMax) {
    const random = randomInt(1_000_000) / 1_000_000;
    const waitMs = retryWaitMs(item.attempts, deliverer, delivery.waitMs, random);
    await settleAgain(records, item, { waitMs, reason, detail, isFree: false });
  } else {
    await settleAside(records, item, { reason, detail }, async (db) =>
      deliverer.noteAside?.(db, { recordKey: item.recordKey, reason, detail }),
    );
    log.warn({ ...about, reason, detail }, 'an item of the outbox is set aside: see the connection’s page');
  }
}
