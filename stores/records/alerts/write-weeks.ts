// Puts the page of the last week into the outbox for whoever gets it: on the first working day of their week, from the minute of
// their digest on. Its name is made of the week, so that it is written once however often this is asked.

import { lastWeek, spanOfWeek } from '#intelligence/alerts/last-week.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { readHouseRules } from './telling-rules.ts';
import { listWeeklyChannels, listWeeklyReaders } from './weekly-readers.ts';
import { writeDeliveries } from './write-deliveries.ts';

/** Answers how many were written. */
export async function writeWeeks(records: Records, keys: OutboxKeys, nowMs: number): Promise<number> {
  const house = await readHouseRules(records);
  let written = 0;
  for (const { userId, rules, userSinceMs } of await listWeeklyReaders(records.db, nowMs)) {
    const week = lastWeek(nowMs, rules ?? house);
    // Nobody is told of a week before they came.
    if (week === undefined || userSinceMs > spanOfWeek(week).to.getTime()) continue;
    written += await records.db.transaction(async (db) => {
      const channels = await listWeeklyChannels(db, userId);
      const deliveries = channels.map(({ id, kind }) => ({
        ...{ channelId: id, kind, what: 'week' as const, week, messageId: `week-${week}-${id}` },
      }));
      return (await writeDeliveries(db, deliveries, keys)).length;
    });
  }
  return written;
}
