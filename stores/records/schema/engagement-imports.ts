// Tables of imports of files about what people did elsewhere: a run, its rows, and how the columns of a file were understood.

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ImportState } from '#contract/company-import.ts';
import type { EngagementRow, RowFault } from '#contract/engagement-import.ts';
import type {
  EngagementFileKind,
  EngagementMapping,
  ImportBasis,
  ImportReading,
  RowCounts,
  RowOutcome,
  UndoneEngagement,
} from '#contract/import-report.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

export const engagementImports = pgTable(
  'engagement_imports',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    fileName: text('file_name').notNull(),
    state: text('state').$type<ImportState>().notNull().default('reading'),
    kind: text('kind').$type<EngagementFileKind>().notNull().default('engagement'),
    /** Such as `linkedin`: whom the people dealt with. */
    provider: text('provider').notNull().default(''),
    encoding: text('encoding').notNull().default(''),
    separator: text('separator').notNull().default(''),
    headers: jsonb('headers').$type<string[]>().notNull().default([]),
    mapping: jsonb('mapping').$type<EngagementMapping>().notNull().default({}),
    /** As it was read in the end, `mapping` left out. */
    reading: jsonb('reading').$type<Omit<ImportReading, 'mapping'>>().notNull().default({}),
    /** Of a chat: names that wrote in it, the most talkative first; emptied once it is applied. */
    speakers: jsonb('speakers').$type<string[]>().notNull().default([]),
    /** Where the people's data comes from, in the operator's words. */
    origin: text('origin').notNull(),
    basis: text('basis').$type<ImportBasis>().notNull(),
    counts: jsonb('counts').$type<RowCounts>().notNull(),
    /** Rows done in the state that it is in. */
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
    undone: jsonb('undone').$type<UndoneEngagement>(),
  },
  (table) => [index('engagement_imports_site').on(table.siteId, table.id)],
);

export const engagementImportRows = pgTable(
  'engagement_import_rows',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => engagementImports.id, { onDelete: 'cascade' }),
    /** Line of the file, the first is 1; of a JSON file the number of the message. */
    line: integer('line').notNull(),
    /** Keyed hash of what it says: the same row in another file has the same. '' of a refused one. */
    rowKey: text('row_key').notNull(),
    outcome: text('outcome').$type<RowOutcome>().notNull(),
    /** Until it is on the queue; what a refused row said is in `fault` alone. */
    values: jsonb('values').$type<EngagementRow>(),
    fault: jsonb('fault').$type<RowFault>(),
    /** Of what it became. */
    eventId: uuid('event_id'),
    /** Its event came with an import that has been taken back, and stays for this one. */
    inheritedFrom: integer('inherited_from'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('engagement_import_rows_outcome').on(table.importId, table.outcome, table.line),
    index('engagement_import_rows_waiting')
      .on(table.importId, table.line)
      .where(sql`${table.values} IS NOT NULL`),
    index('engagement_import_rows_key').on(table.rowKey).where(sql`${table.rowKey} <> ''`),
  ],
);

/** How files with the same headers were read the last time. */
export const engagementMappings = pgTable('engagement_mappings', {
  /** Hash over the headers. */
  signature: text('signature').primaryKey(),
  reading: jsonb('reading').$type<ImportReading>().notNull(),
  byName: text('by_name').notNull(),
  usedAt: time('used_at').notNull().defaultNow(),
});
