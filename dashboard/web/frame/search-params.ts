// Readers for what stands behind `?` in an address: anybody can type there, so every value is checked.

import { readOwnFilter } from '#contract/narrowing-report.ts';

/** The value if it is one of the allowed ones. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

/** A short text; numbers typed in an address count as text. */
export function shortText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined;
}

/** What a list is narrowed to by own fields. */
export function ownFilter(value: unknown): string | undefined {
  return typeof value === 'string' && readOwnFilter(value) !== undefined ? value : undefined;
}

/** A whole number of at least 1. */
export function positiveInteger(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** The same object without the keys that are undefined. */
export function withoutUndefined<T extends object>(
  values: T,
): {
  [Key in keyof T]?: Exclude<T[Key], undefined>;
} {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
