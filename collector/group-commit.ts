// Group commit: requests that arrive while a queue write is under way share the next one. A lone request is written at once;
// when they come one after the other, a few wait a moment for each other. A request resolves when it is durably on the queue.

import { type QueuedRequest, queuedBatchVersion } from '#contract/queued-batch.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import { Refusal } from './collector-parts.ts';
import { makeEventId } from './event-id.ts';

/** One: a second write at once would halve the batches, and what a batch costs is per batch more than per event. */
const writesMax = 1;
/**
 * Least time between the starts of two writes unless enough requests wait: at some hundreds of requests in a second each
 * batch would carry two of them, and taking so many batches from the queue would hold up what they carry far longer.
 */
const writeGapMs = 25;
const fewRequests = 16;
/**
 * Clients that come again as soon as they are answered come nearly together: most of those who were there when the last write
 * ended are waited for, within the same gap, since two halves cost two writes.
 */
const mostOfThose = 0.85;
/** A job stays small enough to be taken, sealed and opened without holding up anything else. */
const batchEventsMax = 2_000;
const batchBytesMax = 2 * 1024 * 1024;
/** What may wait in memory for its write; beyond that clients are asked to come again. */
const pendingBytesMax = 48 * 1024 * 1024;
const pendingRequestsMax = 20_000;

interface Pending {
  request: QueuedRequest;
  bytes: number;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export interface GroupCommit {
  /** `bytes`: size of the request's body. Rejects with Refusal (503) when it could not be made durable. */
  add(request: QueuedRequest, bytes: number): Promise<void>;
  /** Requests that wait or are being written. */
  pending(): number;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

export function createGroupCommit(queue: EventQueueWriter, onFailure: (error: unknown) => void): GroupCommit {
  let waiting: Pending[] = [];
  let bytesHeld = 0;
  let held = 0;
  let writes = 0;
  let lastStartMs = Number.NEGATIVE_INFINITY;
  let enoughRequests = fewRequests;
  let isScheduled = false;
  let timer: NodeJS.Timeout | undefined;
  let whenEmpty: (() => void)[] = [];

  const write = async (group: Pending[]) => {
    writes++;
    try {
      const batchId = makeEventId(Date.now());
      const requests = group.map(({ request }) => request);
      await queue.add([{ version: queuedBatchVersion, batchId, requests }]);
      for (const { resolve } of group) resolve();
    } catch (error) {
      onFailure(error);
      const refusal = new Refusal(
        503,
        'unavailable',
        'Events cannot be stored now: send them again shortly.',
        {
          'retry-after': '5',
        },
      );
      for (const { reject } of group) reject(refusal);
    }
    writes--;
    enoughRequests = Math.max(fewRequests, Math.floor(held * mostOfThose));
    held -= group.length;
    for (const { bytes } of group) bytesHeld -= bytes;
    if (waiting.length > 0) schedule(writeMore);
    else if (held === 0) {
      for (const tell of whenEmpty) tell();
      whenEmpty = [];
    }
  };

  const writeMore = () => {
    isScheduled = false;
    clearTimeout(timer);
    timer = undefined;
    while (writes < writesMax && waiting.length > 0) {
      lastStartMs = performance.now();
      const count = countGroup(waiting);
      const group = waiting.slice(0, count);
      waiting = waiting.slice(count);
      void write(group);
    }
  };

  /** `start` runs now when enough wait or the last write began long ago, otherwise when that is so. */
  const schedule = (start: () => void) => {
    if (isScheduled || writes >= writesMax) return;
    const leftMs = waiting.length >= enoughRequests ? 0 : lastStartMs + writeGapMs - performance.now();
    if (leftMs > 0) {
      timer ??= setTimeout(writeMore, leftMs);
      return;
    }
    isScheduled = true;
    start();
  };

  return {
    add: (request, bytes) => {
      if (bytesHeld + bytes > pendingBytesMax || held >= pendingRequestsMax) {
        const message = 'Too much is waiting to be stored: send it again shortly.';
        return Promise.reject(new Refusal(503, 'busy', message, { 'retry-after': '2' }));
      }
      bytesHeld += bytes;
      held++;
      return new Promise<void>((resolve, reject) => {
        waiting.push({ request, bytes, resolve, reject });
        // Once all that arrived together has been read.
        schedule(() => setImmediate(writeMore));
      });
    },
    pending: () => held,
    drain: () => (held === 0 ? Promise.resolve() : new Promise<void>((resolve) => whenEmpty.push(resolve))),
  };
}

function countGroup(waiting: readonly Pending[]): number {
  let events = 0;
  let bytes = 0;
  let count = 0;
  for (const pending of waiting) {
    events += pending.request.events.length;
    bytes += pending.bytes;
    if (count > 0 && (events > batchEventsMax || bytes > batchBytesMax)) break;
    count++;
  }
  return count;
}
