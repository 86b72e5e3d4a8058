// Holds keys back that collect what one person does not have. One that is claimed in too many browsers: its claims are not
// followed, its proofs are, since anybody may claim. One that is proven with too many others: nothing of it is. Both are shown, until
// an operator lets them go. What is held follows from what is kept, in whatever order it came.

import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './change-identity.ts';
import type { IdentityBounds } from './identity-bounds.ts';

/** `keyIds`: that something was said of. Answers the keys that are held from now on for the keys that they collect. */
export async function holdKeys(
  db: IdentityTransaction,
  keyIds: readonly number[],
  provenIds: readonly number[],
  bounds: IdentityBounds,
): Promise<number[]> {
  if (keyIds.length > 0) await countBrowsers(db, keyIds, bounds);
  if (provenIds.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    UPDATE identity_keys AS k SET held_for = 'too_many_keys', held_at = now()
    FROM (
      SELECT asked.id, (SELECT count(*) FROM (
        SELECT id FROM identity_facts f WHERE f.keys @> ARRAY[asked.id] AND f.kind = 'proof'
        LIMIT ${bounds.proofsPerKey + 1}) AS found) AS proofs
      FROM unnest(${sql.param(provenIds)}::bigint[]) AS asked(id)) AS counted
    WHERE k.id = counted.id AND counted.proofs > ${bounds.proofsPerKey} AND k.held_for <> 'too_many_keys'
      AND k.released_at IS NULL
    RETURNING k.id`);
  return rows.map(({ id }) => Number(id));
}

/** Those of claims alone: whoever is proven in many browsers has many. */
async function countBrowsers(
  db: IdentityTransaction,
  keyIds: readonly number[],
  { browsersPerKey }: IdentityBounds,
): Promise<void> {
  await db.execute(sql`
    UPDATE identity_keys AS k SET browsers = now_is.browsers, held_for = now_is.held_for,
      held_at = CASE WHEN now_is.held_for = '' THEN NULL WHEN k.held_for = '' THEN now() ELSE k.held_at END
    FROM (
      SELECT o.id, counted.browsers, CASE
        WHEN o.held_for = 'too_many_keys' THEN o.held_for
        WHEN o.released_at IS NULL AND counted.browsers > ${browsersPerKey} THEN 'too_many_browsers'
        ELSE '' END AS held_for
      FROM identity_keys o CROSS JOIN LATERAL (
        SELECT count(*) AS browsers FROM (
          SELECT DISTINCT site_id, visitor FROM visitor_words w
          WHERE w.key_id = o.id AND w.strength = 'claim' LIMIT ${browsersPerKey + 1}) AS found) AS counted
      WHERE o.id = ANY(${sql.param(keyIds)}::bigint[])) AS now_is
    WHERE k.id = now_is.id AND (k.browsers, k.held_for) IS DISTINCT FROM (now_is.browsers::int, now_is.held_for)`);
}

/** The keys that proofs name together with these. */
export async function findNeighbours(db: IdentityTransaction, keyIds: readonly number[]): Promise<number[]> {
  if (keyIds.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT DISTINCT unnest(keys) AS id FROM identity_facts
    WHERE keys && ${sql.param(keyIds)}::bigint[] LIMIT 2000`);
  return rows.map(({ id }) => Number(id));
}
