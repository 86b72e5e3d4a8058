// Tables of the shared mailboxes: how each is reached, how far it was read, and what became of each mail.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { MailboxFault, MailboxSecurity, MailOutcome } from '#contract/mailbox-report.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

export const mailboxes = pgTable(
  'mailboxes',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    host: text('host').notNull(),
    port: integer('port').notNull(),
    security: text('security').$type<MailboxSecurity>().notNull(),
    userName: text('user_name').notNull(),
    /** Sealed with a key that is kept outside of the database. */
    sealedPassword: text('sealed_password').notNull(),
    folder: text('folder').notNull(),
    ownDomains: text('own_domains').array().notNull().default([]),
    readsSince: time('reads_since').notNull(),
    marksRead: boolean('marks_read').notNull().default(false),
    enabled: boolean('enabled').notNull().default(true),
    /** Who stated that it is a dedicated mailbox and that colleagues know of it. */
    statedById: text('stated_by_id').notNull(),
    statedByName: text('stated_by_name').notNull(),
    statedAt: time('stated_at').notNull(),
    /** Of the folder as it was read last; null before. Where the server gives another, its numbers begin anew. */
    uidValidity: bigint('uid_validity', { mode: 'number' }),
    /** Every mail up to it is on the queue. */
    lastUid: bigint('last_uid', { mode: 'number' }).notNull().default(0),
    /** The process that reads it, and until when it may without saying so again; '' for none. */
    holder: text('holder').notNull().default(''),
    heldUntil: time('held_until'),
    lastReadAt: time('last_read_at'),
    /** Why it was not read at the last try; '' when it was. */
    fault: text('fault').$type<MailboxFault | ''>().notNull().default(''),
    faultAt: time('fault_at'),
    /** Tries in a row that failed. */
    failures: integer('failures').notNull().default(0),
    nextTryAt: time('next_try_at').notNull().defaultNow(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** Of its settings, so that whoever reads it notices. */
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (table) => [index('mailboxes_site').on(table.siteId)],
);

/** That a mail was read and what became of it; nothing of what it says. */
export const mailboxMessages = pgTable(
  'mailbox_messages',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    mailboxId: integer('mailbox_id')
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    siteId: integer('site_id').notNull(),
    uidValidity: bigint('uid_validity', { mode: 'number' }).notNull(),
    uid: bigint('uid', { mode: 'number' }).notNull(),
    settledAt: time('settled_at').notNull().defaultNow(),
    outcome: text('outcome').$type<MailOutcome>().notNull(),
    reason: text('reason').notNull().default(''),
    /** Keyed hash of its Message-ID and '' for none: another copy has the same. */
    idMark: text('id_mark').notNull().default(''),
    /** Keyed hash of who wrote what; '' for a repeated one, whose first copy has it. */
    contentMark: text('content_mark').notNull().default(''),
    /** Whether the mail names itself, and when it was sent; of one without a name, when it arrived. Null for older rows. */
    isNamed: boolean('is_named').notNull().default(false),
    contentAt: time('content_at'),
  },
  (table) => [
    uniqueIndex('mailbox_messages_once').on(table.mailboxId, table.uidValidity, table.uid),
    index('mailbox_messages_newest').on(table.mailboxId, table.id),
    index('mailbox_messages_id_mark').on(table.siteId, table.idMark).where(sql`${table.idMark} <> ''`),
    index('mailbox_messages_content_mark')
      .on(table.siteId, table.contentMark)
      .where(sql`${table.contentMark} <> ''`),
    index('mailbox_messages_settled').on(table.settledAt),
  ],
);
