// A company as the resolver and the verdicts see it, and an operator's word on networks and domains. Plain data.

import type { CompanyStatus } from '#contract/company.ts';

export interface KnownCompany {
  /** Above 0. One that was merged is seen as the company that it was merged into. */
  readonly id: number;
  readonly name: string;
  /** Legal name, brands, former names; those of merged companies too. */
  readonly otherNames: readonly string[];
  /** Registrable domains of the company itself, the main one first. */
  readonly domains: readonly string[];
  /** Domains of brands, countries, mail and redirects. */
  readonly aliasDomains: readonly string[];
  /** Handles of the company in registries. */
  readonly handles: readonly string[];
  /** ISO 3166 code, upper case, '' when unknown. */
  readonly country: string;
  readonly status: CompanyStatus;
  /** The company that it is a plant of, 0 when it is none. */
  readonly parentId: number;
}

/** An operator's word on a network or domain. */
export interface KnownPin {
  /** 0: no company is ever to be named here. */
  readonly companyId: number;
  /** `pin:12`, `network:5` or `correction:9`. */
  readonly row: string;
}

/** "Wrong company": what was named here is not to be named again. All that is given must fit. */
export interface KnownSuppression {
  /** 0 when it was no known one. */
  readonly companyId: number;
  /** Where the correction is about a domain; '' otherwise. */
  readonly domain: string;
  /** Name that was shown, where it was no known company; '' otherwise. */
  readonly name: string;
  readonly row: string;
}

export interface KnownStaff {
  /** Such as the name of the own office. */
  readonly note: string;
  readonly row: string;
}
