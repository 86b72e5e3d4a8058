// Keeps a worker of the outbox going: round after round while there is something; then it is woken by what is written, and looks
// now and then by itself for what is due later.

import type { Logger } from 'pino';
import { forgetWrites } from '#stores/records/crm/person-traces.ts';
import { forgetSettledItems } from '#stores/records/outbox/forget-items.ts';
import { outboxChannel } from '#stores/records/outbox/write-items.ts';
import { deliverItems, type OutboxParts } from './deliver-items.ts';
import { createLaneShares } from './lane-shares.ts';
import { runRounds } from './run-rounds.ts';

export interface OutboxWorker {
  /** Takes no more, ends what is under way, resolves when idle. */
  stop(): Promise<void>;
}

export interface WorkerParts extends OutboxParts {
  /** Between two looks when nothing is due, in milliseconds. */
  readonly idleMs: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const dayMs = 86_400_000;
/** Of all slots one lane has one in so many at the most. */
const laneShare = 4;
const forgetEveryMs = 3_600_000;
/** What is done holds no payload any more: the row tells that it was, and keeps a repetition away. */
const doneKeptMs = 30 * dayMs;
/** As long as Meta keeps a lead: later there is nothing to be tried again. */
const asideKeptMs = 90 * dayMs;
/** What was written to CRMs: as long as the audit log. */
const ledgerKeptMs = 730 * dayMs;

/** Each slot takes its next item when it is free, whatever the others wait for. */
export function runOutboxWorker(parts: WorkerParts): OutboxWorker {
  const { idleMs, itemsAtOnce, log } = parts;
  const shares = createLaneShares(Math.ceil(itemsAtOnce / laneShare));
  const slot = { ...parts, itemsAtOnce: 1 };
  let forgetAtMs = 0;
  const round = async (signal: AbortSignal) => {
    if (Date.now() >= forgetAtMs) {
      forgetAtMs = Date.now() + forgetEveryMs;
      await forget(parts);
    }
    return (await deliverItems(slot, signal, shares)) > 0;
  };
  const slots = Array.from({ length: itemsAtOnce }, () =>
    runRounds(round, { idleMs, log, failing: 'the outbox cannot be read; trying again' }),
  );
  const listening = parts.records.listen(outboxChannel, () => {
    for (const { wake } of slots) wake();
  });
  return {
    stop: async () => {
      await Promise.all([listening.stop(), ...slots.map(({ stop }) => stop())]);
    },
  };
}

async function forget({ records, log }: WorkerParts): Promise<void> {
  const before = (keptMs: number) => new Date(Date.now() - keptMs);
  const items = await forgetSettledItems(records, {
    doneBefore: before(doneKeptMs),
    asideBefore: before(asideKeptMs),
  });
  await forgetWrites(records.db, before(ledgerKeptMs));
  if (items > 0) log.info({ items }, 'old items of the outbox are forgotten');
}
