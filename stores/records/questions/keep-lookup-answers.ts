// What paid look-ups answered, sealed and under keyed hashes of the networks, so that nothing is paid for twice and nobody who
// has the database alone learns who visited.

import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { lookupAnswers, lookupMisses } from '../schema/sources.ts';

export interface SealedAnswer {
  keyHash: string;
  sealed: string;
  expiresAt: Date;
}

/** Each hash once in a call; an answer that is there is replaced. */
export async function keepLookupAnswers(
  records: Records,
  provider: string,
  answers: readonly SealedAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  await records.db
    .insert(lookupAnswers)
    .values(answers.map((answer) => ({ provider, ...answer })))
    .onConflictDoUpdate({
      target: [lookupAnswers.provider, lookupAnswers.keyHash],
      set: { sealed: sql`excluded.sealed`, expiresAt: sql`excluded.expires_at` },
    });
}

export async function findLookupAnswers(
  records: Records,
  provider: string,
  keyHashes: readonly string[],
  now: Date,
): Promise<SealedAnswer[]> {
  if (keyHashes.length === 0) return [];
  const { keyHash, sealed, expiresAt } = lookupAnswers;
  return records.db
    .select({ keyHash, sealed, expiresAt })
    .from(lookupAnswers)
    .where(and(eq(lookupAnswers.provider, provider), inArray(keyHash, [...keyHashes]), gt(expiresAt, now)))
    .limit(keyHashes.length);
}

/** All that a provider ever answered, and all that it did not know. */
export async function purgeLookupAnswers(records: Records, provider: string): Promise<void> {
  await records.db.delete(lookupAnswers).where(eq(lookupAnswers.provider, provider));
  await records.db.delete(lookupMisses).where(eq(lookupMisses.provider, provider));
}

/** Returns how many were over. */
export async function forgetLookupAnswers(records: Records, now: Date): Promise<number> {
  const forgotten = await records.db.delete(lookupAnswers).where(lt(lookupAnswers.expiresAt, now));
  return forgotten.rowCount ?? 0;
}
