// Tables of the connections to tools that send webhooks, and of what they delivered.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  ConnectionSettings,
  DeliveryState,
  SecretUsed,
  WebhookProvider,
} from '#contract/connection-report.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

export const connections = pgTable(
  'connections',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    provider: text('provider').$type<WebhookProvider>().notNull(),
    name: text('name').notNull(),
    /** SHA-256 of the token in the address, hex: by it a delivery finds its connection. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Of the address before the last change, which is heard as well until then; '' when there is none. */
    oldTokenHash: text('old_token_hash').notNull().default(''),
    oldTokenUntil: time('old_token_until'),
    /** Sealed, like the secrets: the address is shown again to whoever sets the provider up. */
    sealedToken: text('sealed_token').notNull(),
    /** JSON of secret and verify token, sealed with a key that is kept outside of the database. */
    sealedSecrets: text('sealed_secrets').notNull(),
    /** JSON of what the provider is asked with, such as a page's access token, sealed; '' when nothing is. */
    sealedCredentials: text('sealed_credentials').notNull().default(''),
    settings: jsonb('settings').$type<ConnectionSettings>().notNull().default({}),
    /** The operator states that recipients agreed to be told apart by opens and clicks. */
    trackingConsent: boolean('tracking_consent').notNull().default(false),
    enabled: boolean('enabled').notNull().default(true),
    /** Signed requests that did not pass the check, of which nothing else is kept. */
    refusedCount: integer('refused_count').notNull().default(0),
    refusedAt: time('refused_at'),
    refusedReason: text('refused_reason').notNull().default(''),
    /** Requests without any signature, which anybody may have sent: they say nothing about the provider's. */
    unsignedCount: integer('unsigned_count').notNull().default(0),
    unsignedAt: time('unsigned_at'),
    /** Things that the provider said are gone, of which something was here. */
    deletedCount: integer('deleted_count').notNull().default(0),
    deletedAt: time('deleted_at'),
    /** Until when a hub sends without being asked anew; null where there is none. */
    leaseUntil: time('lease_until'),
    /** When a hub was asked last to send; null where there is none. */
    leaseAskedAt: time('lease_asked_at'),
    createdById: text('created_by_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (table) => [
    index('connections_site').on(table.siteId),
    index('connections_old_token').on(table.oldTokenHash).where(sql`${table.oldTokenHash} <> ''`),
  ],
);

/** What came, as it came. Who repeats a delivery finds it here. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    connectionId: integer('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    receivedAt: time('received_at').notNull(),
    /** What the provider gives one delivery and no other, hashed; the body's hash where there is nothing of the kind. */
    dedupeKey: text('dedupe_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Size of the body. */
    bytes: integer('bytes').notNull(),
    /** Headers that matter and the body, compressed and sealed; '' once it is destroyed. */
    sealed: text('sealed').notNull(),
    /** When `sealed` is destroyed: it may hold addresses. */
    bodyUntil: time('body_until').notNull(),
    state: text('state').$type<DeliveryState>().notNull().default('waiting'),
    /** Events made of it. */
    events: integer('events').notNull().default(0),
    /** Under which they were queued: by it they are found in the event store; null when there are none. */
    batchId: uuid('batch_id'),
    reason: text('reason').notNull().default(''),
    isTest: boolean('is_test').notNull().default(false),
    /** Keyed hashes of the things it is about, so that they can be forgotten when the provider says so. */
    about: text('about').array().notNull().default([]),
    /** Which of two secrets that hold side by side it was signed with; '' where there is one or none. */
    secretUsed: text('secret_used').$type<SecretUsed>().notNull().default(''),
    settledAt: time('settled_at'),
  },
  (table) => [
    uniqueIndex('webhook_deliveries_once').on(table.connectionId, table.dedupeKey),
    index('webhook_deliveries_newest').on(table.connectionId, table.id),
    index('webhook_deliveries_waiting').on(table.id).where(sql`${table.state} = 'waiting'`),
    index('webhook_deliveries_received').on(table.receivedAt),
    index('webhook_deliveries_body').on(table.bodyUntil).where(sql`${table.sealed} <> ''`),
    index('webhook_deliveries_about').using('gin', table.about),
  ],
);
