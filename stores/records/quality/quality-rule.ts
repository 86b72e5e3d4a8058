// What a rule of data quality is: a question for records that somebody should look at, with its reason in words.

import { type SQL, sql } from 'drizzle-orm';
import type { QualityGroup, QualityRuleId } from '#contract/quality-report.ts';
import { joinListed } from '../leads/company-members.ts';

export interface QualityRule {
  readonly id: QualityRuleId;
  readonly group: QualityGroup;
  readonly name: Words;
  /** Why whoever looks after the record should look at it, and what to do. */
  readonly reason: Words;
  /**
   * Rows of `key` (text, one for each finding), `lead_id`, `person_id`, `company_id`, `owner_id` (of the colleague whose it is, null
   * for nobody), `at` and `detail` (text), of a bounded time.
   */
  readonly select: (asked: QualityAsked) => SQL;
  /** The same rows lead by lead: quick for somebody who has few, and to count them all. Where it is absent, `select` is both. */
  readonly selectOfFew?: (asked: QualityAsked) => SQL;
}

interface Words {
  readonly en: string;
  readonly it: string;
}

export interface QualityAsked {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** After so many days without anything a record is stale. */
  readonly days: number;
}

const dayMs = 86_400_000;

export const daysBefore = ({ nowMs }: Pick<QualityAsked, 'nowMs'>, days: number): SQL =>
  sql`to_timestamp(${nowMs - days * dayMs}::float8 / 1000.0)`;

/** Older records are nobody's work any more. */
export const windowDays = 730;

/** Of `openLeads`, with when it is about and what is to be said of it. */
export const leadColumns = (
  at: SQL,
  detail: SQL = sql`''::text`,
): SQL => sql`'lead:' || l.id AS key, l.id AS lead_id,
  NULL::bigint AS person_id, c.id AS company_id, l.whose_id AS owner_id, ${at} AS at, ${detail} AS detail`;

/** Leads `l`, each with the id of what its company stands as, `c`, so that a page is found in the order of the leads; and what they have to be. */
export const openLeads = sql`leads l ${joinListed(sql`l.company_id`)}`;
export const isThere = sql`c.id IS NOT NULL AND l.closed_at IS NULL`;
