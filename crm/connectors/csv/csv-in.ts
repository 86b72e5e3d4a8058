// The files that others put there for us: customers, deals and orders, whole each time. A row says itself that it was deleted or merged; one that is
// merely missing says nothing, since a file may have come broken.

import { createHash } from 'node:crypto';
import { CrmError } from '../../http/crm-fault.ts';
import { type CsvForm, type CsvRow, readCsv } from './csv-table.ts';
import type { FilePlace } from './file-place.ts';

export const inFiles = {
  company: { name: 'in/customers.csv', needed: ['id', 'name'] },
  deal: { name: 'in/deals.csv', needed: ['id', 'company_id', 'state'] },
  order: { name: 'in/orders.csv', needed: ['id', 'company_id', 'date', 'amount'] },
} as const;
type InStream = keyof typeof inFiles;

/** The same object for as long as the file is the same. */
export interface InTable {
  /** '' when there is no such file. */
  readonly mark: string;
  readonly rows: readonly CsvRow[];
}

export interface CsvIn {
  /** Rejects with CrmError where a column is missing. */
  read(stream: InStream): Promise<InTable>;
}

/**
 * Servers tell when a file was written in whole seconds: one that is replaced within the same second by one of the same length bears
 * the same mark. From when a mark was first met no such second lasts longer.
 */
const markMayStandMs = 2_000;

interface Held {
  readonly fileMark: string;
  /** When that mark was first met; milliseconds of any clock. */
  readonly metMs: number;
  /** The table was read after its mark could stand for another file. */
  readonly isSettled: boolean;
  readonly table: InTable;
}

/** `nowMs`: of a clock that never goes back. */
export function openCsvIn(
  place: FilePlace,
  form: CsvForm,
  nowMs: () => number = () => performance.now(),
): CsvIn {
  const held = new Map<InStream, Held>();
  return {
    read: async (stream) => {
      const { name } = inFiles[stream];
      const fileMark = (await place.mark(name)) ?? '';
      const known = held.get(stream);
      const isSame = known?.fileMark === fileMark;
      if (isSame && (known.isSettled || fileMark === '')) return known.table;
      const metMs = isSame ? known.metMs : nowMs();
      const isSettled = nowMs() - metMs > markMayStandMs;
      const file = fileMark === '' ? undefined : await place.read(name);
      const mark = file === undefined ? '' : `${fileMark}-${hashOf(file.content)}`;
      const table =
        known?.table.mark === mark ? known.table : { mark, rows: readRows(stream, file?.content, form) };
      held.set(stream, { fileMark, metMs, isSettled, table });
      return table;
    },
  };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

function readRows(stream: InStream, content: Buffer | undefined, form: CsvForm): readonly CsvRow[] {
  if (content === undefined) return [];
  const { name, needed } = inFiles[stream];
  const { columns, rows } = readCsv(name, content, form);
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new CrmError({ kind: 'mend', reason: 'table_wrong' }, `${name}: ${missing.join(', ')}`);
  return rows.filter((row) => row['id'] !== '');
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
