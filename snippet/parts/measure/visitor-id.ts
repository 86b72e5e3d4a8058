// The browser's id under `granted`: made when first asked for, then kept in a cookie, never prolonged.

import { readCookie, visitorCookie, writeCookie } from '../../cookie-jar.ts';
import type { PartHandle } from '../../part-handle.ts';

/** Thirteen months. */
const visitorDays = 395;

/** 16 random hex digits, which nobody can guess. */
function makeVisitorId(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return bytes.join('');
}

/** The id made on this page, as long as it is not kept. */
let made = '';

const readVisitor = (): string => readCookie(visitorCookie)?.match(/^[0-9a-f]{16}$/)?.[0] ?? '';

/** 16 hex digits; also when the browser takes no cookies, then for this page only. */
export function visitorId(handle: PartHandle): string {
  handle.id ||= readVisitor();
  if (!handle.id) handle.id = made = makeVisitorId();
  return handle.id;
}

/** Keeps a new id for the next page; writing takes long, so that it is not done while a page loads. */
export function keepVisitor(handle: PartHandle): void {
  // Another tab may have been the first.
  if (visitorId(handle) === made && !readVisitor()) adoptVisitor(handle, made);
  made = '';
}

/** Takes over the id that a linked domain handed on. */
export function adoptVisitor(handle: PartHandle, id: string): void {
  handle.id = id;
  writeCookie(visitorCookie, id, visitorDays);
}
