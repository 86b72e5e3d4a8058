// Which week's page is due at this moment, and the span that it covers.

import type { TellingRules } from '#contract/signal-rules.ts';
import { isDigestTime } from '../signals/is-digest-time.ts';
import { localTime } from '../signals/local-time.ts';

const dayMs = 86_400_000;

/**
 * The Monday of the week before, such as 2026-11-23; undefined when it is not the time. Due from the first working day of a week on:
 * on the following ones only where nothing ran on the first.
 */
export function lastWeek(nowMs: number, rules: TellingRules): string | undefined {
  const { day, weekday } = localTime(nowMs, rules.timeZone);
  if (!isDigestTime(nowMs, rules)) return undefined;
  return addDays(day, -(weekday - 1) - 7);
}

/** Of the week that begins on `monday`: both ends in UTC, and its last day. */
export function spanOfWeek(monday: string): { from: Date; to: Date; lastDay: string } {
  const from = new Date(`${monday}T00:00:00Z`);
  return { from, to: new Date(from.getTime() + 7 * dayMs), lastDay: addDays(monday, 6) };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
