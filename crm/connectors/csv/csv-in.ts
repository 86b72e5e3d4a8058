// The files that others put there for us: customers, deals and orders, whole each time. A row says itself that it was deleted or merged; one that is
// merely missing says nothing, since a file may have come broken.

import { CrmError } from '../../http/crm-fault.ts';
import { type CsvForm, type CsvRow, readCsv } from './csv-table.ts';
import type { FilePlace } from './file-place.ts';

export const inFiles = {
  company: { name: 'in/customers.csv', needed: ['id', 'name'] },
  deal: { name: 'in/deals.csv', needed: ['id', 'company_id', 'state'] },
  order: { name: 'in/orders.csv', needed: ['id', 'company_id', 'date', 'amount'] },
} as const;
type InStream = keyof typeof inFiles;

interface InTable {
  /** '' when there is no such file. */
  readonly mark: string;
  readonly rows: readonly CsvRow[];
}

export interface CsvIn {
  /** Rejects with CrmError where a column is missing. */
  read(stream: InStream): Promise<InTable>;
}

export function openCsvIn(place: FilePlace, form: CsvForm): CsvIn {
  const held = new Map<InStream, InTable>();
  return {
    read: async (stream) => {
      const { name, needed } = inFiles[stream];
      const mark = (await place.mark(name)) ?? '';
      const known = held.get(stream);
      if (known?.mark === mark) return known;
      const file = mark === '' ? undefined : await place.read(name);
      const { columns, rows } =
        file === undefined ? { columns: needed, rows: [] } : readCsv(name, file.content, form);
      const missing = needed.filter((column) => !columns.includes(column));
      if (missing.length > 0)
        throw new CrmError({ kind: 'mend', reason: 'table_wrong' }, `${name}: ${missing.join(', ')}`);
      const table = { mark: file === undefined ? '' : mark, rows: rows.filter((row) => row['id'] !== '') };
      held.set(stream, table);
      return table;
    },
  };
}

const rowsAtOnce = 100;

/** The next rows of a table. Cursor: mark of the table and how many of its rows were read; a table that changed is read anew. */
export function turnPage<T>(mark: string, rows: readonly T[], cursor: string) {
  const [seen = '', place = ''] = cursor.split('|');
  const from = seen === mark ? Number(place) || 0 : 0;
  const to = Math.min(from + rowsAtOnce, rows.length);
  return { rows: rows.slice(from, to), cursor: `${mark}|${to}`, isLast: to >= rows.length };
}

/** What the column holds; '' where there is none. */
export function cellOf(row: CsvRow | undefined, column: string): string {
  return row?.[column] ?? '';
}

export function isGoneRow(row: CsvRow): boolean {
  return !['', '0', 'no', 'false'].includes(cellOf(row, 'deleted').toLowerCase());
}

/** Under ours where the file says which of ours it is. */
export function theirIdOf(row: CsvRow): string {
  return cellOf(row, 'fiuto_id') || cellOf(row, 'id');
}
