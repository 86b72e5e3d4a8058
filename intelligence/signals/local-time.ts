// Days and minutes as somebody's clock on the wall shows them, daylight saving included.

export interface LocalTime {
  /** Such as 2026-11-26. */
  readonly day: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight on the wall. */
  readonly minute: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `timeZone`: an IANA name; throws RangeError for any other. */
export function localTime(atMs: number, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return {
    day,
    weekday: weekdayOf(day),
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

/**
 * The first moment at or after `fromMs` at which the wall shows `minute` on one of these weekdays. A minute that daylight
 * saving leaves out counts as the hour after it. Milliseconds since 1970.
 */
export function nextLocal(
  fromMs: number,
  minute: number,
  weekdays: readonly number[],
  timeZone: string,
): number {
  // Days of the calendar, since one of 23 hours would be left out by steps of 24.
  const firstMs = Date.parse(`${localTime(fromMs, timeZone).day}T00:00:00Z`);
  for (let days = 0; days <= 8; days += 1) {
    const day = new Date(firstMs + days * dayMs).toISOString().slice(0, 10);
    if (!weekdays.includes(weekdayOf(day))) continue;
    const atMs = momentOf(day, minute, timeZone);
    if (atMs >= fromMs) return atMs;
  }
  throw new RangeError('None of the weekdays is one from 1 to 7.');
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** When the wall shows this minute on this day. */
function momentOf(day: string, minute: number, timeZone: string): number {
  const asUtcMs = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  // What the zone is ahead of UTC there, asked twice: the first answer may lie on the other side of a change.
  const first = asUtcMs - aheadMs(asUtcMs, timeZone);
  return asUtcMs - aheadMs(first, timeZone);
}

function aheadMs(atMs: number, timeZone: string): number {
  const { day, minute } = localTime(atMs, timeZone);
  return Date.parse(`${day}T00:00:00Z`) + minute * minuteMs - Math.floor(atMs / minuteMs) * minuteMs;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
