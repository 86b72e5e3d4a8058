// Writes signals that were found. What was written before stays as it was: the same news is never written twice.

import { inArray } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import { signals } from '../schema/signals.ts';

export type SignalRow = typeof signals.$inferSelect;
export type NewSignal = Omit<typeof signals.$inferInsert, 'id' | 'foundAt'>;

/**
 * Answers those that were not there before, in the order of their ids. `memberIds`: the companies that the one of the signals is made
 * of, since keys name a company: what was told of one of them is not told again after a merge.
 */
export async function keepSignals(
  db: Transaction,
  found: readonly NewSignal[],
  memberIds: readonly number[] = [],
): Promise<SignalRow[]> {
  const fresh = await withoutFormer(db, found, memberIds);
  if (fresh.length === 0) return [];
  const kept = await db
    .insert(signals)
    .values(fresh)
    .onConflictDoNothing({ target: signals.key })
    .returning();
  return kept.sort((one, other) => one.id - other.id);
}

async function withoutFormer(
  db: Transaction,
  found: readonly NewSignal[],
  memberIds: readonly number[],
): Promise<NewSignal[]> {
  const former = found.flatMap((signal) =>
    memberIds
      .filter((id) => id !== signal.companyId)
      .map((id) => ({ signal, key: signal.key.replace(` company ${signal.companyId} `, ` company ${id} `) })),
  );
  if (former.length === 0) return [...found];
  const keys = former.map(({ key }) => key);
  const rows = await db
    .select({ key: signals.key })
    .from(signals)
    .where(inArray(signals.key, keys))
    .limit(keys.length);
  const there = new Set(rows.map(({ key }) => key));
  const told = new Set(former.flatMap(({ signal, key }) => (there.has(key) ? [signal] : [])));
  return found.filter((signal) => !told.has(signal));
}
