// Tables of the tracked sites and of the forms that were found on their pages.

import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { PathRule, SignedAssessment, SiteForm } from '#contract/site.ts';
import type { ConsentState } from '#contract/wire-format.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const sites = pgTable('sites', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  publicKey: text('public_key').notNull().unique(),
  /** SHA-256 of the secret key, hex. */
  secretKeyHash: text('secret_key_hash').notNull().unique(),
  allowedHosts: text('allowed_hosts').array().notNull().default([]),
  linkedDomains: text('linked_domains').array().notNull().default([]),
  consentDefault: text('consent_default').$type<ConsentState>().notNull().default('limited'),
  keptParameters: text('kept_parameters').array().notNull(),
  searchParameters: text('search_parameters').array().notNull(),
  pathRules: jsonb('path_rules').$type<PathRule[]>().notNull().default([]),
  /** Null: companies are named for those alone who agreed. */
  companyWithoutConsent: jsonb('company_without_consent').$type<SignedAssessment>(),
  createdAt: time('created_at').notNull().defaultNow(),
  /** Null until the first event has been stored. */
  firstEventAt: time('first_event_at'),
});

export const forms = pgTable(
  'forms',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    name: text('name').notNull().default(''),
    page: text('page').notNull().default(''),
    fields: jsonb('fields').$type<SiteForm['fields']>().notNull().default([]),
    /** Values are read only when the operator has switched the form on. */
    enabled: boolean('enabled').notNull().default(false),
    mapping: jsonb('mapping').$type<SiteForm['mapping']>().notNull().default({}),
    lastSeenAt: time('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.key] }),
    index('forms_last_seen').on(table.siteId, table.lastSeenAt),
  ],
);
