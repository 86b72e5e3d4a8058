// Until when a step or a task is due: a day ends at midnight of whoever asks, as they chose it, or else of the house.

import { nextLocal } from '#intelligence/signals/local-time.ts';
import { readHouseRules, readUserTellings } from '#stores/records/alerts/telling-rules.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { Viewer } from '../api/route.ts';

const dayMs = 86_400_000;
const allDays = [1, 2, 3, 4, 5, 6, 7];

/** Milliseconds since 1970. */
export async function dueBefore(
  records: Records,
  { id }: Pick<Viewer, 'id'>,
  due: 'overdue' | 'today' | 'week',
  nowMs: number,
): Promise<number> {
  switch (due) {
    case 'overdue':
      return nowMs;
    case 'today':
      return nextLocal(nowMs, 0, allDays, await readTimeZone(records, id));
    case 'week':
      return nowMs + 7 * dayMs;
  }
}

/** IANA name: of the user, as they chose it, or else of the house. */
export async function readTimeZone(records: Records, userId: string): Promise<string> {
  const own = (await readUserTellings(records.db, [userId])).get(userId);
  return (own?.rules ?? (await readHouseRules(records))).timeZone;
}
