// Takes the operator's table in as `fiuto import-companies` does, into an embedded PostgreSQL, and opens what the product
// keeps of it in memory.

import { createReadStream, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pino } from 'pino';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import { startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { type KnownCompanies, openKnownCompanies } from '#stores/records/known-companies.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { companyIdOf } from '../known/make-known-companies.ts';

/** The part of the knowledge that comes from the operator. */
type KnownPart = Pick<
  CompanyKnowledge,
  | 'company'
  | 'companiesOfDomain'
  | 'companiesOfAliasDomain'
  | 'companiesOfHandle'
  | 'companiesOfName'
  | 'suggest'
  | 'pinOf'
  | 'pinOfDomain'
  | 'suppressionsOf'
>;

export interface KnownTable {
  readonly known: KnownPart;
  /** Known company to the company of the world, 0 when there is none. */
  worldCompanyOf(knownId: number): number;
  /** Companies of the world that stand in the table. */
  readonly worldCompanies: ReadonlySet<number>;
  /** Lines of the file that were taken, and those that were refused. */
  readonly taken: number;
  readonly refused: number;
}

const log = pino({ level: 'silent' });
const author = { id: '', name: 'benchmark' };

/** PostgreSQL is stopped again: what is known stays in memory. */
export async function takeInCompanies(directory: string, file: string): Promise<KnownTable> {
  const postgres = join(directory, 'postgres');
  mkdirSync(postgres);
  const server = await startPostgres(postgres, log);
  try {
    const records = await openRecords(server.connection('fiuto'), { log });
    try {
      return await importTable(records, file);
    } finally {
      await records.close();
    }
  } finally {
    await server.stop();
  }
}

async function importTable(records: Records, file: string): Promise<KnownTable> {
  const run = await readImport(records, author, { name: basename(file), open: () => createReadStream(file) });
  if (run.state === 'failed') throw new Error(`The table of known companies was refused: ${run.failure}`);
  const { counts } = await applyImport(records, author, run.id);
  const known = await openKnownCompanies(records, { log });
  await known.close();
  const rows = await records.db
    .select({ id: companies.id, externalId: companies.externalId })
    .from(companies);
  const worldIds = new Map(rows.map(({ id, externalId }) => [id, companyIdOf(externalId)]));
  return {
    known: describeKnown(known),
    worldCompanies: new Set(worldIds.values()),
    worldCompanyOf: (knownId) => worldIds.get(knownId) ?? 0,
    taken: counts.new + counts.changed,
    refused: counts.faulty,
  };
}

function describeKnown(known: KnownCompanies): KnownPart {
  return {
    company: known.company,
    companiesOfDomain: known.companiesOfDomain,
    companiesOfAliasDomain: known.companiesOfAliasDomain,
    companiesOfHandle: known.companiesOfHandle,
    companiesOfName: known.companiesOfName,
    suggest: (name) => known.suggest(name, '').map(({ companyId, score }) => ({ companyId, score })),
    pinOf: known.pinOf,
    pinOfDomain: known.pinOfDomain,
    suppressionsOf: known.suppressionsOf,
  };
}
