// Tables of imports of known companies and of their orders: a run, its lines with what each changed, and how the columns of a
// file were understood.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type {
  ColumnMapping,
  ImportCounts,
  ImportState,
  LineChange,
  LineFault,
  LineOutcome,
  ListKind,
  ReadLine,
  ReadOrder,
  UndoneImport,
  WrittenLine,
  WrittenOrder,
} from '#contract/company-import.ts';
import { companies } from './companies.ts';
import { time } from './time-column.ts';

export const companyImports = pgTable(
  'company_imports',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    fileName: text('file_name').notNull(),
    /** What the file is a list of: companies, or orders and invoices of known ones. */
    kind: text('kind').$type<ListKind>().notNull().default('companies'),
    state: text('state').$type<ImportState>().notNull().default('reading'),
    encoding: text('encoding').notNull().default(''),
    separator: text('separator').notNull().default(''),
    headers: jsonb('headers').$type<string[]>().notNull().default([]),
    mapping: jsonb('mapping').$type<ColumnMapping>().notNull().default({}),
    counts: jsonb('counts').$type<ImportCounts>().notNull(),
    /** Lines done in the state that it is in. */
    progress: integer('progress').notNull().default(0),
    /** With the state `failed`: what is wrong and how to mend it. */
    failure: text('failure').notNull().default(''),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** Renewed while somebody works on it. */
    touchedAt: time('touched_at').notNull().defaultNow(),
    appliedAt: time('applied_at'),
    undoneByName: text('undone_by_name').notNull().default(''),
    undoneAt: time('undone_at'),
    undone: jsonb('undone').$type<UndoneImport>(),
  },
  (table) => [index('company_imports_created').on(table.createdAt, table.id)],
);

/** The lines of a file, from the preview on; after it was applied only those that changed something or could not. */
export const companyImportLines = pgTable(
  'company_import_lines',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => companyImports.id, { onDelete: 'cascade' }),
    /** In the file, the first is 1. */
    line: integer('line').notNull(),
    values: jsonb('values').$type<ReadLine>().notNull(),
    /** What says which company it is, strongest first: `x:` external id, `v:` VAT number, `f:`, `d:` domain, `n:` name. */
    keys: text('keys').array().notNull(),
    outcome: text('outcome').$type<LineOutcome>().notNull().default('waiting'),
    companyId: integer('company_id').references(() => companies.id),
    faults: jsonb('faults').$type<LineFault[]>().notNull().default([]),
    changes: jsonb('changes').$type<LineChange[]>().notNull().default([]),
    /** Set when it was applied: the change under which that was done, and what it takes to go back. */
    changeId: bigint('change_id', { mode: 'number' }),
    written: jsonb('written').$type<WrittenLine>(),
    /** Of a list of orders; null where the line could not be read, and of companies. */
    document: jsonb('document').$type<ReadOrder>(),
    writtenOrder: jsonb('written_order').$type<WrittenOrder>(),
    isUndone: boolean('is_undone').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('company_import_lines_outcome').on(table.importId, table.outcome, table.line),
    index('company_import_lines_company').on(table.companyId).where(sql`${table.companyId} IS NOT NULL`),
  ],
);

/** How columns were understood the last time that a file with the same headers came. */
export const importMappings = pgTable('import_mappings', {
  /** Hash over the headers. */
  signature: text('signature').primaryKey(),
  mapping: jsonb('mapping').$type<ColumnMapping>().notNull(),
  byName: text('by_name').notNull(),
  usedAt: time('used_at').notNull().defaultNow(),
});
