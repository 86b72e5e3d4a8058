// Tables of telling people of signals: who is told how and when, through which channels, what was sent and what was done
// with it.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  AlertAct,
  AlertContent,
  AlertSignal,
  AlertState,
  ChannelEnd,
  ChannelKind,
  ChannelPace,
} from '#contract/alert-report.ts';
import type { TellingRules } from '#contract/signal-rules.ts';
import { users } from './access.ts';
import { handOvers } from './hand-overs.ts';
import { leadEntries } from './leads.ts';
import { auditLog } from './operation.ts';
import { signals } from './signals.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** What a user chose; whoever has no row is told as the house says. */
export const alertSettings = pgTable('alert_settings', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  rules: jsonb('rules').$type<TellingRules>().notNull(),
  /** Null: never chosen, told as their role is. */
  takesUnowned: boolean('takes_unowned'),
  weekly: boolean('weekly').notNull(),
  changedAt: time('changed_at').notNull().defaultNow(),
});

export const alertChannels = pgTable(
  'alert_channels',
  {
    id: id(),
    /** Null: everybody's, such as a room of the sales team or another program. */
    userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ChannelKind>().notNull(),
    name: text('name').notNull(),
    /** A URL or a mail address, sealed; '' for the mail address that the user signs in with. */
    sealedAddress: text('sealed_address').notNull().default(''),
    /** What can be shown of it. */
    shownAddress: text('shown_address').notNull().default(''),
    /** Of a browser: a keyed hash of where it is reached, by which it is known again; '' otherwise. */
    addressMark: text('address_mark').notNull().default(''),
    sealedSecret: text('sealed_secret').notNull().default(''),
    /** Signs as well until then, so that the other side has time to take the new one. */
    sealedOldSecret: text('sealed_old_secret').notNull().default(''),
    oldSecretUntil: time('old_secret_until'),
    /** All when empty. */
    signals: text('signals').array().$type<AlertSignal[]>().notNull().default([]),
    pace: text('pace').$type<ChannelPace>().notNull(),
    language: text('language').$type<'en' | 'it'>().notNull(),
    /** Names of people may leave through it. */
    names: boolean('names').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    ended: text('ended').$type<ChannelEnd>().notNull().default(''),
    createdById: text('created_by_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (table) => [
    // Everybody has one mail channel of their own, made when it is first needed.
    uniqueIndex('alert_channels_own_mail').on(table.userId).where(sql`${table.kind} = 'mail'`),
    index('alert_channels_user').on(table.userId, table.id),
    uniqueIndex('alert_channels_browser').on(table.addressMark).where(sql`${table.addressMark} <> ''`),
  ],
);

/** What was decided for each signal and recipient; one without a recipient says why nobody could be told. */
export const tellings = pgTable(
  'tellings',
  {
    id: id(),
    signalId: bigint('signal_id', { mode: 'number' })
      .notNull()
      .references(() => signals.id, { onDelete: 'cascade' }),
    /** Stays when the user is removed, so that it can still be answered who was told. */
    userId: text('user_id'),
    /** Of a user who was removed since; '' otherwise. */
    userName: text('user_name').notNull().default(''),
    channelId: bigint('channel_id', { mode: 'number' }).references(() => alertChannels.id, {
      onDelete: 'cascade',
    }),
    /** The user who is away and for whom this one stands in. */
    insteadOfId: text('instead_of_id').references(() => users.id, { onDelete: 'set null' }),
    /** 0 for the signal itself, counted up with every reminder that somebody asked for. */
    again: smallint('again').notNull().default(0),
    how: text('how').$type<'at_once' | 'together' | 'not'>().notNull(),
    reason: text('reason').notNull(),
    dueAt: time('due_at').notNull(),
    /** When it goes out together with others; null when no channel of the recipient wants it so. */
    bundleAt: time('bundle_at'),
    /** Channels that get it then; null for all that are switched on, as of a reminder. */
    waitingIds: bigint('waiting_ids', { mode: 'number' }).array(),
    /** One of the few that the rules let through at once in a day. */
    counts: boolean('counts').notNull().default(false),
    /** When it was put into such a message. */
    bundledAt: time('bundled_at'),
    /** When the first channel had it. */
    toldAt: time('told_at'),
    decidedAt: time('decided_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('tellings_once').on(
      table.signalId,
      sql`coalesce(${table.userId}, '')`,
      sql`coalesce(${table.channelId}, 0)`,
      table.again,
    ),
    index('tellings_bundle')
      .on(table.bundleAt)
      .where(sql`${table.bundleAt} IS NOT NULL AND ${table.bundledAt} IS NULL`),
    index('tellings_user').on(table.userId, table.decidedAt),
    index('tellings_channel').on(table.channelId, table.decidedAt),
  ],
);

/** What goes or went to a channel, one row for each message however often it is tried. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    id: id(),
    channelId: bigint('channel_id', { mode: 'number' })
      .notNull()
      .references(() => alertChannels.id, { onDelete: 'cascade' }),
    /** Made of what it holds and where it goes, so that it is written once. */
    messageId: text('message_id').notNull().unique(),
    what: text('what').$type<AlertContent>().notNull(),
    /** What it tells, the strongest first; those that are gone by then are left out. */
    tellingIds: bigint('telling_ids', { mode: 'number' }).array().notNull().default([]),
    /** Of `week`: its Monday, such as 2026-11-23. */
    week: text('week').notNull().default(''),
    /** Of `hand_over`, `leads_given_away` and `leads_taken_back`: the leads that changed hands. */
    handOverId: bigint('hand_over_id', { mode: 'number' }).references(() => handOvers.id, {
      onDelete: 'cascade',
    }),
    /** Of `mention`: where somebody mentioned the reader. */
    entryId: bigint('entry_id', { mode: 'number' }).references(() => leadEntries.id, { onDelete: 'cascade' }),
    /** Of `unusual_read`: the entry of the audit log that says of whom and how much. */
    auditId: bigint('audit_id', { mode: 'number' }).references(() => auditLog.id, { onDelete: 'cascade' }),
    state: text('state').$type<AlertState>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    status: integer('status').notNull().default(0),
    reason: text('reason').notNull().default(''),
    detail: text('detail').notNull().default(''),
    createdAt: time('created_at').notNull().defaultNow(),
    lastTryAt: time('last_try_at'),
    nextTryAt: time('next_try_at'),
  },
  (table) => [
    index('alert_deliveries_channel').on(table.channelId, table.id),
    index('alert_deliveries_created').on(table.createdAt),
    index('alert_deliveries_audit').on(table.auditId).where(sql`${table.auditId} IS NOT NULL`),
  ],
);

/** What somebody did from an alert, each once. */
export const alertActsDone = pgTable(
  'alert_acts',
  {
    tellingId: bigint('telling_id', { mode: 'number' })
      .notNull()
      .references(() => tellings.id, { onDelete: 'cascade' }),
    act: text('act').$type<AlertAct>().notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('alert_acts_once').on(table.tellingId, table.act)],
);
