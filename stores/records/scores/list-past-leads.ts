// Leads that were made within some time, with what was noted of them then and where they stand, to learn from; and within how many
// days those that were won had been.

import { sql } from 'drizzle-orm';
import type { LeadAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import type { WonWithin } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { Records } from '../open-records.ts';

export interface PastLeadRow extends Record<string, unknown> {
  stage: string;
  /** Milliseconds since 1970; null while it is open. */
  closedMs: number | null;
  madeMs: number;
  /** Null for leads that were made before anything was noted. */
  first: LeadAtFirst | null;
}

interface Window {
  readonly since: Date;
  /** The last moment that belongs to it. */
  readonly until: Date;
}

/**
 * The latest first. Of more than `limit` an even part, so that all of the time speaks: first those of whom something was noted, by a
 * number that only their id gives them, so that most of the part is the same the next day.
 */
export async function listPastLeads(
  { db }: Pick<Records, 'db'>,
  { since, until, limit }: Window & { readonly limit: number },
): Promise<PastLeadRow[]> {
  const { rows } = await db.execute<PastLeadRow>(sql`
    WITH part AS MATERIALIZED (
      SELECT id FROM leads WHERE created_at >= ${since} AND created_at <= ${until}
      ORDER BY coalesce(at_first ->> 'isSeen', '') <> 'true', md5(id::text), id LIMIT ${limit})
    SELECT l.stage, round(extract(epoch FROM l.closed_at) * 1000)::float8 AS "closedMs",
      round(extract(epoch FROM l.created_at) * 1000)::float8 AS "madeMs", l.at_first AS first
    FROM part JOIN leads l ON l.id = part.id ORDER BY l.created_at DESC, l.id DESC`);
  return rows;
}

interface WonAsked {
  readonly since: Date;
  /** Leads that were made by then are old, and had so many days to be won. */
  readonly oldUntil: Date;
  readonly daysMax: number;
  /** Ids of the stages of what was won. */
  readonly stages: readonly string[];
  /** Of those that were won, between 0 and 1. */
  readonly share: number;
}

/** Of leads of whom something was noted when they were made. */
export async function findWonWithin(
  { db }: Pick<Records, 'db'>,
  { since, oldUntil, daysMax, stages, share }: WonAsked,
): Promise<WonWithin> {
  const { rows } = await db.execute<{ oldWon: number; oldDays: number | null; anyDays: number | null }>(sql`
    SELECT (count(*) FILTER (WHERE is_old))::float8 AS "oldWon",
      percentile_disc(${share}::float8) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_old) AS "oldDays",
      percentile_disc(${share}::float8) WITHIN GROUP (ORDER BY days) AS "anyDays"
    FROM (SELECT days, created_at <= ${oldUntil} AND days <= ${daysMax}::float8 AS is_old
      FROM (SELECT created_at, (extract(epoch FROM closed_at - created_at) / 86400)::float8 AS days FROM leads
        WHERE created_at >= ${since} AND stage = ANY(${sql.param([...stages])}::text[]) AND closed_at IS NOT NULL
        AND at_first ->> 'isSeen' = 'true') AS won) AS judged LIMIT 1`);
  return rows[0] ?? { oldWon: 0, oldDays: null, anyDays: null };
}
