// Tables of the scores: of each company what its people's deeds are worth, line by line, and which companies are to be worked
// out anew. All of it follows from events, records and rules, and is made again from them whenever these change.

import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ScoreReason } from '#contract/score-rules.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import { users } from './access.ts';
import { companies } from './companies.ts';
import { time } from './time-column.ts';

const companyId = () =>
  integer('company_id')
    .notNull()
    .references(() => companies.id, { onDelete: 'cascade' });

/** One row a company that anybody was seen of, as last worked out. */
export const companyScores = pgTable(
  'company_scores',
  {
    companyId: companyId().primaryKey(),
    /** Who looks after the company. */
    ownerId: text('owner_id').references(() => users.id, { onDelete: 'set null' }),
    /** 0 to 100. */
    score: smallint('score').notNull(),
    fit: smallint('fit').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    /** The best that holds for any of the visits that count. */
    band: text('band').$type<'verified' | 'high'>().notNull(),
    /** Since when the score is at the warm line or above; null below it. */
    warmSince: time('warm_since'),
    /** Of the events that count, the first and the last. */
    firstEventAt: time('first_event_at'),
    lastEventAt: time('last_event_at'),
    scoredAt: time('scored_at').notNull(),
    /** When the score was last added up from the lines: it fades between events. */
    refreshedAt: time('refreshed_at').notNull(),
    scoreRules: integer('score_rules').notNull(),
    signalRules: integer('signal_rules').notNull(),
    /** The lines that weigh most now, the strongest first. */
    reasons: jsonb('reasons').$type<ScoreReason[]>().notNull(),
  },
  (table) => {
    const isWarm = sql`${table.warmSince} IS NOT NULL`;
    return [
      index('company_scores_verdict').on(table.verdict, table.companyId),
      index('company_scores_scored').on(table.scoredAt),
      index('company_scores_warm').on(table.score, table.companyId).where(isWarm),
      // All that tells whether a warm company may be suggested, so that counting them reads no score.
      index('company_scores_suggested')
        .on(table.score, table.companyId, table.warmSince, table.ownerId, table.fit)
        .where(sql`${isWarm} AND ${table.verdict} IN ('known', 'prospect')`),
      index('company_scores_warm_since').on(table.warmSince, table.companyId).where(isWarm),
      index('company_scores_warm_of').on(table.ownerId, table.score, table.companyId).where(isWarm),
      index('company_scores_fading').on(table.refreshedAt).where(sql`${table.score} > 0`),
    ];
  },
);

/** The ledger: what one event is worth under one rule. The score at any moment is added up from these lines. */
export const scoreLines = pgTable(
  'score_lines',
  {
    companyId: companyId(),
    eventId: uuid('event_id').notNull(),
    rule: text('rule').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    group: text('rule_group').notNull(),
    /** `person:` with the number of the person, or `visitor:` with 16 hex digits. */
    actor: text('actor').notNull(),
    siteId: integer('site_id').notNull(),
    /** When it happened, when nothing is left of it, and when a later one took its place. */
    at: time('at').notNull(),
    fadesAt: time('fades_at').notNull(),
    replacedAt: time('replaced_at'),
    /** At the moment it happened. */
    points: smallint('points').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.eventId, table.rule] }),
    index('score_lines_actor').on(table.actor),
  ],
);

/** Companies that are to be worked out anew. Written before what causes it is acknowledged, gone when it is done. */
export const scoringDue = pgTable(
  'scoring_due',
  {
    /** `id:` with the number of a company, or `domain:` or `name:` of one that is only seen. */
    subject: text('subject').primaryKey(),
    dueAt: time('due_at').notNull(),
    /** When the first of the events came in that nobody has worked on; null when there is none. */
    freshFrom: time('fresh_from'),
    /** The same of those that somebody is at work on, so that another try has them too. */
    takenFresh: time('taken_fresh'),
    /** Counted up with every cause. */
    causes: bigint('causes', { mode: 'number' }).notNull().default(1),
    /** How many causes whoever works on it has seen, and until when nobody else begins. */
    takenCauses: bigint('taken_causes', { mode: 'number' }),
    takenUntil: time('taken_until'),
    /** Tries that failed, one after the other. */
    failures: smallint('failures').notNull().default(0),
  },
  (table) => [
    index('scoring_due_next').on(table.dueAt),
    index('scoring_due_fresh').on(table.dueAt).where(sql`${table.freshFrom} IS NOT NULL`),
  ],
);
