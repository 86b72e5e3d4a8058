// The ticket that is given out with a form of our own and comes back with its answer. It names the answer, so that it is
// good for one, and says when it was given, so that nobody answers faster than people read.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { makeEventId, readIdTime } from '../event-id.ts';

/** Sooner than this nobody has filled in a form. Milliseconds. */
export const ticketWaitMs = 2_500;
/** A page may lie open over night; the script asks for a new ticket then. */
const ticketHoldsMs = 12 * 3_600_000;

/** `key`: 32 bytes, derived for form tickets. `nowMs`: milliseconds since 1970. */
export function makeTicket(key: Buffer, formKey: string, nowMs: number): string {
  const id = makeEventId(nowMs);
  return `${id}.${sign(key, formKey, id)}`;
}

/** The id in the ticket, which names the answer; or why it is not taken. */
export function readTicket(
  key: Buffer,
  formKey: string,
  ticket: unknown,
  nowMs: number,
): { id: string } | { fault: 'wrong_ticket' | 'old_ticket' | 'too_soon' } {
  const [, id = '', mac = ''] =
    typeof ticket === 'string' ? (/^([0-9a-f-]{36})\.([\w-]{22})$/.exec(ticket) ?? []) : [];
  if (id === '' || !timingSafeEqual(Buffer.from(mac), Buffer.from(sign(key, formKey, id)))) {
    return { fault: 'wrong_ticket' };
  }
  const ageMs = nowMs - readIdTime(id);
  if (ageMs > ticketHoldsMs) return { fault: 'old_ticket' };
  return ageMs < ticketWaitMs ? { fault: 'too_soon' } : { id };
}

function sign(key: Buffer, formKey: string, id: string): string {
  return createHmac('sha256', key).update(`${formKey} ${id}`).digest('base64url').slice(0, 22);
}
