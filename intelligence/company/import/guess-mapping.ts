// Understands the columns of a file by their headers, where the operator has not said what they are.

import { createHash } from 'node:crypto';
import type { ColumnMapping, ImportField } from '#contract/company-import.ts';
import { distractingWords, headerWords, tellingWords } from './header-words.ts';
import { readCountry } from './read-country.ts';
import { readStatus } from './read-status.ts';

/** Fields that several columns may fill; of any other only the first column is taken. */
const severalColumns: ReadonlySet<ImportField> = new Set(['domains', 'email', 'aliases', 'networks']);

const fieldOfHeader: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(headerWords).flatMap(([field, words]) =>
    words.map((word): [string, ImportField] => [word, field as ImportField]),
  ),
);

/** Headers as the keys of a mapping: trimmed, an empty one named by its place, a repeated one by its count. */
export function nameHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell.trim() || `Column ${at + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Every header to a field or `ignore`. `samples`: the cells of the first rows, for headers that may mean two things. */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[] = [],
): ColumnMapping {
  const mapping: ColumnMapping = {};
  const taken = new Set<ImportField>();
  const take = (header: string, field: ImportField | undefined) => {
    if (field === undefined || (taken.has(field) && !severalColumns.has(field))) return;
    taken.add(field);
    mapping[header] = field;
  };
  // A header that is the whole word wins over one that only holds it, wherever it stands.
  for (const header of headers) take(header, fieldOfHeader.get(simplify(header)));
  for (const header of headers) if (!(header in mapping)) take(header, findTelling(simplify(header)));
  nameByLegalName(mapping);
  tellStatesApart(mapping, headers, samples);
  for (const header of headers) mapping[header] ??= 'ignore';
  return mapping;
}

/** A list that only has the full name is known by that. */
function nameByLegalName(mapping: ColumnMapping): void {
  const fields = Object.entries(mapping);
  if (fields.some(([, field]) => field === 'name')) return;
  const legal = fields.find(([, field]) => field === 'legal_name');
  if (legal) mapping[legal[0]] = 'name';
}

/** *Stato* is a customer's state in one list and the country in another. */
function tellStatesApart(
  mapping: ColumnMapping,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): void {
  const at = headers.findIndex((header) => mapping[header] === 'status');
  const header = headers[at];
  if (header === undefined || Object.values(mapping).includes('country')) return;
  const values = samples.map((cells) => cells[at]?.trim() ?? '').filter((value) => value !== '');
  const areCountries = values.length > 0 && values.every((value) => readCountry(value) !== '');
  if (areCountries && values.every((value) => readStatus(value) === '')) mapping[header] = 'country';
}

function findTelling(header: string): ImportField | undefined {
  const words = ` ${header} `;
  if (distractingWords.some((word) => words.includes(` ${word} `))) return undefined;
  return tellingWords.find((telling) => telling.words.some((word) => words.includes(` ${word} `)))?.field;
}

/** `Ragione Sociale*` and `ragione_sociale` are one; `partitaIva` has two words. */
function simplify(header: string): string {
  return header
    .replace(/ \(\d+\)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The same for files with the same headers in the same order, whatever their case: SHA-256, hex. */
export function signHeaders(headers: readonly string[]): string {
  const text = JSON.stringify(headers.map((header) => header.trim().toLowerCase()));
  return createHash('sha256').update(text).digest('hex');
}
