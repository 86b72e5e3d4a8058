// What a table is that is written as a file: its columns, and what takes its rows.

export type CellType = 'text' | 'number' | 'time' | 'boolean';
export type Cell = string | number | boolean | null;

export interface Column<Row> {
  readonly name: string;
  readonly type: CellType;
  /** A time is ISO 8601. */
  readonly cell: (row: Row) => Cell;
}

/** Takes rows in, and answers what of the file they make; at the end what is left of it. */
export interface TableWriter<Row> {
  write(rows: readonly Row[]): Uint8Array;
  finish(): Uint8Array;
}
