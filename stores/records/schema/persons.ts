// Tables of who is who: names that somebody is known under, what was said about them, whose time in a browser was when, and
// what is known of each. Nothing here is rewritten by a merge but which key comes first (`person_id`) and the card.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { isOddPhone } from './odd-phone.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const keyId = (name: string) => bigint(name, { mode: 'number' });
const siteId = () =>
  integer('site_id')
    .notNull()
    .references(() => sites.id, { onDelete: 'cascade' });

/**
 * Every name that was ever told, with a number for ever. In plain text, since sales looks people up by the beginning of an
 * address; what is erased leaves no row. `person_id` is the key that comes first among those that are one person.
 */
export const identityKeys = pgTable(
  'identity_keys',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    key: text('key').notNull().unique(),
    personId: keyId('person_id').notNull(),
    firstAt: time('first_at').notNull(),
    lastAt: time('last_at').notNull(),
    /** Browsers in which it was said, counted up to a bound. */
    browsers: integer('browsers').notNull().default(0),
    /** Why it is held back; '' when it is not. */
    heldFor: text('held_for').$type<HeldFor | ''>().notNull().default(''),
    heldAt: time('held_at'),
    /** Set when an operator looked and let it go: it is not held again. */
    releasedAt: time('released_at'),
    releasedByName: text('released_by_name').notNull().default(''),
    releasedReason: text('released_reason').notNull().default(''),
  },
  (table) => [
    index('identity_keys_person').on(table.personId),
    index('identity_keys_last').on(table.lastAt, table.id),
    index('identity_keys_held').on(table.heldAt).where(sql`${table.heldFor} <> ''`),
  ],
);

/** What a key collects too many of. */
export type HeldFor = 'too_many_browsers' | 'too_many_keys';

/** Proofs of several keys, merges and what was taken back: for ever. */
export const identityFacts = pgTable(
  'identity_facts',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'proof' | 'merge' | 'cut'>().notNull(),
    way: text('way').$type<'link_token' | 'confirmed_form' | 'server' | 'operator'>().notNull(),
    at: time('at').notNull(),
    /** Numbers of the keys that it names; of a cut, those of the tie. */
    keys: bigint('keys', { mode: 'number' }).array().notNull(),
    /** Of a cut: the fact that it takes back. */
    tie: text('tie').notNull().default(''),
    byId: text('by_id').notNull().default(''),
    byName: text('by_name').notNull().default(''),
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    index('identity_facts_keys').using('gin', table.keys),
    index('identity_facts_tie').on(table.tie).where(sql`${table.tie} <> ''`),
  ],
);

/**
 * What was said in a browser about who uses it. One row an hour, key and strength with the first and the last time, so that
 * a site that says it on every page costs no more than one that says it once.
 */
export const visitorWords = pgTable(
  'visitor_words',
  {
    siteId: siteId(),
    /** 16 hex digits, the browser's id. */
    visitor: text('visitor').notNull(),
    keyId: keyId('key_id')
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    /** Whom it means: itself, or the e-mail that was said in the same breath with a site's own id. */
    meansId: keyId('means_id')
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    strength: text('strength').$type<'claim' | 'proof'>().notNull(),
    /** Hours since 1970. */
    hour: integer('hour').notNull(),
    /** Recipient of a mailing whose token it came with; 0 for all other words. Those of one recipient are judged together. */
    token: bigint('token', { mode: 'number' }).notNull().default(0),
    firstAt: time('first_at').notNull(),
    firstId: text('first_id').notNull(),
    lastAt: time('last_at').notNull(),
    lastId: text('last_id').notNull(),
    /** Of the first. */
    how: text('how').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'visitor_words_pk',
      columns: [
        table.siteId,
        table.visitor,
        table.keyId,
        table.meansId,
        table.strength,
        table.hour,
        table.token,
      ],
    }),
    index('visitor_words_key').on(table.keyId, table.siteId, table.visitor),
    index('visitor_words_means').on(table.meansId),
    index('visitor_words_token').on(table.token).where(sql`${table.token} <> 0`),
  ],
);

