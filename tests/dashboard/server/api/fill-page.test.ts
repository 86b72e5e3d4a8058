// A list of which the caller may not see every row: pages are full, complete, and tell nothing of what is left out.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fillPage } from '#dashboard/server/api/fill-page.ts';
import { createSealedPlaces } from '#dashboard/server/api/sealed-places.ts';

const places = createSealedPlaces('ab'.repeat(32));

/** Rows are the numbers from 0 to `visible.length` - 1. */
const source = (visible: readonly boolean[], from: number) => ({
  read: async (behind: number | undefined, limit: number) =>
    visible
      .map((_, row) => row)
      .slice((behind ?? from - 1) + 1)
      .slice(0, limit),
  show: async (rows: readonly number[]) => rows.map((row) => (visible[row] ? row : undefined)),
  placeOf: (row: number) => [row],
});

async function readAll(
  visible: readonly boolean[],
  limit: number,
): Promise<{ pages: number[][]; cursors: (string | null)[] }> {
  const pages: number[][] = [];
  const cursors: (string | null)[] = [];
  for (let from = 0; ; ) {
    const { shown, nextCursor } = await fillPage(limit, source(visible, from), places.write);
    pages.push(shown);
    cursors.push(nextCursor);
    if (nextCursor === null) return { pages, cursors };
    from = (places.read(nextCursor, z.tuple([z.number()]))?.[0] ?? 0) + 1;
  }
}

it('shows every visible row once, in full pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 700 }),
      fc.integer({ min: 1, max: 50 }),
      async (visible, limit) => {
        const { pages } = await readAll(visible, limit);
        expect(pages.flat()).toEqual(visible.flatMap((isVisible, row) => (isVisible ? [row] : [])));
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      },
    ),
    { numRuns: 40 },
  );
});

it('tells nothing of hidden rows: behind the last visible one there is no next page', async () => {
  const { cursors } = await readAll([true, false, false, false], 1);
  expect(cursors).toEqual([null]);
});

it('reads no more than some thousand rows for one page, and goes on behind them', async () => {
  const visible = Array.from({ length: 9_000 }, (_, row) => row === 7_000 || row === 8_999);
  let read = 0;
  const counted = {
    ...source(visible, 0),
    read: async (behind: number | undefined, limit: number) => {
      read += limit;
      return source(visible, 0).read(behind, limit);
    },
  };
  await fillPage(50, counted, places.write);
  expect(read).toBeLessThan(1_100);
  const { pages, cursors } = await readAll(visible, 50);
  expect(pages.flat()).toEqual([7_000, 8_999]);
  expect(cursors.length).toBeLessThan(13);
});

it('says nothing in a cursor of where it stands, and takes none that somebody else wrote', () => {
  const cursor = places.write([1_700_000_000_000, 4_711]);
  expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('4711');
  expect(places.read(cursor, z.tuple([z.number(), z.number()]))).toEqual([1_700_000_000_000, 4_711]);
  const other = createSealedPlaces('cd'.repeat(32)).write([1, 2]);
  for (const bad of [other, Buffer.from('[1,2]').toString('base64url'), '', 'x'])
    expect(() => places.read(bad, z.tuple([z.number(), z.number()]))).toThrow('invalid_cursor');
});
