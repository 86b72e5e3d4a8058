// The repeated work about connections: deliveries understood, and destroyed when their time is over.

import type { Logger } from 'pino';
import { askChecked, OutgoingError } from '#outgoing/ask-checked.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import type { ErasedKeys } from '#stores/records/identity/erased-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetDeliveries } from '#stores/records/questions/forget-deliveries.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { forgetThings } from '#stores/records/reported/keep-things.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { createKeepMailFlags } from '../links/keep-mail-flags.ts';
import { deleteReported } from './delete-reported.ts';
import { renewSubscriptions, youtubeHub } from './renew-subscriptions.ts';
import { understandDeliveries } from './understand-deliveries.ts';

export interface ConnectionParts {
  schedule: Schedule;
  queue: EventQueueWriter;
  events: EventStore;
  records: Records;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Public address of the collector, without trailing slash; '' when none is set: then no hub can reach it. */
  collectorUrl: string;
  erased: ErasedKeys;
  withdrawn: WithdrawnKeys;
  log: Pick<Logger, 'info' | 'warn'>;
}

const secondMs = 1_000;
/** Rows tell for this long what came and what became of it; bodies go earlier, each at its own time. */
const rowsKeptMs = 30 * 24 * 3_600_000;
/** As long as the events of a person may be kept at the most, with some days for those that were late. */
const thingsKeptMs = 400 * 24 * 3_600_000;
const confirmMsMax = 10_000;

export async function scheduleConnections(parts: ConnectionParts): Promise<void> {
  const { schedule, records, collectorUrl, log } = parts;
  await schedule.every('understand-deliveries', 2 * secondMs, createUnderstanding(parts));
  await schedule.every('forget-deliveries', 600 * secondMs, async () => {
    const now = new Date();
    const { bodies, rows } = await forgetDeliveries(records, now, new Date(now.getTime() - rowsKeptMs));
    if (bodies + rows > 0) log.info({ bodies, rows }, 'webhooks whose time is over are destroyed');
  });
  await schedule.every('delete-reported', 10 * secondMs, createDeleting(parts));
  await schedule.every('forget-reported-things', 3_600 * secondMs, async () => {
    await forgetThings(records.db, new Date(Date.now() - thingsKeptMs));
  });
  if (collectorUrl === '') return;
  const renewal = { ...parts, hubUrl: youtubeHub, allowedHosts: [] };
  await schedule.every('renew-subscriptions', 60 * secondMs, async () => {
    await whileHoldingLock(records, 'renew-subscriptions', () => renewSubscriptions(renewal, Date.now()));
  });
}

function createUnderstanding(given: ConnectionParts): () => Promise<void> {
  const { queue, records, secret, erased, withdrawn, log } = given;
  const refused = { isErased: erased.has, isWithdrawn: withdrawn.isWithdrawn };
  const keepFlags = createKeepMailFlags({ records, refused });
  const parts = { records, queue, secret, log, confirmTopic, keepFlags, isErased: erased.has };
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      // One machine at a time: two would only do the same work twice.
      await whileHoldingLock(records, 'understand-deliveries', async () => {
        do await Promise.all([erased.load(), withdrawn.load()]);
        while ((await understandDeliveries(parts)) > 0);
      });
    } finally {
      isRunning = false;
    }
  };
}

function createDeleting({ events, records, secret, log }: ConnectionParts): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await whileHoldingLock(records, 'delete-reported', async () => {
        let deleted = 0;
        let some: number;
        do {
          some = await deleteReported({ events, records, secret }, new Date());
          deleted += some;
        } while (some > 0);
        if (deleted > 0) log.info({ events: deleted }, 'what providers took back was looked for and deleted');
      });
    } finally {
      isRunning = false;
    }
  };
}

async function confirmTopic(url: string): Promise<void> {
  const signal = AbortSignal.timeout(confirmMsMax);
  const answer = await askChecked({ url, silentMsMax: confirmMsMax, allowedHosts: [], signal });
  answer.body.resume();
  if (answer.status !== 200) throw new OutgoingError(`it answered ${answer.status}`);
}
