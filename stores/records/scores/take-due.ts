// Hands companies that are due to whoever works them out, each to one at a time, and takes note of what became of it. Whoever has
// one is overtaken when its time is over; what it found then counts for nothing.

import { sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

export interface TakenSubject extends Record<string, unknown> {
  readonly subject: string;
  /** Causes that whoever took it has seen: proves that it is still theirs. */
  readonly causes: number;
  /** When the first of the new events came in, milliseconds since 1970; null when none did. */
  readonly freshFromMs: number | null;
}

/** What came meanwhile waits so long, so that a busy company is not worked out at every event. */
const restMs = 2_000;
const freshShare = 0.8;
const failureWaitMsMax = 300_000;

/** Those with new events first, but not alone, so that what people corrected has its turn. `leaseMs`: longer than the work takes. */
export async function takeDue(
  records: Records,
  { limit, leaseMs }: { limit: number; leaseMs: number },
): Promise<TakenSubject[]> {
  const freshMax = Math.ceil(limit * freshShare);
  const fresh = await take(records, sql`fresh_from IS NOT NULL`, freshMax, leaseMs);
  return [...fresh, ...(await take(records, sql`true`, limit - fresh.length, leaseMs))];
}

async function take(
  { db }: Records,
  which: ReturnType<typeof sql>,
  limit: number,
  leaseMs: number,
): Promise<TakenSubject[]> {
  const { rows } = await db.execute<TakenSubject>(sql`
    WITH free AS (
      SELECT subject FROM scoring_due
      WHERE ${which} AND due_at <= now() AND (taken_until IS NULL OR taken_until < now())
      ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE scoring_due AS d SET taken_causes = d.causes, taken_until = now() + ${leaseMs}::float8 * interval '1 millisecond',
      taken_fresh = least(d.taken_fresh, d.fresh_from), fresh_from = NULL
    FROM free WHERE d.subject = free.subject
    RETURNING d.subject, d.causes::float8 AS causes,
      (extract(epoch FROM d.taken_fresh) * 1000)::float8 AS "freshFromMs"`);
  return rows;
}

/** Those that are still the caller's, held to the end of the transaction. */
export async function holdDue(db: Transaction, taken: readonly TakenSubject[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ subject: string }>(sql`
    SELECT d.subject FROM scoring_due d JOIN ${listed(taken)} ON t.subject = d.subject AND t.causes = d.taken_causes
    ORDER BY d.subject COLLATE "C" FOR UPDATE OF d`);
  return new Set(rows.map(({ subject }) => subject));
}

/** Done: gone, or due again after a rest when there was another cause meanwhile. */
export async function settleDue(db: Transaction, taken: readonly TakenSubject[]): Promise<void> {
  if (taken.length === 0) return;
  await db.execute(sql`
    DELETE FROM scoring_due d USING ${listed(taken)}
    WHERE d.subject = t.subject AND d.taken_causes = t.causes AND d.causes = t.causes`);
  await db.execute(sql`
    UPDATE scoring_due d SET taken_causes = NULL, taken_fresh = NULL, failures = 0,
      taken_until = now() + ${restMs}::float8 * interval '1 millisecond'
    FROM ${listed(taken)} WHERE d.subject = t.subject AND d.taken_causes = t.causes`);
}

/** Tried again later, and later each time. */
export async function failDue({ db }: Records, taken: readonly TakenSubject[]): Promise<void> {
  if (taken.length === 0) return;
  await db.execute(sql`
    UPDATE scoring_due d SET taken_causes = NULL, failures = least(d.failures + 1, 20),
      taken_until = now() + least(1000 * power(2, least(d.failures, 20)), ${failureWaitMsMax}) * interval '1 millisecond'
    FROM ${listed(taken)} WHERE d.subject = t.subject AND d.taken_causes = t.causes`);
}

function listed(taken: readonly TakenSubject[]): ReturnType<typeof sql> {
  return sql`unnest(${sql.param(taken.map(({ subject }) => subject))}::text[],
    ${sql.param(taken.map(({ causes }) => causes))}::bigint[]) AS t(subject, causes)`;
}
