// Whether what waited may go out now. What was due while Fiuto stood still goes out on the next working day from the minute of
// the digest on, never on a day off or at night.

import type { TellingRules } from '#contract/signal-rules.ts';
import { isQuiet } from './decide-telling.ts';
import { localTime } from './local-time.ts';

export function isDigestTime(nowMs: number, rules: TellingRules): boolean {
  const { weekday, minute } = localTime(nowMs, rules.timeZone);
  return rules.workingDays.includes(weekday) && minute >= rules.digestMinute && !isLate(minute, rules);
}

/** Quiet hours that begin before the digest's minute do not hold it back: somebody chose that minute. */
function isLate(minute: number, rules: TellingRules): boolean {
  return isQuiet(minute, rules) && !isQuiet(rules.digestMinute, rules);
}
