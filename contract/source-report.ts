// What the part of the dashboard API about outside sources answers and takes: vendors of `.mmdb` files, reverse DNS and paid
// look-ups. Plain types that both ends share; like `report.ts` it imports nothing. `source-settings-schema.ts` holds the schemas.

export type VendorName = 'maxmind' | 'ipinfo';

/** One file that a vendor offers. */
interface VendorEdition {
  /** As the vendor calls it, such as `GeoLite2-City`. */
  id: string;
  /** Its data set, such as `mmdb:GeoLite2-City.mmdb`; accepted and switched at `/api/datasets`. */
  datasetId: string;
  isWanted: boolean;
  /** For whoever has no contract with the vendor. */
  isFree: boolean;
  licence: string;
  /** ISO 8601: when the vendor last gave it or said that there is none newer; null when never. */
  fetchedAt: string | null;
  /** ISO 8601: when the vendor is asked next, to about half an hour; null when it is not, or at once. */
  nextFetchAt: string | null;
}

export interface SourceVendor {
  name: VendorName;
  title: string;
  /** Whether a key is kept. The key itself is never shown. */
  hasKey: boolean;
  /** Last four characters of the key, to recognise it by; '' without one. */
  keyEnd: string;
  /** Only MaxMind has account ids; '' otherwise. */
  accountId: string;
  editions: VendorEdition[];
  /** What leaves the machine and on what terms, in the reader's language. */
  statement: string;
  /** Where the vendor's own terms stand. */
  termsUrl: string;
  /** Where a key is made. */
  keyUrl: string;
}

/** POST /api/source-vendors/:vendor: what is absent stays. */
export interface VendorRequest {
  accountId?: string;
  key?: string;
  /** Ids of the files wanted. */
  editions?: string[];
}

/** What a trial said, in the reader's language. */
export interface SourceTrial {
  isWell: boolean;
  message: string;
}

export interface ReverseDns {
  /** Switched at `/api/datasets/reverse_dns`, after its terms were accepted. */
  enabled: boolean;
  /** Own name servers, `address` or `address:port`; none: those of the machine. */
  servers: string[];
  statement: string;
}

/** What a provider may say of a person; each is a field of the profile. */
export type LookedUpField =
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'job_title'
  | 'company'
  | 'seniority'
  | 'department'
  | 'phone'
  | 'language'
  | 'linkedin'
  | 'x'
  | 'website';

/** Of a provider that is asked over HTTP; see `docs/company-sources.md`. */
export interface LookupProviderConfig {
  /** What it is asked about: the networks of visitors (when absent), or the e-mails of confirmed people. */
  asks?: 'companies' | 'persons';
  /** Of one that is asked about people: where each field of a profile stands, as `paths`. */
  personPaths?: Partial<Record<LookedUpField, string>>;
  /** Of one that is asked about people: private addresses as well, not those of work alone. */
  everyEmail?: boolean;
  /** `{ip}` stands for the address, `{email}` for the e-mail, `{key}` for the key. */
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Template of the body; `{ips}` stands for a JSON list of addresses. '' for none. */
  body: string;
  /** Addresses in one request; 1 unless the body takes `{ips}`. */
  batchMax: number;
  /** Where the answers stand in the answer of a batch: a list, or an object with addresses as names. '' for the root. */
  answersPath: string;
  /** Paths such as `company.name` or `data[0].name` in one answer; '' where there is none. */
  paths: {
    address: string;
    name: string;
    domain: string;
    country: string;
    kind: string;
    confidence: string;
    /** A network as CIDR, or first and last address with a dash. */
    range: string;
  };
  /** Answers with less confidence count as none. On the provider's own scale; 0 takes all. */
  confidenceMin: number;
  /** The provider's words for kinds of network, to Fiuto's: business, isp, hosting, education, government, residential, ... */
  kinds: Record<string, string>;
  /** Status codes that mean: no more credit. */
  creditEndCodes: number[];
  /** Status codes that mean: not known. */
  missCodes: number[];
  timeoutMs: number;
  /** Terms under which the answers may be used, in a few words. */
  licence: string;
}

export interface LookupProvider extends LookupProviderConfig {
  /** Small letters, digits and dashes. Its data set is `provider:NAME`. */
  name: string;
  hasKey: boolean;
  keyEnd: string;
  /** Millionths of the currency's unit, or of a credit. */
  pricePerLookupMicros: number;
  monthlyBudgetMicros: number;
  /** ISO 4217; '' for credits. */
  currency: string;
  enabled: boolean;
  /** Since the month began (UTC). */
  spent: { lookups: number; costMicros: number };
  /** Why it is not asked now, in the reader's language; '' while it is. */
  stopped: string;
}

/** PATCH takes the same with every field optional; any change lets a provider go on that had stopped. */
interface LookupProviderRequest extends LookupProviderConfig {
  name: string;
  key: string;
  pricePerLookupMicros: number;
  monthlyBudgetMicros: number;
  currency: string;
}

/** What it is asked about stays. */
type LookupProviderChange = Partial<Omit<LookupProviderRequest, 'name' | 'asks'>>;

export interface LookupTrial extends SourceTrial {
  /** What was understood of the answer; null when nothing was. */
  answer: {
    name: string;
    domain: string;
    country: string;
    kind: string;
    confidence: number;
    range: string;
  } | null;
  /** Of a provider that is asked about people; null when nothing was understood. */
  person: Partial<Record<LookedUpField, string>> | null;
}

/** What a trial asks about: of the one kind or the other, as the provider is. */
type LookupTrialRequest = { address: string } | { email: string };

type Nothing = Record<string, never>;

/** Every endpoint about outside sources; beside those of `report.ts` and `company-report.ts`. */
export interface SourceEndpoints {
  'GET /api/source-vendors': { output: SourceVendor[] };
  'POST /api/source-vendors/:vendor': { body: VendorRequest; output: SourceVendor };
  /** Takes the key and the fetched files away. */
  'DELETE /api/source-vendors/:vendor': { output: SourceVendor };
  /** Asks the vendor whether the key that is kept is right; fetches nothing. */
  'POST /api/source-vendors/:vendor/test': { output: SourceTrial };
  'GET /api/reverse-dns': { output: ReverseDns };
  'PATCH /api/reverse-dns': { body: { servers: string[] }; output: ReverseDns };
  'GET /api/lookup-providers': { output: LookupProvider[] };
  'POST /api/lookup-providers': { body: LookupProviderRequest; output: LookupProvider };
  'PATCH /api/lookup-providers/:name': { body: LookupProviderChange; output: LookupProvider };
  'DELETE /api/lookup-providers/:name': { output: Nothing };
  /** Asks it for one address, which is paid and counted like any other. */
  'POST /api/lookup-providers/:name/test': { body: LookupTrialRequest; output: LookupTrial };
}
