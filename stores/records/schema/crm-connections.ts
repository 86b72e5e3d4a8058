// Tables of the connections to CRMs: how each is reached, how far it was read, and what the administrator wants of it.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CrmMode, CrmOrderDocument, CrmProvider, CrmSettings } from '#contract/crm.ts';
import { users } from './access.ts';
import { time } from './time-column.ts';

export const crmConnections = pgTable(
  'crm_connections',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    provider: text('provider').$type<CrmProvider>().notNull(),
    name: text('name').notNull(),
    /** Without trailing slash. */
    baseUrl: text('base_url').notNull(),
    /** JSON of user, secret and database, sealed. */
    sealedCredentials: text('sealed_credentials').notNull(),
    /** Where people open a company there, with `{id}`; '' until the CRM tells it, or where its address says it. */
    companyPage: text('company_page').notNull().default(''),
    /** The account's own id there, which tells it from every other; '' until the CRM tells it, or where it tells none. */
    accountId: text('account_id').notNull().default(''),
    /** False since address or credentials were changed, until the other end was shown to be the account that is linked. */
    isProven: boolean('is_proven').notNull().default(true),
    /** Which kinds of its orders are read, as it names them; empty before the first reading. */
    orderDocuments: jsonb('order_documents').$type<CrmOrderDocument[]>().notNull().default([]),
    /** Kept with each order that is taken in: those that stand here, and those whose company is not known here. */
    orderCounts: jsonb('order_counts')
      .$type<{ readonly taken: number; readonly waiting: number }>()
      .notNull()
      .default({ taken: 0, waiting: 0 }),
    settings: jsonb('settings').$type<CrmSettings>().notNull(),
    mode: text('mode').$type<CrmMode>().notNull().default('dry'),
    /** The run to which writes are counted; a new one begins when the mode changes or somebody asks for it. */
    runId: bigint('run_id', { mode: 'number' }),
    nextPullAt: time('next_pull_at').notNull().defaultNow(),
    /** A worker reads from it until then. */
    pullClaimedUntil: time('pull_claimed_until'),
    pulledAt: time('pulled_at'),
    /** Code of why the last reading ended early; '' when it did not. */
    pullReason: text('pull_reason').notNull().default(''),
    pullDetail: text('pull_detail').notNull().default(''),
    pullFailures: integer('pull_failures').notNull().default(0),
    createdById: text('created_by_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (table) => [index('crm_connections_due').on(table.nextPullAt)],
);

const crmId = () =>
  integer('crm_id')
    .notNull()
    .references(() => crmConnections.id, { onDelete: 'cascade' });

/** How far each stream of a connection was read. */
export const crmCursors = pgTable(
  'crm_cursors',
  {
    crmId: crmId(),
    /** Such as `company` or `company_gone`. */
    stream: text('stream').notNull(),
    /** In the connector's own words. */
    cursor: text('cursor').notNull(),
    movedAt: time('moved_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.crmId, table.stream] })],
);

/** People who own records there. */
export const crmOwners = pgTable(
  'crm_owners',
  {
    crmId: crmId(),
    theirId: text('their_id').notNull(),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull(),
    /** The user of the dashboard who has the same address. */
    userId: text('user_id').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.crmId, table.theirId] }),
    index('crm_owners_user').on(table.userId),
    index('crm_owners_email').on(table.email),
  ],
);

/** Stages of deals there. */
export const crmStages = pgTable(
  'crm_stages',
  {
    crmId: crmId(),
    theirId: text('their_id').notNull(),
    pipeline: text('pipeline').notNull(),
    label: text('label').notNull(),
    place: integer('place').notNull(),
  },
  (table) => [primaryKey({ columns: [table.crmId, table.theirId] })],
);

/** What happened in one stretch of writing, which can be taken back together. */
export const crmRuns = pgTable(
  'crm_runs',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    crmId: crmId(),
    mode: text('mode').$type<'dry' | 'live'>().notNull(),
    startedAt: time('started_at').notNull().defaultNow(),
    endedAt: time('ended_at'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    /** Of a dry one: when somebody looked at what it would write, which must be before the first write. */
    lookedAt: time('looked_at'),
    lookedByName: text('looked_by_name').notNull().default(''),
    undoneAt: time('undone_at'),
    undoneByName: text('undone_by_name').notNull().default(''),
  },
  (table) => [
    index('crm_runs_of').on(table.crmId, table.id),
    uniqueIndex('crm_runs_current').on(table.crmId).where(sql`${table.endedAt} IS NULL`),
  ],
);
