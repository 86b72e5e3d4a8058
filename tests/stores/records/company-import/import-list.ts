// Imports a list that is given as text, and tells what came of it.

import { asc, isNull } from 'drizzle-orm';
import type { ColumnMapping, LineOutcome } from '#contract/company-import.ts';
import { type ApplyOptions, applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listImportLines } from '#stores/records/questions/company-import-lines.ts';
import {
  companies,
  companyAliases,
  companyDomains,
  companyNetworks,
} from '#stores/records/schema/companies.ts';

export const importer = { id: '', name: 'tester' };

export async function preview(records: Records, text: string, mapping?: ColumnMapping) {
  const open = async function* () {
    yield Buffer.from(text);
  };
  return readImport(records, importer, { name: 'list.csv', open, ...(mapping ? { mapping } : {}) });
}

export async function importList(records: Records, text: string, options?: ApplyOptions) {
  const run = await preview(records, text);
  return applyImport(records, importer, run.id, options);
}

export async function linesOf(
  records: Records,
  importId: number,
  outcomes: LineOutcome[] = ['new', 'changed', 'unchanged', 'faulty'],
) {
  return listImportLines(records, importId, { outcomes, afterLine: 0, limit: 1_000 });
}

/** `line code value other` of every fault. */
export async function faultsOf(records: Records, importId: number): Promise<string[]> {
  const lines = await linesOf(records, importId);
  return lines.flatMap(({ line, faults }) =>
    faults.map(({ code, value, other }) => [line, code, value, other].join(' ').trim()),
  );
}

/** All that is known, without the marks of when and by which change it was touched. */
export async function snapshot({ db }: Records) {
  const rows = await db
    .select()
    .from(companies)
    .where(isNull(companies.removedAt))
    .orderBy(asc(companies.id));
  return {
    companies: rows.map(({ changedAt: _at, changeId: _id, ...company }) => company),
    domains: await db.select().from(companyDomains).orderBy(asc(companyDomains.domain)),
    aliases: await db.select().from(companyAliases).orderBy(asc(companyAliases.id)),
    networks: await db.select().from(companyNetworks).orderBy(asc(companyNetworks.id)),
  };
}
