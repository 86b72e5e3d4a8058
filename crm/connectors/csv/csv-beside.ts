// What is made of a whole table and needed for each of its pages, made once and kept as long as the table is.

import type { MomentReading } from '#intelligence/engagement-import/read-moment.ts';
import { type CsvIn, cellOf, type InTable, isGoneRow, theirIdOf } from './csv-in.ts';
import type { CsvStore } from './csv-store.ts';
import type { CsvRow } from './csv-table.ts';
import { readingOf } from './read-deal-row.ts';

export interface CsvBeside {
  readonly standing: (table: InTable) => readonly CsvRow[];
  readonly gone: (table: InTable) => readonly CsvRow[];
  readonly readDeals: (deals: InTable) => MomentReading;
  readonly readContacts: (customers: InTable) => MomentReading;
  /** From either id of a customer to the one by which it is known. */
  readonly translation: () => Promise<(id: string) => string>;
  /** Rows that we wrote of companies, by the id that the customers' file has for them. */
  readonly writtenByTheirId: () => Promise<ReadonlyMap<string, CsvRow>>;
}

/** `timeZone`: of times without one. */
export function openCsvBeside(incoming: CsvIn, store: Pick<CsvStore, 'read'>, timeZone: string): CsvBeside {
  const translationOf = keepBeside(({ rows }: InTable) => {
    const customers = new Map(rows.map((row) => [cellOf(row, 'id'), theirIdOf(row)]));
    return (id: string) => customers.get(id) ?? id;
  });
  const byTheirId = keepBeside(
    (rows: ReadonlyMap<string, CsvRow>) => new Map([...rows.values()].map((row) => [idIn(row), row])),
  );
  return {
    standing: keepBeside(({ rows }) => rows.filter((row) => !isGoneRow(row))),
    gone: keepBeside(({ rows }) => rows.filter(isGoneRow)),
    readDeals: keepBeside(({ rows }) => readingOf(rows, timeZone)),
    readContacts: keepBeside(({ rows }) => readingOf(rows, timeZone, ['last_contacted_at'])),
    translation: async () => translationOf(await incoming.read('company')),
    writtenByTheirId: async () => byTheirId((await store.read('company')).rows),
  };
}

/** A table that is still the same is the same object, and one that changed is another. */
export function keepBeside<Table extends object, Made extends object>(
  make: (table: Table) => Made,
): (table: Table) => Made {
  const kept = new WeakMap<Table, Made>();
  return (table) => {
    const known = kept.get(table);
    if (known !== undefined) return known;
    const made = make(table);
    kept.set(table, made);
    return made;
  };
}

function idIn(row: CsvRow): string {
  return cellOf(row, 'their_id') || cellOf(row, 'fiuto_id');
}
