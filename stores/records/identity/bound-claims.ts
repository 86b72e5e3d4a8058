// Keeps the claims of one browser from growing without end: the earliest stay, since the beginning is theirs, and the newest, since
// the browser is. Which rows these are depends on the rows alone, so that no order of arrival changes it. Proofs are never bounded by what a browser says, and neither are tokens.

import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './change-identity.ts';
import type { IdentityBounds } from './identity-bounds.ts';
import type { VisitorName } from './keep-words.ts';

export interface DroppedClaim extends Record<string, unknown> {
  siteId: number;
  keyId: number;
  /** Of the key, such as `email`. */
  kind: string;
  /** Of the first word of its hour. */
  id: string;
  atMs: number;
}

/** Answers what is kept no longer. */
export async function boundClaims(
  db: IdentityTransaction,
  visitors: readonly VisitorName[],
  { claimsPerVisitor, firstClaimsPerVisitor }: IdentityBounds,
): Promise<DroppedClaim[]> {
  if (visitors.length === 0) return [];
  const { rows } = await db.execute<DroppedClaim>(sql`
    WITH asked AS (
      SELECT * FROM unnest(${sql.param(visitors.map(({ siteId }) => siteId))}::int[],
        ${sql.param(visitors.map(({ visitor }) => visitor))}::text[]) AS v(site_id, visitor)),
    full_ones AS (
      SELECT a.* FROM asked a
      WHERE (SELECT count(*) FROM visitor_words w
        WHERE w.site_id = a.site_id AND w.visitor = a.visitor AND w.strength = 'claim' AND w.token = 0) > ${claimsPerVisitor}),
    ranked AS (
      SELECT w.site_id, w.visitor, w.key_id, w.means_id, w.strength, w.hour, w.token, k.key, row_number() OVER (
        PARTITION BY w.site_id, w.visitor ORDER BY w.hour, k.key, m.key) AS place, row_number() OVER (
        PARTITION BY w.site_id, w.visitor ORDER BY w.hour DESC, k.key DESC, m.key DESC) AS place_from_end
      FROM full_ones f
      JOIN visitor_words w ON w.site_id = f.site_id AND w.visitor = f.visitor AND w.strength = 'claim' AND w.token = 0
      JOIN identity_keys k ON k.id = w.key_id JOIN identity_keys m ON m.id = w.means_id)
    DELETE FROM visitor_words w USING ranked r
    WHERE r.place > ${firstClaimsPerVisitor} AND r.place_from_end > ${claimsPerVisitor - firstClaimsPerVisitor} AND w.site_id = r.site_id AND w.visitor = r.visitor AND w.key_id = r.key_id
      AND w.means_id = r.means_id AND w.strength = r.strength AND w.hour = r.hour AND w.token = r.token
    RETURNING w.site_id AS "siteId", w.key_id::float8 AS "keyId", split_part(r.key, ':', 1) AS kind, w.first_id AS id,
      (extract(epoch FROM w.first_at) * 1000)::float8 AS "atMs"`);
  return rows;
}
