// Tables of where knowledge about companies comes from, on what terms and at what price, and of the rules that weigh it.

import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DatasetHealth, DatasetKind, RuleSet } from '#contract/company.ts';
import type { LookupProviderConfig } from '#contract/source-report.ts';
import { time } from './time-column.ts';

/** Data sets by their stable id, such as `mmdb:GeoIP2-ISP.mmdb`. */
export const datasets = pgTable('datasets', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<DatasetKind>().notNull(),
  /** Who makes it or where it was taken from. */
  source: text('source').notNull(),
  licence: text('licence').notNull(),
  /** What must be agreed to before it is used; '' when nothing. */
  terms: text('terms').notNull().default(''),
  termsAcceptedById: text('terms_accepted_by_id'),
  termsAcceptedByName: text('terms_accepted_by_name').notNull().default(''),
  termsAcceptedAt: time('terms_accepted_at'),
  /** Of the file, hex; '' when there is none. */
  sha256: text('sha256').notNull().default(''),
  builtAt: time('built_at'),
  rows: bigint('rows', { mode: 'number' }).notNull().default(0),
  enabled: boolean('enabled').notNull(),
  health: text('health').$type<DatasetHealth>().notNull().default('ok'),
  /** What is wrong and how to mend it; '' when nothing is. */
  healthMessage: text('health_message').notNull().default(''),
  /** The same as a code of `source-faults.ts` with what it is about, for readers of every language; '' for none. */
  healthCode: text('health_code').notNull().default(''),
  healthDetail: text('health_detail').notNull().default(''),
  /** Addresses that it has answered, over all processors. */
  answered: bigint('answered', { mode: 'number' }).notNull().default(0),
  /** When its effects were taken back; it says nothing until it is switched on again. */
  purgedAt: time('purged_at'),
  changedAt: time('changed_at').notNull().defaultNow(),
});

/** Providers of paid look-ups, each with its price and what may be spent. */
export const lookupProviders = pgTable('lookup_providers', {
  name: text('name').primaryKey(),
  /** How it is asked and read. */
  config: jsonb('config').$type<LookupProviderConfig>().notNull(),
  /** Sealed with a key that is kept outside of the database; '' when it needs none. */
  sealedKey: text('sealed_key').notNull().default(''),
  /** Last characters of the key, to recognise it by. */
  keyEnd: text('key_end').notNull().default(''),
  /** Millionths of the currency's unit, or of a credit. */
  pricePerLookupMicros: bigint('price_per_lookup_micros', { mode: 'number' }).notNull(),
  monthlyBudgetMicros: bigint('monthly_budget_micros', { mode: 'number' }).notNull(),
  currency: text('currency').notNull().default(''),
  /** Code of `source-faults.ts` for why it is not asked now; '' while it is. */
  stoppedCode: text('stopped_code').notNull().default(''),
  stoppedDetail: text('stopped_detail').notNull().default(''),
  /** When it goes on by itself; null: when somebody changes it. */
  stoppedUntil: time('stopped_until'),
  /** Of those that are asked about people: questions that failed one after the other, with none answered since. */
  failedInRow: integer('failed_in_row').notNull().default(0),
  /** The card behind which people are looked through next, whoever was met last first; null: from the beginning. */
  walkedAt: time('walked_at'),
  walkedId: bigint('walked_id', { mode: 'number' }),
  changedAt: time('changed_at').notNull().defaultNow(),
});

/** What paid look-ups answered, so that nothing is paid for twice. */
export const lookupAnswers = pgTable(
  'lookup_answers',
  {
    provider: text('provider').notNull(),
    /** A keyed hash of the network: the table must not list visitors. */
    keyHash: text('key_hash').notNull(),
    /** The answer with its network, sealed like a secret. */
    sealed: text('sealed').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.keyHash] }),
    index('lookup_answers_expiry').on(table.expiresAt),
  ],
);

/** Every version of the rules; the newest holds, and going back writes a new one. */
export const ruleVersions = pgTable(
  'rule_versions',
  {
    ruleSet: text('rule_set').$type<RuleSet>().notNull(),
    version: integer('version').notNull(),
    value: jsonb('value').notNull(),
    reason: text('reason').notNull(),
    /** The version that this one went back to. */
    copiedFrom: integer('copied_from'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ruleSet, table.version] })],
);

/** What paid look-ups cost. */
export const lookupSpending = pgTable(
  'lookup_spending',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    provider: text('provider').notNull(),
    at: time('at').notNull().defaultNow(),
    lookups: integer('lookups').notNull(),
    /** Millionths of the currency's unit. */
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull(),
    /** ISO 4217; '' when the provider counts credits. */
    currency: text('currency').notNull().default(''),
  },
  (table) => [index('lookup_spending_provider').on(table.provider, table.at)],
);

/** What a provider did not know, so that it is not asked, and paid, again before it may have learned. */
export const lookupMisses = pgTable(
  'lookup_misses',
  {
    provider: text('provider').notNull(),
    /** A keyed hash of what was asked: the table must not list visitors. */
    keyHash: text('key_hash').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.keyHash] }),
    index('lookup_misses_expiry').on(table.expiresAt),
  ],
);
