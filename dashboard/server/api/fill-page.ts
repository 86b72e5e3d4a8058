// One page of a list of which the caller may not see every row: read on until the page is full, or until so many were looked through
// that the next page has to go on. The cursor is sealed, since it may stand behind a row that is not shown.

/** Rows read at once after the first time. */
const batchRows = 200;
/** Beyond this the page ends, full or not. */
const batchesMax = 5;

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
  writePlace: (place: readonly (string | number)[]) => string,
): Promise<{ shown: Shown[]; nextCursor: string | null }> {
  const seen: { row: Row; shown: Shown }[] = [];
  let behind: Row | undefined;
  let isOver = false;
  for (let batch = 0; batch < batchesMax && seen.length <= limit && !isOver; batch += 1) {
    const wanted = batch === 0 ? limit + 1 : batchRows;
    const rows = await read(behind, wanted);
    const shown = await show(rows);
    for (const [at, row] of rows.entries()) {
      const one = shown[at];
      if (one !== undefined) seen.push({ row, shown: one });
    }
    behind = rows.at(-1);
    isOver = rows.length < wanted;
  }
  const page = seen.slice(0, limit);
  const last = seen.length > limit ? page.at(-1)?.row : isOver ? undefined : behind;
  const nextCursor = last === undefined ? null : writePlace(placeOf(last));
  return { shown: page.map(({ shown }) => shown), nextCursor };
}
