// Reads dates and times as exports write them: with or without a zone, day or month first, months by name in English and
// Italian, seconds or milliseconds since 1970.

import type { DateOrder } from '#contract/import-report.ts';

/** The first three letters; of two languages none means two months. */
const monthsByName: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
  ...{ gen: 1, mag: 5, giu: 6, lug: 7, ago: 8, set: 9, ott: 10, dic: 12 },
};
const clock =
  /(?:[ T,]+|^)(?:at |alle |ore )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,](\d{1,3})\d*)?\s*([ap])?\.?(?:m\.?)?$/i;
const isoDate = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const numericDate = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
const dayMonthName = /^(?:\p{L}+,? )?(\d{1,2})[ -]([\p{L}]{3,})\.?,?[ -](\d{4})$/u;
const monthNameDay = /^(?:\p{L}{3,},? )?([\p{L}]{3,})\.? (\d{1,2}),? (\d{4})$/u;
const offset = /(?:\s*)(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/** No export writes a time with more letters, and patterns are not to be kept busy by a cell of any length. */
const momentCharsMax = 100;

export interface MomentReading {
  zone: string;
  dates: DateOrder;
}

/** Milliseconds since 1970; undefined when it is no moment. */
export function readMoment(given: string, { zone, dates }: MomentReading): number | undefined {
  if (given.length > momentCharsMax) return undefined;
  // Narrow blanks stand before AM and PM in newer exports, marks of direction before dates in chats.
  const text = given
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const stated = offset.exec(text);
  const hasOffset = stated !== null && text.includes(':');
  const local = readLocal(hasOffset ? text.slice(0, stated.index) : text, dates);
  if (local === undefined) return readStandard(text);
  if (hasOffset) return local - readOffset(stated[1] ?? 'Z');
  return toUtc(local, zone);
}

/** What standards have: `Wed Oct 10 20:19:24 +0000 2018`. */
function readStandard(text: string): number | undefined {
  if (!/^[A-Za-z]{3},? /.test(text) || !/[+-]\d{4}|GMT|UTC/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isFinite(at) ? at : undefined;
}

/** As if it were in UTC. */
function readLocal(text: string, dates: DateOrder): number | undefined {
  const time = clock.exec(text);
  const date = readDate((time ? text.slice(0, time.index) : text).trim().replace(/,$/, ''), dates);
  if (date === undefined) return undefined;
  if (!time) return date;
  const [, hour = '', minute = '', second = '0', part = '0', half] = time;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return date + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + Number(part.padEnd(3, '0'));
}

function readDate(text: string, dates: DateOrder): number | undefined {
  const iso = isoDate.exec(text);
  if (iso) return fromParts(iso[1], iso[2], iso[3]);
  const numeric = numericDate.exec(text);
  if (numeric) {
    const [, one, other, year = ''] = numeric;
    const whole = year.length === 2 ? `20${year}` : year;
    return dates === 'day_first' ? fromParts(whole, other, one) : fromParts(whole, one, other);
  }
  const dayFirst = dayMonthName.exec(text);
  if (dayFirst) return fromParts(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = monthNameDay.exec(text);
  return monthFirst ? fromParts(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : undefined;
}

function monthOf(name = ''): string {
  return String(monthsByName[name.slice(0, 3).toLowerCase()] ?? 0);
}

/** The 31st of February is no day. */
function fromParts(year = '', month = '', day = ''): number | undefined {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(at);
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= 1990 ? at : undefined;
}

function readOffset(text: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Half an hour is the finest step in which zones change. */
const stepMs = 1_800_000;
const offsetsMax = 20_000;
const offsets = new Map<string, number>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Of an hour that the clocks skip or repeat, the one after the change. */
function toUtc(local: number, zone: string): number {
  const first = local - offsetAt(local, zone);
  return local - offsetAt(first, zone);
}

/** What is added to UTC there, in milliseconds. */
function offsetAt(atMs: number, zone: string): number {
  const step = Math.floor(atMs / stepMs);
  const name = `${zone} ${step}`;
  const known = offsets.get(name);
  if (known !== undefined) return known;
  if (offsets.size > offsetsMax) offsets.clear();
  const found = workOutOffset(step * stepMs, zone);
  offsets.set(name, found);
  return found;
}

function workOutOffset(atMs: number, zone: string): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formatters.set(zone, formatter);
  }
  const parts = Object.fromEntries(
    formatter.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - atMs;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** By the first cell that leaves no doubt; without one, by whether the clock has two halves. */
export function guessDateOrder(cells: readonly string[]): DateOrder {
  let hasHalves = false;
  for (const cell of cells) {
    const found = /(?:^|[^\d])(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(cell);
    if (found && Number(found[1]) > 12) return 'day_first';
    if (found && Number(found[2]) > 12) return 'month_first';
    if (/\d\s*[ap]\.?m/i.test(cell)) hasHalves = true;
  }
  return hasHalves ? 'month_first' : 'day_first';
}
