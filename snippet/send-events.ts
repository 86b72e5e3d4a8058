// Sends events in batches and keeps in line what was not accepted. Every copy of an event has the same id, so the
// processor stores one.

import { writeCookie } from './cookie-jar.ts';
import { handle } from './core.ts';
import { guard } from './guard.ts';
import { readSignals } from './note-signals.ts';
import { eventAddress } from './own-script.ts';
import type { QueueItem } from './part-handle.ts';
import { allowed } from './visitor-choice.ts';

let waiting: QueueItem[] = [];
let onTheWay: QueueItem[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let retryMs = 1000;

/** What is in `items` and not in `others`, by event id. */
function without(items: QueueItem[], others: QueueItem[]): QueueItem[] {
  return items.filter(([, id]) => !others.some((other) => other[1] === id));
}

/** Long enough for what happens together to travel together, in milliseconds. */
function soon(): void {
  timer ||= setTimeout(flush, 250);
}

export function enqueue(item: QueueItem): void {
  waiting = [...waiting, item].slice(-150);
  handle.keep?.();
  soon();
}

/** Puts events of other pages in line, unless they are; answers all that is not acknowledged. */
export function resend(items: QueueItem[]): QueueItem[] {
  waiting = [...without(without(items, waiting), onTheWay), ...waiting];
  soon();
  return [...onTheWay, ...waiting];
}

/** Whether the event was collected under `granted`; `head` is that of a QueueItem. */
function isGranted(head: string): boolean {
  return head.includes('"granted"');
}

/**
 * Keeps in the browser what nobody has acknowledged, from now on at once: the first access to storage takes too long
 * for a page that loads. Where no consent stands it forgets all that only a consent allows to keep.
 */
export const keepOrForget = guard(() => {
  if (allowed()) return handle.store?.();
  delete handle.keep;
  waiting = waiting.filter(([head]) => !isGranted(head));
  handle.id = '';
  writeCookie('fiuto_id', '', 0);
  localStorage.removeItem('fiuto_queue');
  localStorage.removeItem('fiuto_linked');
});

function settle(batch: QueueItem[], status: number): void {
  onTheWay = [];
  // Refused for good counts as done: the same bytes would be refused again.
  if (status < 500 && status !== 429) {
    retryMs = 1000;
    handle.keep?.(batch);
    flush();
  } else {
    waiting = [...batch, ...waiting];
    // The consent may have been taken back while the batch was on its way.
    keepOrForget();
    clearTimeout(timer);
    timer = setTimeout(flush, retryMs);
    // Up to about four minutes.
    if (retryMs < 200_000) retryMs *= 2;
  }
}

/** Sends all that waits; `leaving` hands it to the browser, which delivers even after the page is gone. */
export const flush = guard((leaving?: boolean) => {
  clearTimeout(timer);
  timer = undefined;
  // Without the part that knows the visitor they would be nobody's.
  if (!leaving && allowed() && !handle.known) return soon();
  // In UTF-16 units, each three bytes at most; a larger event goes alone.
  let lengthMax = 18e3;
  while (waiting[0] && lengthMax && (leaving || !onTheWay[0])) {
    const head = waiting[0][0];
    let events = '';
    const batch = waiting.slice(0, 25).filter((item) => {
      const fits = item[0] === head && (!events || events.length + item[2].length < lengthMax);
      if (fits) events += `,${item[2]}`;
      return fits;
    });
    const shared = JSON.stringify({
      v: 1,
      sent: Date.now(),
      signals: readSignals(),
      ...(isGranted(head) && handle.known?.()),
    });
    const body = `${head.slice(0, -1)},${shared.slice(1, -1)},"events":[${events.slice(1)}]}`;
    if (leaving) {
      // Browsers take no more than 64 kB at a time, what is on its way included.
      if (navigator.sendBeacon(eventAddress, body)) waiting = without(waiting, batch);
      else lengthMax >>= 1;
      continue;
    }
    waiting = without(waiting, batch);
    onTheWay = batch;
    const done = (status: number) => onTheWay === batch && settle(batch, status);
    fetch(eventAddress, {
      method: 'POST',
      body,
      // Browsers give the bodies that may outlive their page 64 kB in all, and refuse the request that has more.
      keepalive: body.length < 2e4,
    }).then(
      (response) => done(response.status),
      () => done(500),
    );
    // A request that nobody answers must not hold up the next.
    setTimeout(done, 2e4, 500);
  }
});
