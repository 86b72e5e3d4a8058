// Hand-overs that were made, the newest first.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface ListedHandOver extends Record<string, unknown> {
  id: number;
  /** Null when that user is gone. */
  fromId: string | null;
  fromName: string;
  toId: string;
  toName: string;
  byId: string;
  byName: string;
  /** Leads that changed hands. */
  leads: number;
  /** Milliseconds since 1970. */
  atMs: number;
  /** Null while it holds. */
  undoneMs: number | null;
}

export interface HandOverQuestion {
  /** Only those from, to or by these users; undefined: all. */
  readonly userIds?: readonly string[] | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

const ms = (column: string) => sql.raw(`round(extract(epoch FROM ${column}) * 1000)::float8`);

export async function listHandOvers(
  { db }: Pick<Records, 'db'>,
  { userIds, beforeId, limit }: HandOverQuestion,
): Promise<ListedHandOver[]> {
  const ids = sql`${sql.param([...(userIds ?? [])])}::text[]`;
  const conditions: SQL[] = [
    ...(userIds === undefined
      ? [sql`true`]
      : [sql`(h.from_id = ANY(${ids}) OR h.to_id = ANY(${ids}) OR h.by_id = ANY(${ids}))`]),
    ...(beforeId === undefined ? [] : [sql`h.id < ${beforeId}::bigint`]),
  ];
  const { rows } = await db.execute<ListedHandOver>(sql`
    SELECT h.id::float8 AS id, h.from_id AS "fromId", coalesce(f.name, '') AS "fromName", h.to_id AS "toId", t.name AS "toName",
      h.by_id AS "byId", h.by_name AS "byName", ${ms('h.at')} AS "atMs", ${ms('h.undone_at')} AS "undoneMs",
      (SELECT count(DISTINCT x ->> 'leadId')::int FROM jsonb_array_elements(h.changes) AS x) AS leads
    FROM hand_overs h LEFT JOIN users f ON f.id = h.from_id JOIN users t ON t.id = h.to_id
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY h.id DESC LIMIT ${limit}`);
  return rows;
}
