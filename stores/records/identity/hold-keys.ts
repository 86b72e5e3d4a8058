// Holds keys back that collect what one person does not have: too many browsers, too many other keys. They are shown, their
// visits and their proofs are not followed, until an operator lets them go.

import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './change-identity.ts';

/** A browser that forgets its id every week makes fifty a year; a kiosk, a test account or a fault makes thousands. */
export const browsersPerKeyMax = 100;
/** Proofs of different other keys: more than the keys that one person may have, several times over. */
export const proofsPerKeyMax = 60;

/** `keyIds`: that something was said of. Answers the keys that are held from now on for the keys that they collect. */
export async function holdKeys(
  db: IdentityTransaction,
  keyIds: readonly number[],
  provenIds: readonly number[],
): Promise<number[]> {
  if (keyIds.length > 0)
    await db.execute(sql`
      UPDATE identity_keys AS k SET browsers = counted.browsers,
        held_for = CASE WHEN k.held_for = '' AND k.released_at IS NULL AND counted.browsers > ${browsersPerKeyMax}
          THEN 'too_many_browsers' ELSE k.held_for END,
        held_at = CASE WHEN k.held_for = '' AND k.released_at IS NULL AND counted.browsers > ${browsersPerKeyMax}
          THEN now() ELSE k.held_at END
      FROM (
        SELECT asked.id, (SELECT count(*) FROM (
          SELECT DISTINCT site_id, visitor FROM visitor_words w
          WHERE w.key_id = asked.id LIMIT ${browsersPerKeyMax + 1}) AS found) AS browsers
        FROM unnest(${sql.param(keyIds)}::bigint[]) AS asked(id)) AS counted
      WHERE k.id = counted.id AND k.browsers < counted.browsers`);
  if (provenIds.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    UPDATE identity_keys AS k SET held_for = 'too_many_keys', held_at = now()
    FROM (
      SELECT asked.id, (SELECT count(*) FROM (
        SELECT id FROM identity_facts f WHERE f.keys @> ARRAY[asked.id] AND f.kind = 'proof'
        LIMIT ${proofsPerKeyMax + 1}) AS found) AS proofs
      FROM unnest(${sql.param(provenIds)}::bigint[]) AS asked(id)) AS counted
    WHERE k.id = counted.id AND counted.proofs > ${proofsPerKeyMax} AND k.held_for = '' AND k.released_at IS NULL
    RETURNING k.id`);
  return rows.map(({ id }) => Number(id));
}

/** The keys that proofs name together with these. */
export async function findNeighbours(db: IdentityTransaction, keyIds: readonly number[]): Promise<number[]> {
  if (keyIds.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT DISTINCT unnest(keys) AS id FROM identity_facts
    WHERE keys && ${sql.param(keyIds)}::bigint[] LIMIT 2000`);
  return rows.map(({ id }) => Number(id));
}
