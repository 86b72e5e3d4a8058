// What happens to the batches of one write, in order: find duplicates, fetch what visitors have said and what outside
// sources answer, take every event through the pipeline, insert decisions and rows, write the records. When this resolves, the batches may leave the queue; when it rejects, they come again, and what
// was already written is found by its id and batch.

import type { Logger } from 'pino';
import type { EarlyOutcome } from '#contract/event-outcome.ts';
import type { DescribedEvent } from '#contract/event-stages.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { outcomeRow, rowText } from '#stores/events/event-row.ts';
import type { EventReader, EventWriter } from '#stores/events/event-store.ts';
import { type ArrivedEvent, listArrivedEvents } from './arrived-event.ts';
import type { VisitorClaims } from './company/visitor-claims.ts';
import { describeOutcome } from './write/describe-outcome.ts';
import { findKnownIds } from './write/find-known-ids.ts';
import { createIdsInHand } from './write/ids-in-hand.ts';
import { judgeDuplicates } from './write/judge-duplicates.ts';
import type { Effects } from './write/note-effects.ts';
import { prepareRows } from './write/prepare-rows.ts';
import type { AddressKeys } from './write/seal-address.ts';
import { nameBatches, type WriteRowsParts, writeRows } from './write/write-rows.ts';

export interface GatheringParts {
  events: EventReader & EventWriter;
  /** Keeps the decisions that the events hang on. */
  writeDecisions(): Promise<void>;
  describe(arrived: ArrivedEvent): DescribedEvent | EarlyOutcome;
  /** Collects what the events of one write mean for the records. */
  createEffects(): Pick<Effects, 'note'> & { write(): Promise<void> };
  addressKeys: AddressKeys;
  claims: Pick<VisitorClaims, 'load' | 'write'>;
  /** Keeps what the batches tell about our own links. */
  keepLinkUses?(batches: readonly QueuedBatch[]): Promise<void>;
  /** What is needed from outside for the addresses of these batches. */
  prepare(batches: readonly QueuedBatch[]): Promise<void>;
  log: Pick<Logger, 'warn' | 'error'>;
  /** Waits between tries of an insert while the store is away, in milliseconds. */
  retryWaitsMs: readonly number[];
}

/** The function may be called again while an earlier call is under way; inserts follow each other in order. */
export function createGatheringWriter(
  parts: GatheringParts,
): (batches: readonly QueuedBatch[]) => Promise<void> {
  const idsInHand = createIdsInHand();
  let lastInsert: Promise<unknown> = Promise.resolve();
  const rowParts: WriteRowsParts = {
    events: parts.events,
    log: parts.log,
    retryWaitsMs: parts.retryWaitsMs,
    whenRefused: ({ arrived, rowId }, error, keepsRaw) => {
      const outcome = { outcome: 'rejected', reason: 'refused_by_store', step: 'write-rows', error } as const;
      const row = describeOutcome(arrived, rowId, outcome, parts.addressKeys);
      return `${rowText(outcomeRow(keepsRaw ? row : { ...row, raw: '', request: '', type: '', error: '' }))}\n`;
    },
  };
  return async (batches) => {
    const arrived = batches.flatMap(listArrivedEvents);
    const effects = parts.createEffects();
    const hold = idsInHand.hold(arrived);
    try {
      const judged = await judgeDuplicates(arrived, async (wanted) =>
        hold.addTo(await findKnownIds(parts.events, wanted)),
      );
      // First: nobody is paid for what a visitor has told.
      await parts.claims.load(batches);
      await parts.prepare(batches);
      const rows = await prepareRows({ ...parts, note: effects.note }, judged);
      const name = nameBatches(batches.map((batch) => batch.batchId));
      // Decisions first: an event never hangs on one that is not there.
      const inserting = lastInsert.then(parts.writeDecisions).then(() => writeRows(rowParts, name, rows));
      lastInsert = inserting.catch(() => undefined);
      await inserting;
    } finally {
      hold.release();
    }
    await effects.write();
    await parts.claims.write();
    await parts.keepLinkUses?.(batches);
  };
}
