// Writes signals that were found. What was written before stays as it was: the same news is never written twice.

import type { Transaction } from '../change-companies.ts';
import { signals } from '../schema/signals.ts';

export type SignalRow = typeof signals.$inferSelect;
export type NewSignal = Omit<typeof signals.$inferInsert, 'id' | 'foundAt'>;

/** Answers those that were not there before, in the order of their ids. */
export async function keepSignals(db: Transaction, found: readonly NewSignal[]): Promise<SignalRow[]> {
  if (found.length === 0) return [];
  const kept = await db
    .insert(signals)
    .values([...found])
    .onConflictDoNothing({ target: signals.key })
    .returning();
  return kept.sort((one, other) => one.id - other.id);
}
