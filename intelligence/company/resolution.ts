// The words of company resolution: what is said about a network, what is decided, and why. Types alone; the way from the
// one to the other begins in `resolve-company.ts`.

/** Evidence of one family has one ultimate source: only the strongest of it counts. */
export type SourceFamily = 'operator' | 'first_party' | 'registry' | 'dns';

/** The data set that a statement comes from. Taking it away must take its effects away too. */
export interface DatasetRef {
  /** Stable, such as `mmdb:GeoIP2-ISP.mmdb`, `registry:ripe` or `list:office-vpn.csv`. */
  readonly id: string;
  readonly family: SourceFamily;
  /** Day it was built, `YYYY-MM-DD`; '' when unknown. */
  readonly date: string;
  /** Under which terms it is here, such as `operator-supplied` or `CC BY-SA 4.0`. */
  readonly licence: string;
}

/** What hides, rents out or carries a network. */
export type NetworkMark =
  | 'tor'
  | 'vpn'
  | 'proxy'
  | 'residential_proxy'
  | 'relay'
  | 'hosting'
  | 'anonymous'
  | 'mobile'
  | 'shared_gateway'
  | 'crawler'
  | 'isp';

/** What one row of one data set says about the network of an address. Strings are '' and numbers 0 where it is silent. */
export interface NetworkStatement {
  readonly dataset: DatasetRef;
  /** The row's key in its data set, such as `inetnum:194.206.161.47-194.206.161.47`; never the client's address alone. */
  readonly row: string;
  /**
   * First and last address of the range that the row speaks of, as text; null where the data set does not tell the size
   * of an assignment (the prefix of an `.mmdb` tree is no assignment).
   */
  readonly range: { readonly first: string; readonly last: string } | null;
  /** Address bits that are free in the range: 8 for a /24, 0 for one address; -1 when the range is null. */
  readonly hostBits: number;
  /** Who uses the network, and who provides it. */
  readonly organisation: string;
  readonly provider: string;
  readonly domain: string;
  readonly asn: number;
  readonly asnName: string;
  readonly asnDomain: string;
  /** Lower case, as the data set says it: business, cellular, hosting, residential, ... */
  readonly userType: string;
  /** Lower case: cable/dsl, corporate, cellular, satellite, dialup. */
  readonly connectionType: string;
  /** 0 to 99.99; -1 when silent. */
  readonly staticScore: number;
  readonly marks: readonly NetworkMark[];
  /** ISO 3166 code, upper case. */
  readonly country: string;
  /** What the data set says of the whole autonomous system, lower case: isp, hosting, business, education. */
  readonly asnType?: string;
  /** Distinct users that the data set counts behind one address; 0 or 1 is a household or a small office. */
  readonly userCount?: number;
  /** A proxy of a company for its own people, which hides nobody. */
  readonly isLegitimateProxy?: boolean;
  /** Only from registries; absent otherwise. */
  readonly registry?: RegistryDetails;
}

export interface RegistryDetails {
  readonly netname: string;
  /** `descr` or customer lines, in their order. */
  readonly description: readonly string[];
  readonly organisationHandle: string;
  /** LIR, DIRECT_ASSIGNMENT, ...; '' when silent. */
  readonly organisationType: string;
  /** As the registry writes it, upper case: ASSIGNED PA, REASSIGNMENT, ... */
  readonly status: string;
  readonly maintainer: string;
  /** `YYYY-MM-DD`, '' when unknown. */
  readonly lastModified: string;
  /** Other names that hold ranges right below those of the organisation, anywhere in the registry; absent: not counted. */
  readonly customers?: number;
  /** The same for whoever the first line of the description names. */
  readonly lineCustomers?: number;
  /** Names that stand under the row's maintainer; absent: not counted. */
  readonly maintained?: number;
  /** The maintainer writes the same label with other last words too. */
  readonly isSeries?: boolean;
}

export const networkKinds = [
  'bot',
  'bogon',
  'hosting',
  'vpn',
  'tor',
  'proxy',
  'relay',
  'shared_gateway',
  'mobile',
  'satellite',
  'residential',
  'isp_pool',
  'infrastructure',
  'public_access',
  'enterprise',
  'education',
  'government',
  'unknown',
] as const;
/** What kind of network it is. Only enterprise, education, government and unknown may name a company. */
export type NetworkKind = (typeof networkKinds)[number];

const bands = ['verified', 'high', 'medium', 'low', 'none'] as const;
/** How sure a decision is. Only verified and high may notify sales or write to a CRM. */
export type Band = (typeof bands)[number];

export const noneReasons = [
  'bot',
  'bogon',
  'hosting',
  'vpn',
  'tor',
  'proxy',
  'relay',
  'shared_gateway',
  'mobile',
  'satellite',
  'residential',
  'isp_pool',
  'infrastructure',
  'public_access',
  'person',
  'ambiguous',
  'no_data',
  /** An operator said that no company is to be named here. */
  'suppressed',
  /** The visitor's consent or the site's setting does not allow it. */
  'not_allowed',
] as const;
export type NoneReason = (typeof noneReasons)[number];

/** One reason for or against, in bits of log-odds (base 2). Ids are those of `evidence-weights.ts`. */
export interface Evidence {
  readonly id: string;
  readonly bits: number;
  /** Data set id; '' for what follows from several. */
  readonly dataset: string;
  readonly family: SourceFamily;
  /** Row, field and value that were read. */
  readonly row: string;
  readonly field: string;
  readonly value: string;
}

/** The answer and the whole why. The same inputs give the same trace byte for byte; it holds no client address. */
export interface Trace {
  readonly v: 1;
  readonly decision: 'identified' | 'none';
  /** Why there is no company; '' when there is one. */
  readonly reason: NoneReason | '';
  readonly band: Band;
  /** Probability from 0 to 1, three decimals. */
  readonly probability: number;
  readonly kind: NetworkKind;
  readonly kindReasons: readonly string[];
  /** The network that the decision stands on: an organisation's own range, else /24 or /48. */
  readonly network: { readonly cidr: string; readonly asn: number; readonly asnName: string };
  /** The company as it should be written, '' when none. A natural person's name never stands here. */
  readonly name: string;
  /** Registrable domain of the company, '' when none is trusted. */
  readonly domain: string;
  readonly country: string;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly vetoes: readonly string[];
  /** Names and domains that were seen and not taken, with why. Persons' names are left out. */
  readonly discarded: readonly { readonly name: string; readonly why: string }[];
  /** How the name was tied to a known company. */
  readonly match: CompanyMatch;
  /** Version of the code's logic and hash of the weights in force. */
  readonly engine: string;
  readonly rules: string;
}

export interface CompanyMatch {
  /** Id of the known company, 0 when none. */
  readonly companyId: number;
  /** Rule of attachment, such as `pin`, `domain`, `alias_domain`, `range`, `name_form_country`, `name_country`, `name_written`; '' when
   * none. */
  readonly rule: string;
  /** Companies that fit equally; two attach none. */
  readonly candidates: readonly number[];
  /** Fuzzy matches for a human, best first. */
  readonly suggestions: readonly { readonly companyId: number; readonly score: number }[];
}
