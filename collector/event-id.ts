// Event ids: UUIDv7, whose time is the event's partition in the store. An id that cannot be right is made anew from
// itself and the time of its event, so that a retry of the same event gets the same new one. Whoever looks an event up
// by its time may rely on this: the time in its id is at most two hours away.

import { createHash, randomFillSync } from 'node:crypto';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How far a client's clock may be ahead, in an id or in `sent`. */
const clockAheadMsMax = hourMs;
/** How far the time in a client's id may be from the `at` of its event. */
const apartMsMax = hourMs;
/** How late an event may come. */
const lateMsMax = 30 * dayMs;

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** What is known of the request when its events' ids are judged. Milliseconds since 1970. */
export interface IdCircumstances {
  siteId: number;
  receivedAtMs: number;
  /** Null when the client said nothing. */
  sentAtMs: number | null;
  /** A backend or an import may bring events of any age. */
  mayBeOld: boolean;
}

/** What an event says of itself, as sent. */
export interface IdClaims {
  id: unknown;
  at: unknown;
  /** Describes the event for when its id is of no use. */
  content: () => string;
}

/** The id of an event; '', null and undefined are no id. */
export function settleEventId({ id, at, content }: IdClaims, circumstances: IdCircumstances): string {
  const { siteId, receivedAtMs } = circumstances;
  const eventTimeMs = guessEventTime(at, circumstances);
  if (id === undefined || id === null || id === '') return makeEventId(eventTimeMs ?? receivedAtMs);
  if (typeof id === 'string' && uuidV7.test(id) && isPossible(readIdTime(id), at, circumstances)) {
    return id.toLowerCase();
  }
  const seed = typeof id === 'string' ? `id ${id.toLowerCase()}` : `content ${content()}`;
  const timeMs = eventTimeMs ?? Math.floor(receivedAtMs / hourMs) * hourMs;
  return deriveEventId(`${siteId} ${seed}`, timeMs);
}

function isPossible(idTimeMs: number, at: unknown, circumstances: IdCircumstances): boolean {
  const { receivedAtMs, mayBeOld } = circumstances;
  if (clockOffset(circumstances) !== 0 || idTimeMs > receivedAtMs + clockAheadMsMax) return false;
  if (!mayBeOld && idTimeMs < receivedAtMs - lateMsMax) return false;
  // Both are the client's own, so that a retry is judged alike. An event of no possible time is not stored anyway.
  const isTimed = typeof at === 'number' && guessEventTime(at, circumstances) !== null;
  return !isTimed || Math.abs(idTimeMs - at) <= apartMsMax;
}

/** When the event happened by the server's clock, give or take 40 minutes; null when that cannot be. */
function guessEventTime(at: unknown, circumstances: IdCircumstances): number | null {
  if (typeof at !== 'number') return null;
  const { receivedAtMs, mayBeOld } = circumstances;
  const timeMs = Math.floor(at) + clockOffset(circumstances);
  const earliestMs = mayBeOld ? 1 : receivedAtMs - lateMsMax;
  return timeMs >= earliestMs && timeMs <= receivedAtMs + clockAheadMsMax ? timeMs : null;
}

/**
 * What to add to the times of a client whose clock is wrong; 0 when it is right to the hour. In whole hours, because
 * each retry of an event takes another while to arrive and yet must come to the same time and so to the same id. Clocks
 * are wrong by whole, half and quarter hours more than by anything else: between 40 minutes less and 20 minutes more
 * than an hour count as that hour, so that none of them stands at an edge.
 */
function clockOffset({ sentAtMs, receivedAtMs }: IdCircumstances): number {
  if (sentAtMs === null || Math.abs(receivedAtMs - sentAtMs) <= clockAheadMsMax) return 0;
  return Math.floor((receivedAtMs - sentAtMs + (2 / 3) * hourMs) / hourMs) * hourMs;
}

/** Milliseconds since 1970 in a UUIDv7. */
export function readIdTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

const pool = Buffer.alloc(10 * 1024);
let used = pool.length;

/** A fresh UUIDv7. Random bytes are drawn from the system a thousand ids at a time. */
export function makeEventId(atMs: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.toString('hex', used, used + 10);
  used += 10;
  return joinUuid(atMs, random);
}

/** The same text and time give the same id. */
function deriveEventId(text: string, atMs: number): string {
  return joinUuid(atMs, createHash('sha256').update(text).digest('hex'));
}

function joinUuid(atMs: number, hex: string): string {
  const time = Math.max(0, Math.floor(atMs)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
