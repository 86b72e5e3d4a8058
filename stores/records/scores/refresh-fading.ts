// Adds the scores of companies up again from their lines, since points fade while nothing happens: what a list is sorted by is never
// older than an hour.

import { sql } from 'drizzle-orm';
import { summariseLedger } from '#intelligence/scoring/summarise-ledger.ts';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import type { RulesInForce } from '../rules/rules-in-force.ts';
import { readLines } from './read-lines.ts';

const companiesAtOnce = 300;

/** Answers how many were added up: 0 when none is left. */
export async function refreshFading(
  records: Pick<Records, 'db'>,
  { score: { groups }, signal: { warmScoreMin } }: Pick<RulesInForce, 'score' | 'signal'>,
  nowMs: number,
): Promise<number> {
  const { db } = records;
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT company_id AS id FROM company_scores WHERE score > 0 AND refreshed_at < to_timestamp(${nowMs} / 1000.0) - interval '1 hour'
    ORDER BY refreshed_at LIMIT ${companiesAtOnce}`);
  const ids = rows.map(({ id }) => id);
  const lines = await readLines(records, ids);
  const summed = ids.map((id) => ({
    id,
    ...summariseLedger(lines.get(id) ?? [], groups, { nowMs, warmScoreMin }),
  }));
  const scores = sql.param(summed.map(({ score }) => score));
  // Worked out anew meanwhile, it is younger than this; a lead that somebody changes now is worked out anew because of that.
  await db.execute(sql`
    WITH summed AS (
      SELECT * FROM unnest(${sql.param(ids)}::int[], ${scores}::smallint[],
        ${sql.param(summed.map(({ warmSinceMs }) => warmSinceMs ?? null))}::float8[],
        ${sql.param(summed.map(({ reasons }) => JSON.stringify(reasons)))}::text[]) AS n(id, score, warm_ms, reasons)
    ), held AS (
      SELECT company_id FROM company_scores WHERE company_id = ANY(${sql.param(ids)}::int[]) ORDER BY company_id FOR UPDATE
    ), written AS (
      UPDATE company_scores s SET score = n.score, reasons = n.reasons::jsonb, warm_since = to_timestamp(n.warm_ms / 1000.0),
        refreshed_at = to_timestamp(${nowMs} / 1000.0)
      FROM summed n JOIN held ON held.company_id = n.id 
      WHERE s.company_id = n.id AND s.refreshed_at < to_timestamp(${nowMs} / 1000.0) RETURNING s.company_id, s.score
    ), free AS (
      SELECT l.id, w.score FROM written w JOIN leads l ON l.company_id IN ${membersOf(sql`w.company_id`)} AND l.closed_at IS NULL
      FOR UPDATE OF l SKIP LOCKED
    )
    UPDATE leads l SET score = f.score FROM free f WHERE l.id = f.id`);
  return ids.length;
}
