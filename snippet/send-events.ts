// Sends events in batches and keeps in line what was not accepted. Every copy of an event has the same id, so the
// processor stores one.

import { mayMeasure } from './consent-gate.ts';
import { handle } from './core.ts';
import { guard } from './guard.ts';
import { readSignals } from './note-signals.ts';
import { eventAddress } from './own-script.ts';
import type { QueueItem } from './part-handle.ts';
import { currentConsent } from './visitor-choice.ts';

const batchEventsMax = 25;
const waitingEventsMax = 150;

let waiting: QueueItem[] = [];
let onTheWay: QueueItem[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

/** What is in `items` and not in `others`, by event id. */
function without(items: QueueItem[], others: QueueItem[]): QueueItem[] {
  return items.filter(([, id]) => !others.some((other) => other[1] === id));
}

function later(delayMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(flush, delayMs);
}

/** `mayKeep` is the gate's word on storage. */
export function enqueue(item: QueueItem, mayKeep: boolean): void {
  waiting = [...waiting, item].slice(-waitingEventsMax);
  if (mayKeep) handle.keep?.((kept) => [...kept, item]);
  // Long enough for what happens together to travel together, in milliseconds.
  if (!timer) later(250);
}

export function resend(items: QueueItem[]): void {
  waiting = [...without(without(items, waiting), onTheWay), ...waiting];
}

/** Forgets what was collected under `granted` and not sent yet: the visitor took the consent back. */
export const discardUnsent = guard(() => {
  waiting = waiting.filter(([head]) => !head.includes('"granted"'));
  localStorage.removeItem('fiuto_queue');
});

function settle(batch: QueueItem[], status: number): void {
  onTheWay = [];
  // Refused for good counts as done: the same bytes would be refused again.
  if (status < 500 && status !== 429) {
    failures = 0;
    handle.keep?.((kept) => without(kept, batch));
    flush();
  } else {
    waiting = [...batch, ...waiting];
    // The consent may have been taken back while the batch was on its way.
    if (!mayMeasure(currentConsent())) discardUnsent();
    later(Math.min(1000 * 2 ** failures++, 300_000));
  }
}

/** Sends all that waits; `leaving` hands it to the browser, which delivers even after the page is gone. */
export const flush = guard((leaving?: boolean) => {
  clearTimeout(timer);
  timer = undefined;
  while (waiting[0] && (leaving || !onTheWay[0])) {
    const head = waiting[0][0];
    const batch = waiting.filter((item) => item[0] === head).slice(0, batchEventsMax);
    const signals = JSON.stringify(readSignals());
    const events = batch.map((item) => item[2]).join();
    const body = `${head.slice(0, -1)},"v":1,"sent":${Date.now()},"signals":${signals},"events":[${events}]}`;
    if (leaving && !navigator.sendBeacon(eventAddress, body)) return;
    waiting = without(waiting, batch);
    if (leaving) continue;
    onTheWay = batch;
    fetch(eventAddress, {
      method: 'POST',
      body,
      // Browsers refuse keepalive bodies over 64 kB.
      keepalive: body.length < 6e4,
      // A request that nobody answers must not hold up the next.
      signal: AbortSignal.timeout(2e4),
    }).then(
      (response) => settle(batch, response.status),
      () => settle(batch, 500),
    );
  }
});
