// Tables of the running installation: its settings, days to be cut again, the audit log, log imports.

import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { auditWords } from './audit-words.ts';
import { sites } from './sites.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What the installation remembers about itself, one JSON value per name. */
export const settings = pgTable('settings', {
  name: text('name').primaryKey(),
  value: jsonb('value').notNull(),
  changedAt: time('changed_at').notNull().defaultNow(),
});

/** Days whose sessions have to be cut again, since events of theirs were stored after the last cut. */
export const touchedDays = pgTable(
  'touched_days',
  {
    siteId: integer('site_id').notNull(),
    /** UTC. */
    day: date('day', { mode: 'string' }).notNull(),
    touchedAt: time('touched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day] })],
);

/** Who looked at or changed what; kept for 24 months. The user may be gone, so it is no reference. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: time('at').notNull().defaultNow(),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull().default(''),
    /** Verb and thing, such as `look_visits` or `change_site`. */
    action: text('action').notNull(),
    /** What it was done to, such as a visit's id; '' when the action says it all. */
    subject: text('subject').notNull().default(''),
    siteId: integer('site_id'),
    /** How many rows of personal data were shown or taken out. */
    rows: integer('rows').notNull().default(0),
  },
  (table) => [
    index('audit_log_user').on(table.userId, table.at),
    index('audit_log_at').on(table.at),
    index('audit_log_words')
      .using('gin', auditWords(table.subject))
      .where(sql`${table.action} NOT LIKE 'look%'`),
    index('audit_log_deeds').on(table.at).where(sql`${table.action} NOT LIKE 'look%'`),
  ],
);

/** How far the import of a log file has come; a run that was cut off goes on from `byteOffset`. */
export const importRuns = pgTable(
  'import_runs',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** Hash over the head of the file, so that a rotated file is known again. */
    fingerprint: text('fingerprint').notNull(),
    fileName: text('file_name').notNull(),
    /** Bytes read and queued; in a gzip file counted after unpacking. */
    byteOffset: bigint('byte_offset', { mode: 'number' }).notNull().default(0),
    lines: bigint('lines', { mode: 'number' }).notNull().default(0),
    unreadable: bigint('unreadable', { mode: 'number' }).notNull().default(0),
    state: text('state').$type<'running' | 'done'>().notNull().default('running'),
    startedAt: time('started_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.fingerprint] })],
);
