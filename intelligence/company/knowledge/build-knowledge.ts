// Makes what a resolution is handed from plain lists: whoever keeps the records reads them, and this indexes them. A new
// state of the records is a new knowledge; nothing is changed in place.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import type { CompanyKnowledge, KnownCompany, Pin, Suppression, SystemVote } from '../company-knowledge.ts';
import { type Crowd, createCrowdBook } from '../crowds/crowd.ts';
import { hashRules } from '../hash-rules.ts';
import { createDomainReader } from '../read-domain.ts';
import { createNameReader } from '../read-name.ts';
import { indexCompanies } from './index-companies.ts';
import { createRangeBook, type NotedRange } from './range-book.ts';

export interface KnowledgeParts {
  readonly weights: EvidenceWeights;
  readonly companies: readonly KnownCompany[];
  readonly rangePins: readonly NotedRange<Pin>[];
  readonly domainPins: readonly { readonly domain: string; readonly pin: Pin }[];
  /** Corrections of a range. */
  readonly suppressions: readonly NotedRange<Suppression>[];
  /** Corrections that hold everywhere. */
  readonly suppressedEverywhere: readonly Suppression[];
  /** Organisations counted per domain in network data. */
  readonly providerDomains: ReadonlyMap<string, number>;
  readonly systemVotes: ReadonlyMap<number, readonly SystemVote[]>;
  /** Small ranges with many visitors; none when absent. */
  readonly crowds?: readonly Crowd[];
  /** Names and domains whose readings are kept; about 1 kB each. 20,000 when absent. */
  readonly readingsMax?: number;
}

/** Throws RangeError when a pin or a correction is of no range. */
export function buildKnowledge(parts: KnowledgeParts): CompanyKnowledge {
  const { weights } = parts;
  const names = createNameReader(parts.readingsMax ?? 20_000);
  const rangePins = createRangeBook(parts.rangePins);
  const suppressions = createRangeBook(parts.suppressions);
  const domainPins = new Map(parts.domainPins.map(({ domain, pin }) => [domain, pin]));
  const everywhere = parts.suppressedEverywhere;
  return {
    weights,
    rules: hashRules(weights),
    names,
    domains: createDomainReader(parts.readingsMax ?? 20_000),
    ...indexCompanies(parts.companies, names, weights.limits.suggestions.value),
    pinOf: (address) => rangePins.find(address)[0],
    pinOfDomain: (domain) => domainPins.get(domain),
    suppressionsOf: (address) =>
      address === undefined ? everywhere : [...suppressions.find(address), ...everywhere],
    organisationsOfDomain: (domain) => parts.providerDomains.get(domain) ?? 0,
    ...createCrowdBook(parts.crowds ?? []),
    votesOfSystem: (asn) => parts.systemVotes.get(asn) ?? [],
  };
}
