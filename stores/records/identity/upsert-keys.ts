// Gives every key that is told its number, once and for ever.

import { sql } from 'drizzle-orm';
import type { IdentityKey } from '#intelligence/identity/identity-key.ts';
import type { IdentityTransaction } from './change-identity.ts';

export interface MetKey {
  readonly key: IdentityKey;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Answers the number of each. `met` names each key once. */
export async function upsertKeys(
  db: IdentityTransaction,
  met: readonly MetKey[],
): Promise<ReadonlyMap<IdentityKey, number>> {
  if (met.length === 0) return new Map();
  const keys = sql.param(met.map(({ key }) => key));
  const firstMs = sql.param(met.map((entry) => entry.firstMs));
  const lastMs = sql.param(met.map((entry) => entry.lastMs));
  const told = sql`unnest(${keys}::text[], ${firstMs}::float8[], ${lastMs}::float8[]) AS met(key, first_ms, last_ms)`;
  // A key is its own person until a tie holds; the number is drawn once for both columns.
  await db.execute(sql`
    INSERT INTO identity_keys (id, key, person_id, first_at, last_at)
    SELECT number, key, number, to_timestamp(first_ms / 1000.0), to_timestamp(last_ms / 1000.0)
    FROM (
      SELECT nextval('identity_keys_id_seq') AS number, met.* FROM ${told}
      WHERE NOT EXISTS (SELECT FROM identity_keys k WHERE k.key = met.key)
      OFFSET 0) AS fresh
    ON CONFLICT (key) DO NOTHING`);
  const { rows } = await db.execute<{ id: string; key: string }>(sql`
    UPDATE identity_keys AS k
    SET first_at = least(k.first_at, to_timestamp(first_ms / 1000.0)),
      last_at = greatest(k.last_at, to_timestamp(last_ms / 1000.0))
    FROM ${told} WHERE k.key = met.key
    RETURNING k.id, k.key`);
  return new Map(rows.map(({ id, key }) => [key, Number(id)]));
}
