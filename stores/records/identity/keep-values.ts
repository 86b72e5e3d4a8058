// Keeps what was told of people: each value once for each source and confidence, with the first and the last time. Anybody's
// browser may say what it likes of anybody: it takes the place of what browsers said before, and never of anything else.

import { sql } from 'drizzle-orm';
import type { SaidValue } from '#contract/said.ts';
import { openSource } from '#intelligence/identity/rank-value.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** Different values of one key that browsers claim; whoever claims more is a program. */
export const claimsPerKeyMax = 300;
/** The same of everything else: tools and backends that we know, among them one with a fault. */
const toldPerKeyMax = 2_000;

export async function keepValues(
  db: IdentityTransaction,
  values: readonly SaidValue[],
  idOf: (key: string) => number,
): Promise<void> {
  if (values.length === 0) return;
  const rows = gather(values, idOf);
  const column = <K extends keyof GatheredValue>(name: K) => sql.param(rows.map((row) => row[name]));
  await db.execute(sql`
    INSERT INTO person_values AS v (key_id, field, value, source, confidence, first_at, last_at)
    SELECT key_id, field, value, source, confidence, to_timestamp(first_ms / 1000.0), to_timestamp(last_ms / 1000.0)
    FROM unnest(${column('keyId')}::bigint[], ${column('field')}::text[], ${column('value')}::text[],
      ${column('source')}::text[], ${column('confidence')}::text[], ${column('firstMs')}::float8[], ${column('lastMs')}::float8[])
      AS told(key_id, field, value, source, confidence, first_ms, last_ms)
    ON CONFLICT (key_id, field, value, source, confidence) DO UPDATE SET
      first_at = least(excluded.first_at, v.first_at), last_at = greatest(excluded.last_at, v.last_at)`);
  await dropOldest(db, [...new Set(rows.map(({ keyId }) => keyId))]);
}

/** Of the claims and of the rest the newest stay, so that neither keeps the other out. */
async function dropOldest(db: IdentityTransaction, keyIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    DELETE FROM person_values AS v USING (
      SELECT p.key_id, p.field, p.value, p.source, p.confidence, p.is_claim, row_number() OVER (
        PARTITION BY p.key_id, p.is_claim ORDER BY p.last_at DESC, p.field, p.value, p.source, p.confidence) AS place
      FROM (
        SELECT *, confidence = 'claim' AND source ~ ${openSource} AS is_claim FROM person_values
        WHERE key_id IN (
          SELECT key_id FROM person_values WHERE key_id = ANY(${sql.param(keyIds)}::bigint[])
          GROUP BY key_id HAVING count(*) > ${claimsPerKeyMax}::int)) AS p) AS ranked
    WHERE ranked.place > CASE WHEN ranked.is_claim THEN ${claimsPerKeyMax}::int ELSE ${toldPerKeyMax}::int END
      AND v.key_id = ranked.key_id AND v.field = ranked.field AND v.value = ranked.value
      AND v.source = ranked.source AND v.confidence = ranked.confidence`);
}

interface GatheredValue {
  keyId: number;
  field: string;
  value: string;
  source: string;
  confidence: string;
  firstMs: number;
  lastMs: number;
}

function gather(values: readonly SaidValue[], idOf: (key: string) => number): GatheredValue[] {
  const rows = new Map<string, GatheredValue>();
  for (const { key, field, value, source, confidence, atMs } of values) {
    const keyId = idOf(key);
    const name = [keyId, field, source, confidence, value].join('\n');
    const row = rows.get(name);
    if (row === undefined)
      rows.set(name, { keyId, field, value, source, confidence, firstMs: atMs, lastMs: atMs });
    else {
      row.firstMs = Math.min(row.firstMs, atMs);
      row.lastMs = Math.max(row.lastMs, atMs);
    }
  }
  return [...rows.values()];
}
