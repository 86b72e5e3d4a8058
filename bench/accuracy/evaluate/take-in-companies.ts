// Takes the operator's table in through the reader of the import. The database that the import fills is left out: what
// resolution is handed of it is made here, with lines of one domain or number as one company, as the import asks for.

import { createReadStream } from 'node:fs';
import type { KnownCompany, Pin } from '#intelligence/company/company-knowledge.ts';
import { inspectFile } from '#intelligence/company/import/inspect-file.ts';
import { type CompanyLine, readCompanyLines } from '#intelligence/company/import/read-company-lines.ts';
import type { NotedRange } from '#intelligence/company/knowledge/range-book.ts';
import { companyIdOf } from '../known/make-known-companies.ts';

export interface KnownTable {
  readonly companies: readonly KnownCompany[];
  readonly rangePins: readonly NotedRange<Pin>[];
  /** Known company to the company of the world, 0 when there is none. */
  worldCompanyOf(knownId: number): number;
  readonly faultyCells: number;
}

export async function takeInCompanies(path: string): Promise<KnownTable> {
  const open = () => createReadStream(path);
  const layout = await inspectFile(open);
  const companies: KnownCompany[] = [];
  const rangePins: NotedRange<Pin>[] = [];
  const worldIds: number[] = [0];
  const byKey = new Map<string, number>();
  let faultyCells = 0;
  for await (const line of readCompanyLines(open, layout, layout.guessed)) {
    faultyCells += line.faults.length;
    const keys = line.keys.filter((key) => /^[dfv]:/.test(key));
    const former = keys.map((key) => byKey.get(key)).find((id) => id !== undefined);
    const id = former ?? companies.length + 1;
    if (former === undefined) {
      companies.push(describe(id, line));
      worldIds.push(companyIdOf(line.values.externalId));
    } else {
      const before = companies[former - 1];
      if (before !== undefined) companies[former - 1] = join(before, line);
    }
    for (const key of keys) byKey.set(key, id);
    for (const { first, last } of line.values.networks) {
      rangePins.push({ first, last, note: { companyId: id, row: `network:${id}` } });
    }
  }
  return { companies, rangePins, worldCompanyOf: (knownId) => worldIds[knownId] ?? 0, faultyCells };
}

function describe(id: number, { values }: CompanyLine): KnownCompany {
  const { name, legalName, aliases, domains, country } = values;
  return {
    id,
    name: name || legalName,
    otherNames: [legalName, ...aliases].filter((text) => text !== '' && text !== name),
    domains,
    aliasDomains: [],
    handles: [],
    country,
  };
}

function join(company: KnownCompany, { values }: CompanyLine): KnownCompany {
  const names = [values.name, values.legalName, ...values.aliases];
  return {
    ...company,
    otherNames: [...new Set([...company.otherNames, ...names])].filter(
      (text) => text !== '' && text !== company.name,
    ),
    domains: [...new Set([...company.domains, ...values.domains])],
  };
}
