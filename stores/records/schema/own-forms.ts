// Tables of the forms of our own, of the mails that ask to confirm an answer, and of the answers that were confirmed.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { FormTexts, OwnField } from '#contract/form-report.ts';
import { requests } from './requests.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

export const ownForms = pgTable(
  'own_forms',
  {
    /** In the tag on the page: 12 letters and digits. */
    key: text('key').primaryKey(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    fields: jsonb('fields').$type<OwnField[]>().notNull(),
    /** Both empty: no box is shown. */
    consentText: jsonb('consent_text').$type<FormTexts>().notNull(),
    /** Counted up whenever the text changes. */
    consentVersion: integer('consent_version').notNull().default(1),
    thanks: jsonb('thanks').$type<FormTexts>().notNull(),
    /** Answers count as confirmed only after the link in a mail was followed. */
    confirms: boolean('confirms').notNull().default(false),
    enabled: boolean('enabled').notNull().default(true),
    /** Answers with something in the field that people do not see: they are kept as suspected, or too many. */
    trapped: integer('trapped').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (table) => [index('own_forms_site').on(table.siteId, table.createdAt)],
);

/** What has still to be mailed, and what became of it: written with the answer, in one transaction. */
export const confirmationMails = pgTable(
  'confirmation_mails',
  {
    requestId: bigint('request_id', { mode: 'number' })
      .primaryKey()
      .references(() => requests.id, { onDelete: 'cascade' }),
    /** Of the page on which the form was filled in. */
    language: text('language').$type<'en' | 'it'>().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    tries: integer('tries').notNull().default(0),
    /** Null when nothing is to be done any more: sent, or given up. */
    nextAt: time('next_at').defaultNow(),
    sentAt: time('sent_at'),
    /** Why the last try failed, '' when it did not. */
    failure: text('failure').notNull().default(''),
  },
  (table) => [index('confirmation_mails_due').on(table.nextAt).where(sql`${table.nextAt} IS NOT NULL`)],
);

/** Proof that whoever reads an e-mail address has filled in a form in this browser: the link was opened and confirmed. */
export const confirmedAnswers = pgTable(
  'confirmed_answers',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    requestId: bigint('request_id', { mode: 'number' })
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    /** Browser in which the form was filled in: 16 hex digits, '' when it is not to be known. */
    visitor: text('visitor').notNull().default(''),
    /** Trimmed, as it was written. */
    email: text('email').notNull(),
    at: time('at').notNull().defaultNow(),
    /** When who is who was worked out with it; null: not yet. */
    saidAt: time('said_at'),
  },
  (table) => [
    uniqueIndex('confirmed_answers_request').on(table.requestId),
    index('confirmed_answers_email').on(sql`lower(trim(${table.email}))`),
    index('confirmed_answers_visitor').on(table.siteId, table.visitor),
    index('confirmed_answers_unsaid').on(table.id).where(sql`${table.saidAt} IS NULL`),
  ],
);
