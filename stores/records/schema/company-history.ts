// Tables of what people and imports did to companies: changes, merges, pins, corrections, suggestions. Who did it is
// kept as an id and a name, since the user may be gone.

import { sql } from 'drizzle-orm';
import { bigint, index, inet, integer, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CorrectionKind, PinTarget, SuggestionKind, SuggestionState } from '#contract/company.ts';
import { companies } from './companies.ts';
import { time } from './time-column.ts';

/** One row for each transaction that changed anything about companies, in the order in which they took effect. */
export const companyChanges = pgTable(
  'company_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Counts commits without a gap; null inside a transaction that has not ended. */
    revision: bigint('revision', { mode: 'number' }),
    /** Verb and thing, such as `change_company`. */
    action: text('action').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('company_changes_revision').on(table.revision),
    index('company_changes_by').on(table.byId, table.at),
  ],
);

/** A merge is an edge: nothing moves, so taking it back restores both with all that was theirs. */
export const companyMerges = pgTable(
  'company_merges',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    intoId: integer('into_id')
      .notNull()
      .references(() => companies.id),
    reason: text('reason').notNull().default(''),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    undoneById: text('undone_by_id'),
    undoneByName: text('undone_by_name'),
    undoneAt: time('undone_at'),
    undoneReason: text('undone_reason').notNull().default(''),
    /** The change that ended the lead of one of them, since both had an open one; null when there were not two. */
    leadChangeId: bigint('lead_change_id', { mode: 'number' }),
  },
  (table) => [
    uniqueIndex('company_merges_holding').on(table.companyId).where(sql`${table.undoneAt} IS NULL`),
    index('company_merges_into').on(table.intoId),
  ],
);

/** A network or a domain, whose last word an operator has. Exactly one of range and domain is set. */
export const pins = pgTable(
  'pins',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    domain: text('domain').notNull().default(''),
    first: inet('first'),
    last: inet('last'),
    target: text('target').$type<PinTarget>().notNull(),
    /** With the target `company`. */
    companyId: integer('company_id').references(() => companies.id),
    /** Such as the name of the own office. */
    note: text('note').notNull().default(''),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    removedById: text('removed_by_id'),
    removedByName: text('removed_by_name'),
    removedAt: time('removed_at'),
  },
  (table) => [
    uniqueIndex('pins_domain')
      .on(table.domain)
      .where(sql`${table.domain} <> '' AND ${table.removedAt} IS NULL`),
    uniqueIndex('pins_range')
      .on(table.first, table.last)
      .where(sql`${table.first} IS NOT NULL AND ${table.removedAt} IS NULL`),
    index('pins_company').on(table.companyId),
  ],
);

/** What people said about decisions, on a network or on a domain. */
export const corrections = pgTable(
  'corrections',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<CorrectionKind>().notNull(),
    domain: text('domain').notNull().default(''),
    first: inet('first'),
    last: inet('last'),
    /** What the decision had said: a known company, or only a name. */
    wrongCompanyId: integer('wrong_company_id').references(() => companies.id),
    wrongName: text('wrong_name').notNull().default(''),
    /** With the kind `it_is`. */
    rightCompanyId: integer('right_company_id').references(() => companies.id),
    note: text('note').notNull().default(''),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    undoneById: text('undone_by_id'),
    undoneByName: text('undone_by_name'),
    undoneAt: time('undone_at'),
  },
  (table) => [
    index('corrections_at').on(table.at, table.id),
    index('corrections_holding').on(table.id).where(sql`${table.undoneAt} IS NULL`),
  ],
);

/** What waits for a person's yes or no; an answer is remembered, so that nobody is asked twice. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<SuggestionKind>().notNull(),
    /** Says what the suggestion is about; the same one is never made twice. */
    subject: text('subject').notNull(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    /** With `possible_duplicate`: the one that may be the same. */
    otherId: integer('other_id').references(() => companies.id),
    /** With `fuzzy_match`: the name that was seen. */
    name: text('name').notNull().default(''),
    /** With `office_range`. */
    first: inet('first'),
    last: inet('last'),
    /** 0 to 1. */
    score: real('score').notNull(),
    reasons: jsonb('reasons').$type<string[]>().notNull().default([]),
    state: text('state').$type<SuggestionState>().notNull().default('open'),
    madeAt: time('made_at').notNull().defaultNow(),
    decidedById: text('decided_by_id'),
    decidedByName: text('decided_by_name'),
    decidedAt: time('decided_at'),
  },
  (table) => [
    uniqueIndex('suggestions_subject').on(table.subject),
    index('suggestions_queue').on(table.state, table.score, table.id),
    index('suggestions_company').on(table.companyId),
    index('suggestions_other').on(table.otherId),
  ],
);
