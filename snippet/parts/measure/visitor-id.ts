// The browser's id under `granted`: made when first asked for, kept in a cookie, never prolonged.

import { readCookie, visitorCookie, writeCookie } from '../../cookie-jar.ts';
import { randomHex } from '../../make-event-id.ts';
import type { PartHandle } from '../../part-handle.ts';

/** Thirteen months. */
const visitorDays = 395;

/** 16 hex digits; also when the browser takes no cookies, then for this page only. */
export function visitorId(handle: PartHandle): string {
  handle.id ||= readCookie(visitorCookie) ?? '';
  if (!/^[0-9a-f]{16}$/.test(handle.id)) adoptVisitor(handle, randomHex(8));
  return handle.id;
}

/** Takes over the id that a linked domain handed on. */
export function adoptVisitor(handle: PartHandle, id: string): void {
  handle.id = id;
  writeCookie(visitorCookie, id, visitorDays);
}
