// Tables of what people ask for about their own data: links that were mailed, requests to the operator, consent taken back,
// and erasures whose traces are still being cleared away.

import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { RightsRequestKind, RightsRequestState, WithdrawnPurpose } from '#contract/rights-report.ts';
import { time } from './time-column.ts';

/** Links to the page of one's own data: asked for, mailed, opened. Gone a day after they were asked for. */
export const rightsLinks = pgTable(
  'rights_links',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The e-mail address, sealed with a key that is kept outside of the database; '' once the link holds no longer. */
    sealedEmail: text('sealed_email').notNull(),
    /** Keyed hash of the address, by which mails to one address are counted. */
    hash: text('hash').notNull(),
    language: text('language').$type<'en' | 'it'>().notNull(),
    askedAt: time('asked_at').notNull().defaultNow(),
    /** Null when nothing is to be done any more: mailed, or there was nobody to mail to. */
    nextAt: time('next_at').defaultNow(),
    tries: integer('tries').notNull().default(0),
    sentAt: time('sent_at'),
    /** When the page asked last for what is held. */
    reportAskedAt: time('report_asked_at'),
    /** What is held, sealed; '' before it is put together and after the link holds no longer. */
    sealedReport: text('sealed_report').notNull().default(''),
    reportAt: time('report_at'),
  },
  (table) => [
    index('rights_links_hash').on(table.hash, table.askedAt),
    index('rights_links_due').on(table.nextAt).where(sql`${table.nextAt} IS NOT NULL`),
    index('rights_links_asked').on(table.askedAt),
  ],
);

/** What the operator has to answer within a month. The address is blanked with the answer; the hash stays as proof. */
export const rightsRequests = pgTable(
  'rights_requests',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<RightsRequestKind>().notNull(),
    email: text('email').notNull(),
    hash: text('hash').notNull(),
    at: time('at').notNull().defaultNow(),
    dueAt: time('due_at').notNull(),
    state: text('state').$type<RightsRequestState>().notNull().default('open'),
    settledAt: time('settled_at'),
    settledByName: text('settled_by_name').notNull().default(''),
    reason: text('reason').notNull().default(''),
    /** Of the page on which they asked: they are answered in it. */
    language: text('language').$type<'en' | 'it'>().notNull().default('en'),
    /** The address once more, sealed, for the mail that says that the erasure is done; '' when nobody is to be mailed any more. */
    sealedEmail: text('sealed_email').notNull().default(''),
    /** When that mail is due; null before the erasure is done and once it was mailed or given up. */
    replyNextAt: time('reply_next_at'),
    replyTries: integer('reply_tries').notNull().default(0),
    repliedAt: time('replied_at'),
  },
  (table) => [
    index('rights_requests_reply').on(table.replyNextAt).where(sql`${table.replyNextAt} IS NOT NULL`),
    index('rights_requests_open').on(table.dueAt).where(sql`${table.state} <> 'done'`),
    index('rights_requests_at').on(table.at),
    index('rights_requests_hash').on(table.hash),
  ],
);

/** Proof that consent was taken back, with nothing that says by whom but a keyed hash. The newest of a purpose counts. */
export const withdrawals = pgTable(
  'withdrawals',
  {
    /** In the order of commits: whoever reads on from the last one misses none. */
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    hash: text('hash').notNull(),
    purpose: text('purpose').$type<WithdrawnPurpose>().notNull(),
    at: time('at').notNull().defaultNow(),
    /** Of the page's text. */
    textVersion: integer('text_version').notNull(),
    /** Whether it was said as an objection (art. 21). */
    way: text('way').$type<'withdrawn' | 'objected'>().notNull(),
  },
  (table) => [index('withdrawals_hash').on(table.hash)],
);

/** Browsers of those who took consent back, as keyed hashes of site and id, until their ids have run out. */
export const withdrawnBrowsers = pgTable(
  'withdrawn_browsers',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    hash: text('hash').notNull(),
    /** As on events: 1 measure, 2 company, 4 person. */
    purposes: smallint('purposes').notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [index('withdrawn_browsers_at').on(table.at)],
);

/** Each erasure until no file holds a trace of it. Says nothing of who was erased. */
export const erasureRuns = pgTable('erasure_runs', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: time('at').notNull().defaultNow(),
  /** When files were cleared of what had been deleted; null: not yet. */
  clearedAt: time('cleared_at'),
  /** Whom it is about, sealed, until it is done, so that one which was cut off can be finished. */
  sealed: text('sealed').notNull().default(''),
  /** What could not be reached, in words of the engines; never a name. */
  left: text('left').array().notNull().default([]),
});
