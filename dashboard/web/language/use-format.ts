// Numbers, dates, durations and country names in the user's language and time zone.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Format {
  number: (value: number) => string;
  /** What stands before the decimals, for fields of numbers. */
  decimalSeparator: string;
  /** 12,345 as 12K: for axes and narrow places. */
  compact: (value: number) => string;
  /** '193 B', '1.2 kB': how large something is. */
  bytes: (value: number) => string;
  /** 0 to 100. */
  percent: (value: number) => string;
  date: (iso: string) => string;
  /** Day and time of day, with the year only when it is another one. */
  dateTime: (iso: string) => string;
  time: (iso: string) => string;
  timeWithSeconds: (iso: string) => string;
  hour: (iso: string) => string;
  /** '3 minutes ago', seen from `nowMs`. */
  ago: (iso: string, nowMs: number) => string;
  /** 'today', 'yesterday', '3 days ago': for what is dated by the day (UTC). */
  daysAgo: (iso: string, nowMs: number) => string;
  /** '1h 5m', '42s'. */
  duration: (ms: number) => string;
  /** Name of an ISO 3166 country code, the code itself when unknown, '' for ''. */
  country: (code: string) => string;
  /** Name of a language tag such as it-IT, '' for ''. */
  languageName: (tag: string) => string;
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language), [i18n.language]);
}

function createBytes(locale: string): (value: number) => string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (value) => {
    if (value < 1_000) return `${number.format(value)} B`;
    return value < 1_000_000
      ? `${number.format(value / 1_000)} kB`
      : `${number.format(value / 1_000_000)} MB`;
  };
}

/** `language` is a BCP 47 tag. */
export function createFormat(language: string): Format {
  const locale = language === 'en' ? 'en-GB' : language;
  // Italian would write 6975 beside 31.334.
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const date = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit' });
  return {
    number: (value) => number.format(value),
    decimalSeparator: number.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    compact: (value) => compact.format(value),
    bytes: createBytes(locale),
    percent: (value) => percent.format(value / 100),
    date,
    dateTime: createDateTime(locale),
    time,
    timeWithSeconds: dateFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    hour: dateFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    ago: createAgo(locale),
    daysAgo: createDaysAgo(locale),
    duration: createDuration(locale),
    country: createNames(locale, 'region'),
    languageName: createNames(locale, 'language'),
  };
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): (iso: string) => string {
  const format = new Intl.DateTimeFormat(locale, options);
  return (iso) => {
    const value = new Date(iso);
    return Number.isNaN(value.getTime()) ? '' : format.format(value);
  };
}

function createDateTime(locale: string): (iso: string) => string {
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const thisYear = dateFormat(locale, { day: 'numeric', month: 'short', ...clock });
  const otherYear = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...clock });
  return (iso) => (new Date(iso).getFullYear() === new Date().getFullYear() ? thisYear(iso) : otherYear(iso));
}

function createAgo(locale: string): Format['ago'] {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  return (iso, nowMs) => {
    const seconds = Math.max(0, Math.round((nowMs - Date.parse(iso)) / 1000));
    if (seconds < 60) return format.format(-seconds, 'second');
    if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
    if (seconds < 86_400) return format.format(-Math.floor(seconds / 3_600), 'hour');
    return format.format(-Math.floor(seconds / 86_400), 'day');
  };
}

function createDaysAgo(locale: string): Format['daysAgo'] {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const dayOf = (ms: number) => Math.floor(ms / 86_400_000);
  return (iso, nowMs) => format.format(-Math.max(0, dayOf(nowMs) - dayOf(Date.parse(iso))), 'day');
}

function createDuration(locale: string): Format['duration'] {
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')];
  return (ms) => {
    const total = Math.max(0, Math.round(ms / 1000));
    if (total < 60) return seconds.format(total);
    if (total < 3_600) {
      return total % 60 === 0
        ? minutes.format(total / 60)
        : `${minutes.format(Math.floor(total / 60))} ${seconds.format(total % 60)}`;
    }
    return `${hours.format(Math.floor(total / 3_600))} ${minutes.format(Math.floor((total % 3_600) / 60))}`;
  };
}

function createNames(locale: string, type: 'region' | 'language'): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type, fallback: 'code' });
  return (code) => {
    if (code === '') return '';
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}
