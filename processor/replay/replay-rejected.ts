// Puts rejected events back on the queue after a fix: the same id, one attempt more. The new row replaces the old one,
// whether it is stored now or rejected again.

import { createHash } from 'node:crypto';
import type { RejectReason } from '#contract/event-outcome.ts';
import { type QueuedBatch, type QueuedRequest, queuedBatchVersion } from '#contract/queued-batch.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import { type AddressKeys, openAddress } from '../write/seal-address.ts';
import { type RejectedRow, rejectedEventsQuestion } from './find-rejected.ts';

/** What to take up; absent fields do not narrow. Times are receive times, milliseconds since 1970. */
export interface ReplayFilter {
  ids?: readonly string[];
  siteId?: number;
  reason?: RejectReason;
  fromMs?: number;
  toMs?: number;
}

export interface ReplayParts {
  events: EventReader;
  queue: EventQueueWriter;
  addressKeys: AddressKeys;
}

const pageRows = 500;
const eventsPerBatch = 100;
const idsPerQuestion = 1_000;
const noId = '00000000-0000-0000-0000-000000000000';

/** How many events were put on the queue. Asking twice queues twice, but only one copy is written. */
export async function replayRejected(parts: ReplayParts, filter: ReplayFilter): Promise<number> {
  if (filter.ids === undefined) return replayMatching(parts, filter, []);
  let queued = 0;
  for (let at = 0; at < filter.ids.length; at += idsPerQuestion) {
    queued += await replayMatching(parts, filter, filter.ids.slice(at, at + idsPerQuestion));
  }
  return queued;
}

async function replayMatching(
  { events, queue, addressKeys }: ReplayParts,
  filter: ReplayFilter,
  ids: readonly string[],
): Promise<number> {
  let queued = 0;
  let after = { afterMs: 0, afterSite: 0, afterId: noId };
  for (;;) {
    const rows = await events.ask(rejectedEventsQuestion, {
      fromMs: filter.fromMs ?? 0,
      toMs: filter.toMs ?? Date.now(),
      site: filter.siteId ?? 0,
      reason: filter.reason ?? '',
      ids: [...ids],
      ...after,
      limit: pageRows,
    });
    const last = rows.at(-1);
    if (last === undefined) return queued;
    for (let at = 0; at < rows.length; at += eventsPerBatch) {
      await queue.add([makeBatch(rows.slice(at, at + eventsPerBatch), addressKeys)]);
    }
    queued += rows.length;
    after = { afterMs: last.id_time_ms, afterSite: last.site_id, afterId: last.event_id };
  }
}

/** One request per event, since each keeps what its own request said. */
function makeBatch(rows: readonly RejectedRow[], addressKeys: AddressKeys): QueuedBatch {
  return {
    version: queuedBatchVersion,
    batchId: nameReplay(rows),
    requests: rows.map((row) => makeRequest(row, addressKeys)),
  };
}

function makeRequest(row: RejectedRow, addressKeys: AddressKeys): QueuedRequest {
  // Both texts were written by describe-outcome.ts from what the queue had checked.
  const request = JSON.parse(row.request) as Omit<QueuedRequest, 'events'>;
  const address = openAddress(row.address_sealed, row.received_at_ms, addressKeys);
  const event = { id: row.event_id, raw: JSON.parse(row.raw) as unknown, attempt: row.attempts + 1 };
  return { ...request, address, events: [event] };
}

/** The same events at the same attempt make the same batch, so that a second click finds it queued already. */
function nameReplay(rows: readonly RejectedRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.site_id} ${row.event_id} ${row.attempts}\n`);
  const digits = hash.digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
