// The place in a list where the next page begins, as a text that is opaque to the caller: what the list is sorted by, and
// what tells equal rows apart.

import type { z } from 'zod';
import { Refusal } from './refusal.ts';

export function writePlace(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Undefined when no page is asked for. Throws Refusal `invalid_cursor` for a text that we did not write. */
export function readPlace<S extends z.ZodType>(text: string | undefined, schema: S): z.output<S> | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new Refusal('invalid_cursor');
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new Refusal('invalid_cursor');
  return read.data;
}

/** The first `limit` rows of one more, and the cursor when there is a further page. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => readonly (string | number)[],
): { page: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? writePlace(placeOf(last)) : null };
}
