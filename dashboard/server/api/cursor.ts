// The place in a list where the next page begins: the time and id of the last row, opaque to the caller.

import { Refusal } from './refusal.ts';

export interface Cursor {
  atMs: number;
  id: string;
}

export function writeCursor(atMs: number, id: string): string {
  return Buffer.from(`${atMs}.${id}`).toString('base64url');
}

/** Throws Refusal `invalid_cursor` for a text that we did not write, or whose id has not the pattern. */
export function readCursor(text: string, idPattern: RegExp): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split('.');
  if (!/^\d{1,13}$/.test(at) || !idPattern.test(id)) throw new Refusal('invalid_cursor');
  return { atMs: Number(at), id };
}