/** Worked out from the words: whose a browser was, from when. By key, so that who is one person changes nothing here. */
export const visitorSpans = pgTable(
  'visitor_spans',
  {
    siteId: siteId(),
    visitor: text('visitor').notNull(),
    place: smallint('place').notNull(),
    /** Milliseconds since 1970; null from the very beginning. */
    fromMs: bigint('from_ms', { mode: 'number' }),
    /** Null: to this day. */
    toMs: bigint('to_ms', { mode: 'number' }),
    keyId: keyId('key_id')
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    strength: text('strength').$type<'claim' | 'proof'>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.visitor, table.place] }),
    index('visitor_spans_key').on(table.keyId, table.toMs),
  ],
);

/** Every value that was ever told of somebody, with who told it: none takes another's place. */
export const personValues = pgTable(
  'person_values',
  {
    keyId: keyId('key_id')
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    field: text('field').notNull(),
    value: text('value').notNull(),
    source: text('source').notNull(),
    confidence: text('confidence').$type<'claim' | 'confirmed'>().notNull(),
    firstAt: time('first_at').notNull(),
    lastAt: time('last_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.keyId, table.field, table.value, table.source, table.confidence] }),
    index('person_values_import').on(table.source, table.keyId).where(sql`${table.source} LIKE 'import:%'`),
    index('person_values_provider')
      .on(table.source, table.keyId)
      .where(sql`${table.source} LIKE 'provider:%'`),
    index('person_values_odd_phone')
      .on(table.keyId)
      .where(sql`${table.field} = 'phone' AND ${isOddPhone(table.value)}`),
    index('person_values_phone').on(table.value).where(sql`${table.field} = 'phone'`),
  ],
);

/** Of each person what a list shows and searches; made anew from keys and values whenever these change. */
export const personCards = pgTable(
  'person_cards',
  {
    personId: keyId('person_id')
      .primaryKey()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    email: text('email').notNull(),
    jobTitle: text('job_title').notNull(),
    /** As somebody said it; the company of the records comes through `domain`. */
    companyName: text('company_name').notNull(),
    /** Registrable, of a work e-mail; '' when there is none. */
    domain: text('domain').notNull(),
    /** Somebody proved to be who they say, in any way. */
    isConfirmed: boolean('is_confirmed').notNull(),
    /** A mailbox that several people read. */
    isShared: boolean('is_shared').notNull(),
    keyCount: integer('key_count').notNull(),
    firstAt: time('first_at').notNull(),
    lastAt: time('last_at').notNull(),
    search: tsvector('search').notNull(),
  },
  (table) => {
    const isClaimed = sql`NOT ${table.isConfirmed} AND NOT ${table.isShared} AND ${table.domain} <> ''`;
    return [
      index('person_cards_last').on(table.lastAt, table.personId),
      index('person_cards_search').using('gin', table.search),
      // Of whom everything is only claimed: in their order, and of one company.
      index('person_cards_claimed').on(table.lastAt, table.personId).where(isClaimed),
      index('person_cards_claimed_of').on(table.domain, table.lastAt).where(isClaimed),
      index('person_cards_domain').on(table.domain).where(sql`${table.domain} <> ''`),
    ];
  },
);

/** What was said about who somebody is and is no name of anybody; never a text that could be somebody's. */
export const identityRefusals = pgTable(
  'identity_refusals',
  {
    siteId: siteId(),
    /** 16 hex digits: told once, however often the batch is tried. */
    batch: text('batch').notNull(),
    kind: text('kind').notNull(),
    reason: text('reason').notNull(),
    /** A junk id as it came, since programs that send it are mended by it; '' for everything else. */
    sample: text('sample').notNull(),
    day: date('day').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.batch, table.kind, table.reason, table.sample] }),
    index('identity_refusals_day').on(table.day),
  ],
);

/** Keyed hashes of what was erased, so that it does not come back. */
export const erasedKeys = pgTable('erased_keys', {
  hash: text('hash').primaryKey(),
  erasedAt: time('erased_at').notNull().defaultNow(),
  byName: text('by_name').notNull(),
  /** In the order of commits: whoever reads on from the last one misses none. */
  id: bigint('id', { mode: 'number' }).notNull().unique().generatedAlwaysAsIdentity(),
});
