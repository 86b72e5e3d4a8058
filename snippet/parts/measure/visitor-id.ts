// The browser's id under `granted`: made when first asked for, then kept in a cookie, never prolonged.

import { readCookie, visitorCookie, writeCookie } from '../../cookie-jar.ts';
import { randomHex } from '../../make-event-id.ts';
import type { PartHandle } from '../../part-handle.ts';

/** Thirteen months. */
const visitorDays = 395;

/** The id that `keepVisitor` has seen to. */
let seenTo = '';

const readVisitor = (): string => readCookie(visitorCookie)?.match(/^[0-9a-f]{16}$/)?.[0] ?? '';

/** 16 hex digits; also when the browser takes no cookies, then for this page only. */
export function visitorId(handle: PartHandle): string {
  handle.id ||= readVisitor() || randomHex(8);
  return handle.id;
}

/** Keeps the id for the next page; writing takes long, so that it is not done while a page loads. */
export function keepVisitor(handle: PartHandle): void {
  const id = visitorId(handle);
  // Another tab may have been the first.
  if (id !== seenTo && !readVisitor()) adoptVisitor(handle, id);
  seenTo = id;
}

/** Takes over the id that a linked domain handed on. */
export function adoptVisitor(handle: PartHandle, id: string): void {
  handle.id = id;
  writeCookie(visitorCookie, id, visitorDays);
}
