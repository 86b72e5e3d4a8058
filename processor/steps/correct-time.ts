// When an event happened: the client's clock put right by the server's, never in the future, and the time in its id.

import type { QueuedRequest } from '#contract/queued-batch.ts';

const dayMs = 86_400_000;
const oldestAgeMs = 30 * dayMs;
/** A client that sent this much before we received has a right clock and a slow network. */
const travelMsMax = 2_000;
/** The earliest time that the event store is asked to hold: 1970. */
const earliestMs = 0;

/** Whole milliseconds since 1970. `at` is the client's; a request that says when it was sent tells how wrong that is. */
export function correctTime(at: number, { sentAtMs, receivedAtMs }: QueuedRequest): number {
  const behindMs = sentAtMs === null ? 0 : receivedAtMs - sentAtMs;
  const isTravel = behindMs >= 0 && behindMs <= travelMsMax;
  const corrected = Math.round(isTravel ? at : at + behindMs);
  return Math.min(Math.max(corrected, earliestMs), receivedAtMs);
}

/** How long the event store keeps events: days under `limited` and `denied`, months under `granted`. */
export interface KeptFor {
  limitedDays: number;
  grantedMonths: number;
}

/**
 * Logs may be of any age, backends and imported files may say that they bring history. A replay is as old as it was when it came. What the
 * store would delete at once is told as too old instead of vanishing.
 */
export function isTooOld(timeMs: number, request: QueuedRequest, keptFor: KeptFor): boolean {
  const { channel, historical, receivedAtMs } = request;
  if (timeMs < oldestKeptMs(request, keptFor)) return true;
  if (channel === 'import') return false;
  if ((channel === 'server' || channel === 'provider') && historical === true) return false;
  return receivedAtMs - timeMs > oldestAgeMs;
}

function oldestKeptMs({ consent, receivedAtMs }: QueuedRequest, keptFor: KeptFor): number {
  if (consent.state !== 'granted') return receivedAtMs - keptFor.limitedDays * dayMs;
  const oldest = new Date(receivedAtMs);
  return oldest.setUTCMonth(oldest.getUTCMonth() - keptFor.grantedMonths);
}

/** The first 48 bits of a UUIDv7. */
export function readIdTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
