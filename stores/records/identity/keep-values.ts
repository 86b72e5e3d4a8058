// Keeps what was told of people: each value once for each source and confidence, with the first and the last time.

import { sql } from 'drizzle-orm';
import type { SaidValue } from '#contract/said.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** Different values of one key; whoever tells more is a program. */
const valuesPerKeyMax = 300;

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
    WHERE (SELECT count(*) FROM person_values p WHERE p.key_id = told.key_id) < ${valuesPerKeyMax}
    ON CONFLICT (key_id, field, value, source, confidence) DO UPDATE SET
      first_at = least(excluded.first_at, v.first_at), last_at = greatest(excluded.last_at, v.last_at)`);
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
