// Who stands in for whom at a moment: the substitute of whoever is away, and whoever stands in for a substitute that is away too.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

const usersMax = 1_000;

const momentOf = (nowMs: number) => sql`to_timestamp(${nowMs}::float8 / 1000.0)`;

/**
 * Pairs `away`, `by`, `ends_at` of all that stand in at `nowMs`, also through others, as a table expression. Nobody from outside
 * stands in, whatever was entered before they were.
 */
export function standInPairs(nowMs: number): SQL {
  return sql`(WITH RECURSIVE now_away AS (
      SELECT user_id, substitute_id, ends_at FROM absences
      WHERE starts_at <= ${momentOf(nowMs)} AND ends_at > ${momentOf(nowMs)}
    ), pairs(away, by, ends_at) AS (
      SELECT user_id, substitute_id, ends_at FROM now_away
      UNION SELECT p.away, a.substitute_id, p.ends_at FROM pairs p JOIN now_away a ON a.user_id = p.by
      WHERE a.substitute_id <> p.away
    ) SELECT p.away, p.by, p.ends_at FROM pairs p JOIN users u ON u.id = p.by AND u.role <> 'agent')`;
}

/** Ids of the users for whom this one stands in at `nowMs`. */
export async function listStoodInFor(
  { db }: Pick<Records, 'db'>,
  userId: string,
  nowMs: number,
): Promise<string[]> {
  const { rows } = await db.execute<{ away: string }>(sql`
    SELECT DISTINCT away FROM ${standInPairs(nowMs)} AS p WHERE by = ${userId} ORDER BY away LIMIT ${usersMax}`);
  return rows.map(({ away }) => away);
}

export interface Away {
  /** Milliseconds since 1970: back from then on. */
  readonly untilMs: number;
  readonly substitute: { readonly id: string; readonly name: string };
}

/** Of the users who are away at `nowMs`, by their id, with whoever stands in for them themselves. */
export async function listAway({ db }: Pick<Records, 'db'>, nowMs: number): Promise<Map<string, Away>> {
  const { rows } = await db.execute<{ userId: string; untilMs: number; id: string; name: string }>(sql`
    SELECT DISTINCT ON (a.user_id) a.user_id AS "userId", extract(epoch FROM a.ends_at)::float8 * 1000 AS "untilMs",
      u.id, u.name
    FROM absences a JOIN users u ON u.id = a.substitute_id
    WHERE a.starts_at <= ${momentOf(nowMs)} AND a.ends_at > ${momentOf(nowMs)}
    ORDER BY a.user_id, a.ends_at DESC, a.id LIMIT ${usersMax}`);
  return new Map(
    rows.map(({ userId, untilMs, id, name }) => [userId, { untilMs, substitute: { id, name } }]),
  );
}
