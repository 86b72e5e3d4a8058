// Times of the day between the API, which counts minutes after midnight, and fields that show a clock.

import type { TellingTimes } from '#contract/alert-report.ts';

export interface TimeValues {
  timeZone: string;
  workingDays: string[];
  digest: string;
  quietFrom: string;
  quietTo: string;
  atOnceMax: number | string;
}

export function toTimeValues(times: TellingTimes): TimeValues {
  const { timeZone, workingDays, digestMinute, quietFromMinute, quietToMinute, atOnceMax } = times;
  return {
    ...{ timeZone, atOnceMax, workingDays: workingDays.map(String) },
    digest: toClock(digestMinute),
    quietFrom: toClock(quietFromMinute),
    quietTo: toClock(quietToMinute),
  };
}

export function toTellingTimes(values: TimeValues): TellingTimes {
  const { timeZone, workingDays, digest, quietFrom, quietTo, atOnceMax } = values;
  return {
    ...{ timeZone, workingDays: workingDays.map(Number).sort(), atOnceMax: Number(atOnceMax) },
    digestMinute: toMinute(digest),
    quietFromMinute: toMinute(quietFrom),
    quietToMinute: toMinute(quietTo),
  };
}

/** 510 is '08:30'. */
function toClock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 0 for what is no time of day. */
function toMinute(clock: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(clock) ?? [];
  return Math.min(Number(hours ?? 0) * 60 + Number(minutes ?? 0), 1_439);
}
