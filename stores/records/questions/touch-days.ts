// Keeps which days have new events since their sessions were cut, and forgets a day that was cut again.

import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { touchedDays } from '../schema/operation.ts';

export interface TouchedDay {
  siteId: number;
  /** 'YYYY-MM-DD', UTC. */
  day: string;
  touchedAtMs: number;
}

/** A touch without a time is one of now, by PostgreSQL's clock: those of two machines may differ. */
type NewTouch = Omit<TouchedDay, 'touchedAtMs'> & Partial<Pick<TouchedDay, 'touchedAtMs'>>;

/** Each (site, day) once in a call. */
export async function touchDays(records: Records, days: readonly NewTouch[]): Promise<void> {
  if (days.length === 0) return;
  // In one order everywhere, so that two writers do not wait for each other.
  const sorted = [...days].sort((a, b) => a.siteId - b.siteId || a.day.localeCompare(b.day));
  await records.db
    .insert(touchedDays)
    .values(
      sorted.map(({ siteId, day, touchedAtMs }) => ({
        siteId,
        day,
        touchedAt: touchedAtMs === undefined ? sql`clock_timestamp()` : new Date(touchedAtMs),
      })),
    )
    .onConflictDoUpdate({
      target: [touchedDays.siteId, touchedDays.day],
      set: { touchedAt: sql`GREATEST(${touchedDays.touchedAt}, excluded.touched_at)` },
    });
}

/** Days not touched since `quietSinceMs`, the longest waiting first. */
export async function listTouchedDays(
  records: Records,
  quietSinceMs: number,
  limit: number,
): Promise<TouchedDay[]> {
  const rows = await records.db
    .select()
    .from(touchedDays)
    .where(lte(touchedDays.touchedAt, new Date(quietSinceMs)))
    .orderBy(asc(touchedDays.touchedAt))
    .limit(limit);
  return rows.map(({ siteId, day, touchedAt }) => ({ siteId, day, touchedAtMs: touchedAt.getTime() }));
}

/** Forgets a day that was cut, unless it was touched again meanwhile. */
export async function forgetTouchedDay(records: Records, touched: TouchedDay): Promise<void> {
  await records.db
    .delete(touchedDays)
    .where(
      and(
        eq(touchedDays.siteId, touched.siteId),
        eq(touchedDays.day, touched.day),
        lte(touchedDays.touchedAt, new Date(touched.touchedAtMs)),
      ),
    );
}
