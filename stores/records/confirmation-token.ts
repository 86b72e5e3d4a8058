// The token in a link that a person opens to confirm an answer, or to see their own data: names the answer or the link, says until when it holds, and can be
// made by nobody else. The mail is the only place where it stands.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** Long enough for a holiday's beginning, short enough that a mailbox that changes hands confirms nothing. */
const holdsMs = 7 * 86_400_000;
const macChars = 22;

/** `key`: 32 bytes, derived for the one purpose. `nowMs`: milliseconds since 1970. */
export function makeConfirmationToken(
  key: Buffer,
  requestId: number,
  nowMs: number,
  validMs: number = holdsMs,
): string {
  const text = `${requestId.toString(36)}.${(nowMs + validMs).toString(36)}`;
  return `${text}.${sign(key, text)}`;
}

/** The request's number; undefined when we did not make the token, or it holds no longer. */
export function readConfirmationToken(key: Buffer, token: string, nowMs: number): number | undefined {
  const [, text = '', mac = ''] = /^([0-9a-z]{1,11}\.[0-9a-z]{1,11})\.([\w-]{22})$/.exec(token) ?? [];
  const expected = sign(key, text);
  if (mac.length !== macChars || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return undefined;
  const [id = '', until = ''] = text.split('.');
  return Number.parseInt(until, 36) >= nowMs ? Number.parseInt(id, 36) : undefined;
}

function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, macChars);
}
