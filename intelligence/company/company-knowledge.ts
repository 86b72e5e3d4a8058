// What is known beforehand, handed to every resolution: the operator's companies, pins and corrections, lists of providers
// and systems, and the weights. Reading only: a resolution changes nothing.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { CrowdBook } from './crowds/crowd.ts';
import type { SystemKind } from './known-systems.ts';
import type { NameReader } from './name-facts.ts';
import type { DomainReader } from './read-domain.ts';

/** A company that the operator has: imported, made by hand, or won. */
export interface KnownCompany {
  /** Above 0. */
  readonly id: number;
  readonly name: string;
  /** Further names: legal name, brands, former names. */
  readonly otherNames: readonly string[];
  /** Registrable domains of the company itself, the main one first. */
  readonly domains: readonly string[];
  /** Domains of brands, countries, mail and redirects. */
  readonly aliasDomains: readonly string[];
  /** Handles of the company in registries, such as `ORG-AB1-RIPE`. */
  readonly handles: readonly string[];
  /** ISO 3166 code, upper case, '' when unknown. */
  readonly country: string;
}

/** An operator's word on a range or a domain. */
export interface Pin {
  /** 0: no company is ever to be named here. */
  readonly companyId: number;
  /** The operator's entry, such as `pin:12`; shown in the trace. */
  readonly row: string;
}

/** "Wrong company": what was named here is not to be named again. */
export interface Suppression {
  /** Known company that is wrong here, 0 when it was none. */
  readonly companyId: number;
  /** Registrable domain that is wrong here, '' when none is meant. */
  readonly domain: string;
  /** Name that is wrong here, '' when none is meant; of a company that is known, it is for when that is so no more. */
  readonly name: string;
  readonly row: string;
}

/** One list's word on an autonomous system. */
export interface SystemVote {
  /** Data set that says so, such as `list:asdb.csv` or `builtin:systems`. */
  readonly dataset: string;
  readonly kind: SystemKind;
}

export interface Suggestion {
  readonly companyId: number;
  /** 0 to 1. */
  readonly score: number;
}

export interface CompanyKnowledge extends CrowdBook {
  readonly weights: EvidenceWeights;
  /** `hashRules(weights)`, worked out once. */
  readonly rules: string;
  readonly names: NameReader;
  readonly domains: DomainReader;
  /** The narrowest pin that covers the address. */
  pinOf(address: ParsedAddress): Pin | undefined;
  pinOfDomain(domain: string): Pin | undefined;
  /** Corrections that cover the address, and those that hold everywhere. */
  suppressionsOf(address: ParsedAddress | undefined): readonly Suppression[];
  company(id: number): KnownCompany | undefined;
  companiesOfDomain(domain: string): readonly KnownCompany[];
  companiesOfAliasDomain(domain: string): readonly KnownCompany[];
  companiesOfHandle(handle: string): readonly KnownCompany[];
  /** Companies that may have this name: same words, to be compared with care. */
  companiesOfName(sortKey: string): readonly KnownCompany[];
  /** Known companies whose names are alike, best first, for a human to decide. */
  suggest(name: string): readonly Suggestion[];
  /** Organisations that a domain was seen with in network data; 0 when never counted. */
  organisationsOfDomain(domain: string): number;
  votesOfSystem(asn: number): readonly SystemVote[];
}
