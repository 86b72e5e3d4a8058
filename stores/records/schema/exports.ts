// Tables of exported lists: who asked for what, and the file in pieces, so that any server makes it and any hands it out.

import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { ExportFormat, ExportKind, ExportState } from '#contract/export-report.ts';
import { users } from './access.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const exports = pgTable(
  'exports',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ExportKind>().notNull(),
    format: text('format').$type<ExportFormat>().notNull(),
    /** May name a person who was searched for. */
    filter: jsonb('filter').$type<Record<string, string>>().notNull(),
    /** Users for whom the asker stood in when it was made, and whose rows are in it. */
    standsInFor: text('stands_in_for').array().notNull().default([]),
    state: text('state').$type<ExportState>().notNull().default('waiting'),
    /** How often it was begun; whoever works on an earlier one has lost it. */
    claim: integer('claim').notNull().default(0),
    rows: integer('rows').notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    /** Of whoever makes it. */
    seenAt: time('seen_at').notNull().defaultNow(),
    finishedAt: time('finished_at'),
  },
  (table) => [index('exports_user').on(table.userId), index('exports_created').on(table.createdAt)],
);

export const exportPieces = pgTable(
  'export_pieces',
  {
    exportId: bigint('export_id', { mode: 'number' })
      .notNull()
      .references(() => exports.id, { onDelete: 'cascade' }),
    place: integer('place').notNull(),
    content: bytes('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.exportId, table.place] })],
);
