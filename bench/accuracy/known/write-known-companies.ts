// The table as a spreadsheet exports it: UTF-8, commas, quotes where needed, lists with a semicolon.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCompany } from './make-known-companies.ts';

const columns: readonly (readonly [title: string, read: (row: KnownCompany) => string])[] = [
  ['external id', (row) => row.externalId],
  ['name', (row) => row.name],
  ['legal name', (row) => row.legalName],
  ['VAT number', (row) => row.vatNumber],
  ['domains', (row) => row.domains.join('; ')],
  ['aliases', (row) => row.aliases.join('; ')],
  ['address ranges', (row) => row.ranges.join('; ')],
  ['country', (row) => row.country],
  ['city', (row) => row.city],
  ['status', (row) => row.status],
  ['parent', (row) => row.parentExternalId],
];

/** Path of the file. */
export function writeKnownCompanies(directory: string, rows: readonly KnownCompany[]): string {
  const path = join(directory, 'companies.csv');
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, read]) => read(row)))];
  writeFileSync(path, `${lines.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`);
  return path;
}

function quote(cell: string): string {
  return /[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
