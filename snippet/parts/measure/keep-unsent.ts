// Keeps the events that nobody has acknowledged yet in local storage, so that a closed tab or a slow network loses
// none of them: the next page view sends them again.

import type { PartHandle, QueueItem } from '../../part-handle.ts';

/** The core removes this key when the visitor takes the consent back. */
const queueKey = 'fiuto_queue';
const eventsMax = 150;

/**
 * Reads, changes and writes in one go, since tabs of a site share the key. What other pages left there is put in line;
 * `done` is taken out.
 */
export function keepUnsent({ resend }: PartHandle, done?: QueueItem[]): void {
  try {
    const text = localStorage.getItem(queueKey);
    const left = (text ? (JSON.parse(text) as QueueItem[]) : []).filter(
      ([, id]) => !done?.some((item) => item[1] === id),
    );
    const kept = resend(left).filter(([head]) => head.includes('"granted"'));
    if (kept.length) localStorage.setItem(queueKey, JSON.stringify(kept.slice(-eventsMax)));
    else if (text) localStorage.removeItem(queueKey);
  } catch {
    // Storage may be full or forbidden; memory still holds the events.
  }
}
