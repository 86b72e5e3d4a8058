// The bars of the chart: one for each hour of the window, also where nothing came; one for each day when hours would
// be too many to tell apart.

import type { Pipeline } from '#contract/report.ts';

type Hour = Pipeline['perHour'][number];

interface Bar {
  /** Start of the hour or day, ISO 8601. */
  at: string;
  stored: number;
  dropped: number;
  rejected: number;
}

export interface Bars {
  unit: 'hour' | 'day';
  bars: Bar[];
}

const hourMs = 3_600_000;
const hourBarsMax = 7 * 24;

/** `from` and `to` as asked, ISO 8601; days are those of the browser's time zone. */
export function fillHours(hours: readonly Hour[], from: string, to: string): Bars {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const unit = toMs - fromMs > hourBarsMax * hourMs ? 'day' : 'hour';
  const startOf = unit === 'day' ? startOfDay : startOfHour;
  const bars = new Map<number, Bar>();
  for (let atMs = startOf(fromMs); atMs < toMs; atMs = unit === 'day' ? nextDay(atMs) : atMs + hourMs) {
    bars.set(atMs, { at: new Date(atMs).toISOString(), stored: 0, dropped: 0, rejected: 0 });
  }
  for (const hour of hours) {
    const bar = bars.get(startOf(Date.parse(hour.hour)));
    if (!bar) continue;
    bar.stored += hour.stored;
    bar.dropped += hour.dropped;
    bar.rejected += hour.rejected;
  }
  return { unit, bars: [...bars.values()] };
}

function startOfHour(ms: number): number {
  return Math.floor(ms / hourMs) * hourMs;
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/** By the calendar: a day of the change of clocks has 23 or 25 hours. */
function nextDay(ms: number): number {
  const day = new Date(ms);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}
