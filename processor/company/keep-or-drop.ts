// Keeps rows in the records so that one which PostgreSQL refuses for what is in it does not hold up all others.

import { failureReason } from '#stores/records/failure-reason.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';

/**
 * All at once; where they are refused, by halves, until the one that is refused stands alone and is left out. `onDrop` is told why.
 * Rejects when PostgreSQL is away.
 */
export async function keepOrDrop<T>(
  rows: readonly T[],
  keep: (rows: readonly T[]) => Promise<unknown>,
  onDrop: (reason: string) => void,
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await keep(rows);
  } catch (error) {
    if (!isRefusedRow(error)) throw error;
    if (rows.length === 1) {
      onDrop(failureReason(error));
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    await keepOrDrop(rows.slice(0, middle), keep, onDrop);
    await keepOrDrop(rows.slice(middle), keep, onDrop);
  }
}
