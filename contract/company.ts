// The words about a known company that both ends and the records share.

export const companyStatuses = [
  'customer',
  'prospect',
  'lead',
  'partner',
  'supplier',
  'competitor',
  'former',
  'other',
] as const;
/** What the company is to the operator. `other`: nothing is known. */
export type CompanyStatus = (typeof companyStatuses)[number];

export const domainKinds = [
  'primary',
  'alias',
  'brand',
  'country',
  'mail_only',
  'redirect',
  'parked',
] as const;
/** What a company uses a domain for. `parked` ones say nothing about anybody. */
export type DomainKind = (typeof domainKinds)[number];

export const industrySchemes = ['', 'ATECO', 'NACE'] as const;
/** The list that an industry code is of; '' when there is no code. */
export type IndustryScheme = (typeof industrySchemes)[number];

export const pinTargets = ['company', 'never', 'staff'] as const;
/** Where a pinned network or domain leads: to a company, to none whatever the data sets say, or to colleagues. */
export type PinTarget = (typeof pinTargets)[number];

export const correctionKinds = ['wrong_company', 'not_a_company', 'it_is'] as const;
/** What a person said about a decision: not this company, no company at all, or this one. */
export type CorrectionKind = (typeof correctionKinds)[number];

export const suggestionKinds = ['fuzzy_match', 'possible_duplicate', 'office_range'] as const;
/**
 * What a person may confirm: a name that resembles a company's, two companies that may be one, a network that may be
 * a company's office.
 */
export type SuggestionKind = (typeof suggestionKinds)[number];

export const suggestionStates = ['open', 'accepted', 'refused'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

export const datasetKinds = ['mmdb', 'registry', 'list', 'companies', 'provider', 'reverse_dns'] as const;
export type DatasetKind = (typeof datasetKinds)[number];

export const datasetHealths = ['ok', 'failing', 'missing'] as const;
export type DatasetHealth = (typeof datasetHealths)[number];

export const ruleSets = [
  'verdict_rules',
  'evidence_weights',
  'score_rules',
  'signal_rules',
  'lead_stages',
] as const;
/** Settings of which every version is kept with its author and reason. */
export type RuleSet = (typeof ruleSets)[number];

/** Who did something: a user of the dashboard, or the command line with an empty id. */
export interface Author {
  readonly id: string;
  readonly name: string;
}
