// Gathers requests into batches and puts them on the queue, a few writes at once, and never so many that the queue
// outgrows the disk or the patience of live visitors: it waits while too many events wait.

import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type QueuedBatch, type QueuedRequest, queuedBatchVersion } from '#contract/queued-batch.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';

export interface QueueFeed {
  /** Waits when enough is under way. */
  add(request: QueuedRequest): Promise<void> | undefined;
  /** Resolves when everything added is durable; throws what a write failed with. */
  settle(): Promise<void>;
}

/** Few enough that the processor, which holds whole batches, stays small. */
const batchEvents = 250;
const writesAtOnce = 4;
const waitingMax = 100_000;
const waitingEnough = 60_000;
const lookEveryEvents = 20_000;
const lookEveryMs = 200;

export function createQueueFeed(queue: Pick<EventQueue, 'add' | 'waitingEvents'>): QueueFeed {
  const writes = new Set<Promise<void>>();
  let failure: unknown;
  let open = new Map<string, QueuedRequest>();
  let openEvents = 0;
  let eventsSinceLook = lookEveryEvents;
  const write = async () => {
    const batch = makeBatch([...open.values()]);
    eventsSinceLook += openEvents;
    open = new Map();
    openEvents = 0;
    const writing: Promise<void> = queue
      .add([batch])
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => writes.delete(writing));
    writes.add(writing);
    if (writes.size >= writesAtOnce) await Promise.race(writes);
    if (failure !== undefined) throw failure;
    if (eventsSinceLook < lookEveryEvents) return;
    eventsSinceLook = 0;
    await waitForRoom(queue);
  };
  return {
    add: (request) => {
      addTo(open, request);
      openEvents += request.events.length;
      return openEvents >= batchEvents ? write() : undefined;
    },
    settle: async () => {
      if (openEvents > 0) await write();
      await Promise.all(writes);
      if (failure !== undefined) throw failure;
    },
  };
}

/** Views of one visitor share a request, which makes the batch smaller. */
function addTo(open: Map<string, QueuedRequest>, request: QueuedRequest): void {
  const key = `${request.visitor}|${request.address}|${request.userAgent}`;
  const known = open.get(key);
  if (known) known.events.push(...request.events);
  else open.set(key, request);
}

/** Events waiting for every site, since the queue is everybody's. */
async function waitForRoom(queue: Pick<EventQueue, 'waitingEvents'>): Promise<void> {
  let limit = waitingMax;
  while ((await countWaiting(queue)) > limit) {
    limit = waitingEnough;
    await wait(lookEveryMs);
  }
}

async function countWaiting(queue: Pick<EventQueue, 'waitingEvents'>): Promise<number> {
  let sum = 0;
  for (const events of (await queue.waitingEvents()).values()) sum += events;
  return sum;
}

function makeBatch(requests: QueuedRequest[]): QueuedBatch {
  return { version: queuedBatchVersion, batchId: makeBatchId(Date.now()), requests };
}

/** UUIDv7. */
function makeBatchId(atMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(atMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
