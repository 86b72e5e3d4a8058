// Rows of a list as the pieces of a file: CSV for spreadsheets, JSON lines and Parquet for programs. Never more in memory than a
// few thousand rows.

import { csvLine } from '../email/write-csv.ts';
import type { Column, TableWriter } from './table.ts';
import { createParquetPieces } from './write-parquet.ts';

/** Spreadsheets take text for UTF-8 only with it. */
const byteOrderMark = '\uFEFF';

export function createTableWriter<Row>(
  format: 'csv' | 'jsonl' | 'parquet',
  columns: readonly Column<Row>[],
): TableWriter<Row> {
  if (format === 'parquet') return createParquetPieces(columns);
  return format === 'csv' ? createCsv(columns) : createJsonLines(columns);
}

function createCsv<Row>(columns: readonly Column<Row>[]): TableWriter<Row> {
  let isBegun = false;
  const head = () => {
    if (isBegun) return '';
    isBegun = true;
    return byteOrderMark + csvLine(columns.map(({ name }) => name));
  };
  return {
    write: (rows) =>
      Buffer.from(
        head() + rows.map((row) => csvLine(columns.map(({ cell }) => String(cell(row) ?? '')))).join(''),
      ),
    finish: () => Buffer.from(head()),
  };
}

function createJsonLines<Row>(columns: readonly Column<Row>[]): TableWriter<Row> {
  const line = (row: Row) =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row)])))}\n`;
  return { write: (rows) => Buffer.from(rows.map(line).join('')), finish: () => Buffer.alloc(0) };
}
