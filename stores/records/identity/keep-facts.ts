// Keeps proofs, merges and what was taken back. A proof is named by what it says, so that a backend that says it on every
// request costs one row; its time is that of the first.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './change-identity.ts';

export interface NewFact {
  readonly id: string;
  readonly kind: 'proof' | 'merge' | 'cut';
  readonly way: 'link_token' | 'confirmed_form' | 'server' | 'operator';
  readonly atMs: number;
  readonly keyIds: readonly number[];
  readonly tie?: string;
  readonly by?: { readonly id: string; readonly name: string };
  readonly reason?: string;
}

/** The same keys proven the same way are one proof. `keys`: in any order. */
export function nameProof(way: string, keys: readonly string[]): string {
  const text = [...new Set(keys)].sort().join('\n');
  return `proof-${createHash('sha256').update(`${way}\n${text}`).digest('hex').slice(0, 32)}`;
}

/** Answers whether any of them is new or older than it was known to be. */
export async function keepFacts(db: IdentityTransaction, facts: readonly NewFact[]): Promise<boolean> {
  let isChanged = false;
  for (const { id, kind, way, atMs, keyIds, tie = '', by, reason = '' } of facts) {
    const { rowCount } = await db.execute(sql`
      INSERT INTO identity_facts AS f (id, kind, way, at, keys, tie, by_id, by_name, reason)
      VALUES (${id}, ${kind}, ${way}, to_timestamp(${atMs}::float8 / 1000.0), ${sql.param([...new Set(keyIds)].sort((a, b) => a - b))}::bigint[],
        ${tie}, ${by?.id ?? ''}, ${by?.name ?? ''}, ${reason})
      ON CONFLICT (id) DO UPDATE SET at = excluded.at WHERE excluded.at < f.at`);
    if ((rowCount ?? 0) > 0) isChanged = true;
  }
  return isChanged;
}
