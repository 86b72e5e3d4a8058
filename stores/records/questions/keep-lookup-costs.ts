// What paid look-ups cost, and what a provider was asked in vain, so that money is neither lost from sight nor spent twice.

import { and, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { lookupMisses, lookupSpending } from '../schema/sources.ts';

export interface LookupCost {
  provider: string;
  lookups: number;
  /** Millionths of the currency's unit, or of a credit. */
  costMicros: number;
  /** ISO 4217; '' for credits. */
  currency: string;
}

export async function addLookupCost(records: Records, cost: LookupCost): Promise<void> {
  await records.db.insert(lookupSpending).values(cost);
}

/** Spent since then, by currency. */
export async function sumLookupCosts(
  records: Records,
  provider: string,
  since: Date,
): Promise<Omit<LookupCost, 'provider'>[]> {
  return records.db
    .select({
      lookups: sql<number>`sum(${lookupSpending.lookups})::int`,
      costMicros: sql<number>`sum(${lookupSpending.costMicros})::float8`,
      currency: lookupSpending.currency,
    })
    .from(lookupSpending)
    .where(and(eq(lookupSpending.provider, provider), gte(lookupSpending.at, since)))
    .groupBy(lookupSpending.currency)
    .orderBy(lookupSpending.currency)
    .limit(50);
}

/** `keyHashes`: keyed hashes of what was asked, each once in a call. Asked in vain again, they are remembered longer. */
export async function keepLookupMisses(
  records: Records,
  provider: string,
  keyHashes: readonly string[],
  expiresAt: Date,
): Promise<void> {
  if (keyHashes.length === 0) return;
  await records.db
    .insert(lookupMisses)
    .values(keyHashes.map((keyHash) => ({ provider, keyHash, expiresAt })))
    .onConflictDoUpdate({
      target: [lookupMisses.provider, lookupMisses.keyHash],
      set: { expiresAt: sql`GREATEST(${lookupMisses.expiresAt}, excluded.expires_at)` },
    });
}

/** Those among the keys that need not be asked for now. */
export async function findLookupMisses(
  records: Records,
  provider: string,
  keyHashes: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (keyHashes.length === 0) return new Set();
  const rows = await records.db
    .select({ keyHash: lookupMisses.keyHash })
    .from(lookupMisses)
    .where(
      and(
        eq(lookupMisses.provider, provider),
        inArray(lookupMisses.keyHash, [...keyHashes]),
        gt(lookupMisses.expiresAt, now),
      ),
    )
    .limit(keyHashes.length);
  return new Set(rows.map(({ keyHash }) => keyHash));
}

/** Returns how many were over. */
export async function forgetLookupMisses(records: Records, now: Date): Promise<number> {
  const forgotten = await records.db.delete(lookupMisses).where(lt(lookupMisses.expiresAt, now));
  return forgotten.rowCount ?? 0;
}
