// Cuts the sessions of days again that events have come in for. Today is left out: its sessions are cut when they are
// read, and it is taken up once it is yesterday.

import type { Logger } from 'pino';
import type { EventStore } from '#stores/events/event-store.ts';
import { daysAround, recutDay } from '#stores/events/sessions/recut-day.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetTouchedDay, listTouchedDays } from '#stores/records/questions/touch-days.ts';

const touchedMax = 5_000;

export interface RecutParts {
  events: EventStore;
  records: Records;
  log: Pick<Logger, 'info'>;
}

/**
 * Answers the days of events that were taken up. A day touched meanwhile stays for the next run, and so does one around
 * which a cut failed; the others are not held up by it. Throws what failed first, when all that could be done is done.
 */
export async function recutTouchedDays(
  { events, records, log }: RecutParts,
  nowMs: number,
): Promise<string[]> {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const touched = await listTouchedDays(records, nowMs, touchedMax);
  const due = touched.filter(({ day }) => day < today);
  if (due.length === 0) return [];
  const failures = new Map<string, unknown>();
  for (const day of daysAround(due.map(({ day }) => day)).filter((day) => day < today)) {
    await recutDay(events, day, events.cluster).catch((error: unknown) => failures.set(day, error));
  }
  const done = due.filter(({ day }) => !daysAround([day]).some((around) => failures.has(around)));
  for (const day of done) await forgetTouchedDay(records, day);
  const days = [...new Set(done.map(({ day }) => day))].sort();
  log.info({ days: days.length, failed: failures.size }, 'sessions of touched days were cut again');
  for (const failure of failures.values()) throw failure;
  return days;
}
