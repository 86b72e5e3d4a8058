// Tables of the operator's own links: short links, mailings with their recipients, who refused, and what was clicked.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { HumanSign } from '#contract/engagement.ts';
import type { LinkChannel, RefusalWay, ToldRefusal } from '#contract/link-report.ts';
import type { KeptHitKind } from '#contract/links.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

/** One message to many, with what the operator states about their consent. */
export const mailings = pgTable(
  'mailings',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Whether its open pixel counts. */
    countsOpens: boolean('counts_opens').notNull().default(false),
    /** What the operator stated, word for word; '' as long as nothing: then no recipient gets a token. */
    statement: text('statement').notNull().default(''),
    statedById: text('stated_by_id'),
    statedByName: text('stated_by_name').notNull().default(''),
    statedAt: time('stated_at'),
    /** How long its tokens hold. */
    tokenDays: integer('token_days').notNull().default(180),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (table) => [index('mailings_site').on(table.siteId, table.id)],
);

export const links = pgTable(
  'links',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** What stands in the short address. Never given out twice. */
    code: text('code').notNull().unique(),
    target: text('target').notNull(),
    title: text('title').notNull(),
    channel: text('channel').$type<LinkChannel>().notNull(),
    source: text('source').notNull().default(''),
    medium: text('medium').notNull().default(''),
    name: text('name').notNull().default(''),
    term: text('term').notNull().default(''),
    content: text('content').notNull().default(''),
    /** The mailing that it is sent with. */
    mailingId: integer('mailing_id').references(() => mailings.id, { onDelete: 'set null' }),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    archivedAt: time('archived_at'),
    archivedByName: text('archived_by_name').notNull().default(''),
  },
  (table) => [index('links_site').on(table.siteId, table.id)],
);

export const mailRecipients = pgTable(
  'mail_recipients',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    mailingId: integer('mailing_id')
      .notNull()
      .references(() => mailings.id, { onDelete: 'cascade' }),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull().default(''),
    /** What the list says of consent to tracking; null where it has no such column. */
    allowsTracking: boolean('allows_tracking'),
    /** When a list had it last. */
    addedAt: time('added_at').notNull().defaultNow(),
    /** When a list had it first: a statement of consent covers nobody who was added after it. */
    firstAddedAt: time('first_added_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('mail_recipients_email').on(table.mailingId, table.email),
    index('mail_recipients_order').on(table.mailingId, table.id),
    index('mail_recipients_address').on(sql`lower(${table.email})`),
    index('mail_recipients_added').on(table.addedAt),
  ],
);

/** Who took back the consent to tracking or does not want mail: for all mailings of a site, those to come included. */
export const mailRefusals = pgTable(
  'mail_refusals',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    unsubscribedAt: time('unsubscribed_at'),
    unsubscribedBy: text('unsubscribed_by').$type<RefusalWay>(),
    /** What the mailing tool told, and which tool; null for what the recipient said to us. */
    toldKind: text('told_kind').$type<ToldRefusal>(),
    toldBy: text('told_by'),
    withdrawnAt: time('withdrawn_at'),
    /** The mailing in which it was said. */
    mailingId: integer('mailing_id').references(() => mailings.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.email] }),
    index('mail_refusals_address').on(sql`lower(${table.email})`),
  ],
);

/** Each time that a short link, a hidden link or an open pixel was asked for, and what the mailing tool said that a machine did. */
export const linkHits = pgTable(
  'link_hits',
  {
    /** Id of the event, so that a batch that comes again changes nothing. */
    id: uuid('id').primaryKey(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    linkId: integer('link_id').references(() => links.id, { onDelete: 'cascade' }),
    mailingId: integer('mailing_id').references(() => mailings.id, { onDelete: 'set null' }),
    recipientId: bigint('recipient_id', { mode: 'number' }).references(() => mailRecipients.id, {
      onDelete: 'set null',
    }),
    kind: text('kind').$type<KeptHitKind>().notNull(),
    method: text('method').notNull(),
    at: time('at').notNull(),
    /** /24 or /48, never the address; '' where it was not taken. */
    network: text('network').notNull().default(''),
    networkClass: text('network_class').notNull().default(''),
    /** Kind of browser and system, such as `chrome/windows`. */
    agent: text('agent').notNull().default(''),
    isKnownRobot: boolean('is_known_robot').notNull().default(false),
    verdict: text('verdict').$type<HumanSign>().notNull().default('unsure'),
    reasons: text('reasons').array().notNull().default([]),
  },
  (table) => [
    index('link_hits_link').on(table.linkId, table.at),
    index('link_hits_recipient').on(table.recipientId, table.at),
    index('link_hits_mailing').on(table.mailingId, table.at),
    index('link_hits_at').on(table.at),
    index('link_hits_network').on(table.siteId, table.network, table.at),
  ],
);

/**
 * A page that the browser script saw after a short link: of a link, by its code in the address; under consent for *person*
 * of a recipient, by the token. What a click needs to be believed a person's.
 */
export const linkSights = pgTable(
  'link_sights',
  {
    /** Id of the page view; of a token `t:RECIPIENT:VISITOR:HALF-HOUR`. */
    key: text('key').primaryKey(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    linkId: integer('link_id').references(() => links.id, { onDelete: 'cascade' }),
    recipientId: bigint('recipient_id', { mode: 'number' }).references(() => mailRecipients.id, {
      onDelete: 'cascade',
    }),
    /** With a token: 16 hex digits; '' otherwise. */
    visitor: text('visitor').notNull().default(''),
    at: time('at').notNull(),
    network: text('network').notNull().default(''),
    networkClass: text('network_class').notNull().default(''),
    agent: text('agent').notNull().default(''),
    /** When the consent was given under which the token came; null when nobody says. */
    chosenAt: time('chosen_at'),
    /** A pointer, key or touch was seen. */
    gesture: boolean('gesture').notNull().default(false),
    isRobot: boolean('is_robot').notNull().default(false),
  },
  (table) => [
    index('link_sights_recipient').on(table.recipientId, table.at),
    index('link_sights_link').on(table.linkId, table.at),
    index('link_sights_at').on(table.at),
  ],
);
