// What is filled in a record of a CRM, for a look whether anybody has worked on it.

import type { FieldValue, FieldValues } from '#intelligence/sync/field-value.ts';

/** Of these names, or of all that `isWanted` says; what is made of parts as JSON. */
export function wholeValues(row: unknown, isWanted: (name: string) => boolean): FieldValues {
  const all = typeof row === 'object' && row !== null ? Object.entries(row) : [];
  return Object.fromEntries(
    all
      .filter(([name, value]: [string, unknown]) => isWanted(name) && !isBlank(value))
      .map(([name, value]: [string, unknown]) => [name, plain(value)]),
  );
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === false || value === '' || isEmptyList(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function plain(value: unknown): FieldValue {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? value : JSON.stringify(value);
}
