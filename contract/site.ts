// A tracked web property with its settings, as every server sees it.

import type { PageKind } from './event-stages.ts';
import type { ConsentState } from './wire-format.ts';

/** `pattern` is a path with `*` for any run of characters; the first rule that fits gives the kind. */
export interface PathRule {
  pattern: string;
  kind: PageKind;
}

export interface SiteForm {
  key: string;
  name: string;
  /** Page on which it was last seen. */
  page: string;
  fields: { name: string; type: string; label?: string }[];
  /** Values are read only when the operator has switched the form on. */
  enabled: boolean;
  /** Field name to what it means; `text` fields are taken only when mapped. */
  mapping: Record<string, FieldMeaning>;
  lastSeenAtMs: number;
}

export const fieldMeanings = [
  'email',
  'first_name',
  'last_name',
  'full_name',
  'company',
  'phone',
  'job_title',
  'text',
  'ignore',
] as const;
type FieldMeaning = (typeof fieldMeanings)[number];

/** What an administrator has read and signed, word for word. */
export interface SignedAssessment {
  /** Of the text. */
  version: number;
  text: string;
  byId: string;
  byName: string;
  atMs: number;
}

export interface Site {
  id: number;
  name: string;
  /** Public key, in the script tag: 12 characters. */
  publicKey: string;
  /** SHA-256 of the secret key, hex; the key itself is shown once. */
  secretKeyHash: string;
  /** Hosts on which the tag may run, such as `example.com` (with its subdomains). Empty: any. */
  allowedHosts: string[];
  /** Own domains joined by the linker parameter. */
  linkedDomains: string[];
  consentDefault: ConsentState;
  keptParameters: string[];
  searchParameters: string[];
  pathRules: PathRule[];
  forms: SiteForm[];
  /** The assessment of interests by which companies are named for visitors who were not asked; null: they are not. */
  companyWithoutConsent: SignedAssessment | null;
  createdAtMs: number;
  /** Null until the first event has been stored. */
  firstEventAtMs: number | null;
}

/** Kept unless the operator says otherwise: campaign tags. Click ids are kept only under `granted`. */
export const defaultKeptParameters = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'mtm_source',
  'mtm_medium',
  'mtm_campaign',
  'mtm_keyword',
  'mtm_content',
  'mtm_cid',
  'pk_source',
  'pk_medium',
  'pk_campaign',
  'pk_keyword',
  'pk_content',
] as const;

export const defaultSearchParameters = ['q', 's', 'search', 'query', 'keyword', 'cerca', 'ricerca'] as const;

/** Click ids in the order in which they win; name of the source and its medium. */
export const clickIdParameters: readonly { parameter: string; source: string; medium: string }[] = [
  { parameter: 'gclid', source: 'google', medium: 'cpc' },
  { parameter: 'gbraid', source: 'google', medium: 'cpc' },
  { parameter: 'wbraid', source: 'google', medium: 'cpc' },
  { parameter: 'dclid', source: 'google', medium: 'display' },
  { parameter: 'msclkid', source: 'bing', medium: 'cpc' },
  { parameter: 'yclid', source: 'yandex', medium: 'cpc' },
  { parameter: 's_kwcid', source: 'adobe', medium: 'cpc' },
  { parameter: 'fbclid', source: 'facebook', medium: 'social' },
  { parameter: 'ttclid', source: 'tiktok', medium: 'social' },
  { parameter: 'twclid', source: 'x', medium: 'social' },
  { parameter: 'li_fat_id', source: 'linkedin', medium: 'social' },
  { parameter: 'epik', source: 'pinterest', medium: 'social' },
  { parameter: 'rdt_cid', source: 'reddit', medium: 'social' },
  { parameter: 'igshid', source: 'instagram', medium: 'social' },
  { parameter: 'scclid', source: 'snapchat', medium: 'social' },
  { parameter: 'mc_cid', source: 'mailchimp', medium: 'email' },
  { parameter: 'mc_eid', source: 'mailchimp', medium: 'email' },
  { parameter: '_hsenc', source: 'hubspot', medium: 'email' },
  { parameter: '_hsmi', source: 'hubspot', medium: 'email' },
  { parameter: 'irclid', source: 'impact', medium: 'affiliate' },
  { parameter: 'sscid', source: 'shareasale', medium: 'affiliate' },
];
