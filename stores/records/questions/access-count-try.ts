// Counts one try at a password, a code or a link, and says whether it is still within the limit. Counting comes before
// the check, in one statement, so that many tries at once cannot slip past a stale count.

import { eq, lt, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { loginTries } from '../schema/access.ts';

export interface TryLimit {
  /** Tries allowed within one window. */
  triesMax: number;
  windowMs: number;
}

export interface CountedTry {
  allowed: boolean;
  /** How long until the window is over, in milliseconds. */
  retryAfterMs: number;
}

/** No window is longer; older counts are swept. */
const longestWindowMs = 3_600_000;
const sweepEveryMs = 60_000;
const sweptAtMs = new WeakMap<Records, number>();

/** `key`: a keyed hash of who tries; the table must name nobody. */
export async function countTry(records: Records, key: string, limit: TryLimit): Promise<CountedTry> {
  const nowMs = Date.now();
  await sweepNowAndThen(records, nowMs);
  const windowOver = sql`${loginTries.windowStartedAtMs} <= ${nowMs - limit.windowMs}`;
  const [row] = await records.db
    .insert(loginTries)
    .values({ key, tries: 1, windowStartedAtMs: nowMs })
    .onConflictDoUpdate({
      target: loginTries.key,
      set: {
        tries: sql`CASE WHEN ${windowOver} THEN 1 ELSE LEAST(${loginTries.tries} + 1, 1000000) END`,
        windowStartedAtMs: sql`CASE WHEN ${windowOver} THEN ${nowMs} ELSE ${loginTries.windowStartedAtMs} END`,
      },
    })
    .returning();
  if (!row) throw new Error('The count of tries was not kept; PostgreSQL answered no row.');
  return {
    allowed: row.tries <= limit.triesMax,
    retryAfterMs: Math.max(0, row.windowStartedAtMs + limit.windowMs - nowMs),
  };
}

/** Forgets the tries under a key, after one that succeeded. */
export async function forgetTries(records: Records, key: string): Promise<void> {
  await records.db.delete(loginTries).where(eq(loginTries.key, key));
}

/** With the tries themselves, so that counts of those who never come back do not stay. */
async function sweepNowAndThen(records: Records, nowMs: number): Promise<void> {
  if (nowMs - (sweptAtMs.get(records) ?? 0) < sweepEveryMs) return;
  sweptAtMs.set(records, nowMs);
  await records.db.delete(loginTries).where(lt(loginTries.windowStartedAtMs, nowMs - longestWindowMs));
}
