// Tables of the requests: texts in which somebody asked for something, and what became of them.

import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  Enclosure,
  RequestConfirmation,
  RequestMessage,
  RequestState,
  RequestWay,
} from '#contract/request-report.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

const searchWords = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const requests = pgTable(
  'requests',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** Of the event that carried it, or of the ticket of a form of our own: the same one is one request. */
    eventId: uuid('event_id').notNull(),
    at: time('at').notNull(),
    receivedAt: time('received_at').notNull(),
    way: text('way').$type<RequestWay>().notNull(),
    provider: text('provider').notNull().default(''),
    kind: text('kind').notNull().default(''),
    formKey: text('form_key').notNull().default(''),
    formName: text('form_name').notNull().default(''),
    text: text('text').notNull().default(''),
    /** Of a conversation: what its messages were, from which `text` is made; a provisional one only while there is no other. */
    messages: jsonb('messages').$type<RequestMessage[]>().notNull().default([]),
    /** Of a chat that has no end: which one, as a digest; null elsewhere. What follows a long silence is a request of its own. */
    chat: uuid('chat'),
    /** Kinds of what came with the text or in its place. */
    enclosed: text('enclosed').array().$type<Enclosure[]>().notNull().default([]),
    answers: jsonb('answers').$type<{ question: string; answer: string }[]>().notNull().default([]),
    /** What they said of themselves; nobody has checked it. */
    saidName: text('said_name').notNull().default(''),
    saidEmail: text('said_email').notNull().default(''),
    saidPhone: text('said_phone').notNull().default(''),
    saidCompany: text('said_company').notNull().default(''),
    saidJobTitle: text('said_job_title').notNull().default(''),
    language: text('language').notNull().default(''),
    page: text('page').notNull().default(''),
    campaignSource: text('campaign_source').notNull().default(''),
    campaignMedium: text('campaign_medium').notNull().default(''),
    campaignName: text('campaign_name').notNull().default(''),
    /** 16 hex digits, '' when there is none. */
    visitor: text('visitor').notNull().default(''),
    /** Of the event; '0' when nothing was decided. */
    decision: text('decision').notNull().default('0'),
    /** Keyed hashes of whom its events are about, UInt64 as decimal text: by these it is found when no address stands in it. */
    subjects: text('subjects').array().notNull().default([]),
    /** Names of whoever wrote that stand in no claim, such as `social:messenger:123`: whose customer it is is known by them. */
    knownAs: text('known_as').array().notNull().default([]),
    consentText: text('consent_text').notNull().default(''),
    consentVersion: integer('consent_version').notNull().default(0),
    confirmation: text('confirmation').$type<RequestConfirmation>().notNull().default('not_asked'),
    state: text('state').$type<RequestState>().notNull().default('new'),
    // Dots and the like part words, so that a name is found within an e-mail address.
    search: searchWords('search').generatedAlwaysAs(
      sql`to_tsvector('simple'::regconfig, translate(said_name || ' ' || said_email || ' ' || said_company || ' ' || form_name || ' ' || "text" || ' ' || replace(replace(answers::text, '\\n', ' '), '\\t', ' '), '@._-/:,"\\', '         '))`,
    ),
  },
  (table) => [
    uniqueIndex('requests_event').on(table.siteId, table.eventId),
    index('requests_chat').on(table.siteId, table.chat, table.at).where(sql`${table.chat} IS NOT NULL`),
    // Ids alone: a deletion finds the conversation of its message.
    index('requests_messages')
      .using('gin', sql`jsonb_path_query_array(${table.messages}, '$[*].id'::jsonpath)`)
      .where(sql`${table.messages} <> '[]'::jsonb`),
    index('requests_newest').on(table.siteId, table.at, table.id),
    index('requests_received').on(table.receivedAt),
    index('requests_visitor').on(table.siteId, table.visitor),
    index('requests_email').on(sql`lower(trim(${table.saidEmail}))`).where(sql`${table.saidEmail} <> ''`),
    index('requests_phone')
      .on(
        sql`(regexp_replace(regexp_replace(${table.saidPhone}, '[^0-9+]'::text, ''::text, 'g'::text), '^00'::text, '+'::text))`,
      )
      .where(sql`${table.saidPhone} <> '' AND ${table.saidEmail} = ''`),
    index('requests_subjects').using('gin', table.subjects),
    index('requests_suspected')
      .on(table.siteId, table.formKey, table.receivedAt)
      .where(sql`${table.state} = 'suspected'`),
    index('requests_search').using('gin', table.search),
  ],
);

/** Each change of a request's state: who, when. */
export const requestStates = pgTable(
  'request_states',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: bigint('request_id', { mode: 'number' })
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    state: text('state').$type<RequestState>().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [
    index('request_states_request').on(table.requestId, table.id),
    index('request_states_by').on(table.byId, table.at),
  ],
);
