// One page of a list of which the caller may not see every row: read on until the page is full. The cursor stands behind the last
// row that is shown, so that it tells nothing of those that are not.

import { cutPage } from './place-cursor.ts';

/** Rows read at once after the first time. */
const batchRows = 200;
/** Beyond this the list ends, as it does for whoever has few rows among very many. */
const batchesMax = 100;

export interface PageSource<Row, Shown> {
  /** Rows behind this one, at the most so many, in the order of the list. */
  read(behind: Row | undefined, limit: number): Promise<readonly Row[]>;
  /** In the order of the rows; undefined for what the caller must not see. */
  show(rows: readonly Row[]): Promise<readonly (Shown | undefined)[]>;
  placeOf(row: Row): readonly (string | number)[];
}

export async function fillPage<Row, Shown>(
  limit: number,
  { read, show, placeOf }: PageSource<Row, Shown>,
): Promise<{ shown: Shown[]; nextCursor: string | null }> {
  const seen: { row: Row; shown: Shown }[] = [];
  let behind: Row | undefined;
  for (let batch = 0; batch < batchesMax && seen.length <= limit; batch += 1) {
    const wanted = batch === 0 ? limit + 1 : batchRows;
    const rows = await read(behind, wanted);
    const shown = await show(rows);
    for (const [at, row] of rows.entries()) {
      const one = shown[at];
      if (one !== undefined) seen.push({ row, shown: one });
    }
    behind = rows.at(-1);
    if (rows.length < wanted) break;
  }
  const { page, nextCursor } = cutPage(seen, limit, ({ row }) => placeOf(row));
  return { shown: page.map(({ shown }) => shown), nextCursor };
}
