// A list of which the caller may not see every row: pages are full, complete, and tell nothing of what is left out.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fillPage } from '#dashboard/server/api/fill-page.ts';
import { readPlace } from '#dashboard/server/api/place-cursor.ts';

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
    const { shown, nextCursor } = await fillPage(limit, source(visible, from));
    pages.push(shown);
    cursors.push(nextCursor);
    if (nextCursor === null) return { pages, cursors };
    from = (readPlace(nextCursor, z.tuple([z.number()]))?.[0] ?? 0) + 1;
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
