// Makes the world, writes every source of it into a directory as an operator would hold it, and hands out the visits.

import { companyIdOf, makeKnownCompanies } from './known/make-known-companies.ts';
import { writeKnownCompanies } from './known/write-known-companies.ts';
import { makeWorld } from './make-world.ts';
import { writeMmdbFiles } from './mmdb/write-mmdb-files.ts';
import { type RegistryFiles, writeRegistry } from './registry/write-registry.ts';
import type { Reference } from './score/judge-answer.ts';
import { makeVisits } from './visits/make-visits.ts';
import type { Visit } from './visits/visit.ts';
import type { Workshop } from './workshop.ts';

export interface EmittedWorld {
  readonly workshop: Workshop;
  readonly visits: readonly Visit[];
  readonly registryFiles: RegistryFiles;
  readonly mmdbFiles: readonly string[];
  readonly knownCompaniesFile: string;
  readonly reference: Reference;
}

export interface WorldSize {
  readonly companies: number;
  readonly visits: number;
}

export function emitWorld(directory: string, size: WorldSize): EmittedWorld {
  const workshop = makeWorld(size.companies);
  const known = makeKnownCompanies(workshop);
  const knownRanges = new Set<string>();
  for (const { externalId, ranges } of known) {
    if (ranges.length === 0) continue;
    for (const { version, first } of workshop.officeRanges.get(companyIdOf(externalId)) ?? []) {
      knownRanges.add(`${version}:${first}`);
    }
  }
  return {
    workshop,
    visits: makeVisits(workshop, size.visits, knownRanges),
    registryFiles: writeRegistry(directory, workshop.registry),
    mmdbFiles: writeMmdbFiles(directory, workshop.mmdb),
    knownCompaniesFile: writeKnownCompanies(directory, known),
    reference: { names: workshop.names, domains: indexDomains(workshop) },
  };
}

function indexDomains(workshop: Workshop): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const { id, domain, moreDomains } of workshop.companies) {
    for (const owned of [domain, ...moreDomains]) {
      if (owned === '') continue;
      const ids = index.get(owned);
      if (ids === undefined) index.set(owned, [id]);
      else ids.push(id);
    }
  }
  return index;
}
