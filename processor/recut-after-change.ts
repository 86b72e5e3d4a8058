// After an update that changed what a session holds: marks every day of the sessions table as touched, once, so that
// history is cut again like the days that events came in for.

import { z } from 'zod';
import type { EventReader } from '#stores/events/event-store.ts';
import { sessionDays } from '#stores/events/sessions/session-days.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepSetting, readSetting } from '#stores/records/questions/keep-setting.ts';
import { touchDays } from '#stores/records/questions/touch-days.ts';

/** Raise it with every migration that adds to what a session holds. */
const sessionsForm = 4;
const settingName = 'sessions_form';
const touchesAtOnce = 1_000;

/** Answers how many days of sites were marked: 0 when the table holds everything already. */
export async function recutAfterChange(events: EventReader, records: Records): Promise<number> {
  const known = (await readSetting(records, settingName, z.number().int())) ?? 1;
  if (known >= sessionsForm) return 0;
  const days = await events.ask(sessionDays, { fromMs: 0 });
  for (let at = 0; at < days.length; at += touchesAtOnce) {
    await touchDays(records, days.slice(at, at + touchesAtOnce));
  }
  await keepSetting(records, settingName, sessionsForm);
  return days.length;
}
