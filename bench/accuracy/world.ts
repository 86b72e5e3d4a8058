// What the generated world consists of: carriers, companies and networks with their truth. Sources are written from it
// with mistakes; the truth stays here.

import type { LegalForm } from './words/language.ts';
import type { Land } from './words/languages.ts';

export const truthClasses = [
  'enterprise',
  'education',
  'government',
  'residential',
  'mobile',
  'vpn',
  'tor',
  'proxy',
  'relay',
  'hosting',
  'shared_gateway',
  'satellite',
  'isp_pool',
  'infrastructure',
  'public_access',
  'person',
  'unlisted',
  'bogon',
] as const;
/** What a network is in truth; the words of the benchmark, not of the product. */
export type TruthClass = (typeof truthClasses)[number];

export interface Company {
  /** From 1. */
  readonly id: number;
  readonly kind: 'firm' | 'sole_trader' | 'university' | 'public_body';
  readonly land: Land;
  /** As the commercial register has it, legal form included. */
  readonly name: string;
  /** Without the legal form. */
  readonly base: string;
  readonly form: LegalForm | undefined;
  readonly city: string;
  readonly post: string;
  readonly street: string;
  /** '' when it has none of its own. */
  readonly domain: string;
  readonly moreDomains: readonly string[];
  /** Id of the parent, 0 when it stands alone. */
  readonly parentId: number;
  /** How many visits it makes, beside others. */
  readonly weight: number;
}

export type ProviderKind =
  | 'residential'
  | 'business'
  | 'mobile'
  | 'local'
  | 'hosting'
  | 'vpn'
  | 'gateway'
  | 'relay'
  | 'satellite'
  | 'research';

export interface Provider {
  readonly id: number;
  readonly kind: ProviderKind;
  readonly land: Land;
  /** With its legal form. */
  readonly name: string;
  readonly brand: string;
  readonly domain: string;
  readonly asn: number;
  readonly asName: string;
  readonly maintainer: string;
  readonly handle: string;
  /** How its people write the registry's customer lines. */
  readonly style: CustomerStyle;
  readonly mobileNetworkCode: string;
}

/** Where the customer's name stands in a carrier's assignments. */
export type CustomerStyle =
  | 'name_first'
  | 'numbered'
  | 'provider_first'
  | 'organisation'
  | 'provider_organisation'
  | 'annotated'
  | 'netname_only'
  | 'anonymous';

/** Sources that can carry the truth about an address. */
export type TruthSource = 'registry' | 'mmdb' | 'first_party' | 'ptr' | 'known_range';

/** Addresses with one truth; no two networks share one. */
export interface Network {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly truthClass: TruthClass;
  /** 0: no company. */
  readonly companyId: number;
  /** Answers that are right as well, such as the parent whose name stands in the register. */
  readonly alsoRight: readonly number[];
  /** Naming the company is right and not naming it is no gap, such as a firm's machines in a data centre. */
  readonly neutral: boolean;
  /** Sources that name the company here. */
  readonly namedBy: readonly TruthSource[];
  /** The private person in the records, '' for none. */
  readonly person: string;
  readonly provider: Provider | undefined;
  readonly land: Land;
  readonly city: string;
  /** Name of the kind of case, such as `office /29, name first`. */
  readonly caseName: string;
  readonly weight: number;
  /** Names of its addresses in reverse DNS: the carrier's, the company's or none. */
  readonly reverse: 'none' | 'generic' | 'company' | 'provider_label';
}

/** Class of a network that a company sits in. */
export function classOf(company: Company): TruthClass {
  if (company.kind === 'university') return 'education';
  return company.kind === 'public_body' ? 'government' : 'enterprise';
}
