// A suggestion as a question, what a yes does, and why it is asked, in the user's language.

import type { TFunction } from 'i18next';
import type { Suggestion, SuggestionKind } from '#contract/company-report.ts';
import { endOnce } from '../../language/end-once.ts';

const questions = {
  fuzzy_match: 'askFuzzyMatch',
  possible_duplicate: 'askPossibleDuplicate',
  office_range: 'askOfficeRange',
} as const satisfies Record<SuggestionKind, string>;

const consequences = {
  fuzzy_match: 'yesFuzzyMatch',
  possible_duplicate: 'yesPossibleDuplicate',
  office_range: 'yesOfficeRange',
} as const satisfies Record<SuggestionKind, string>;

const reasonWords = {
  same_name: 'reasonSameName',
  similar_name: 'reasonSimilarName',
  same_domain: 'reasonSameDomain',
  same_country: 'reasonSameCountry',
  same_vat_number: 'reasonSameVatNumber',
  same_fiscal_code: 'reasonSameFiscalCode',
  other_legal_form: 'reasonOtherLegalForm',
  same_network: 'reasonSameAddress',
  work_email: 'reasonWorkEmail',
  steady_visits: 'reasonSteadyVisits',
} as const;

function namesOf({ name, range, company, other }: Suggestion) {
  return { name, range, company: company.name, other: other?.name ?? '' };
}

export function describeQuestion(suggestion: Suggestion, t: TFunction): string {
  return t(`suggestions.${questions[suggestion.kind]}`, namesOf(suggestion));
}

export function describeConsequence(suggestion: Suggestion, t: TFunction): string {
  return endOnce(t(`suggestions.${consequences[suggestion.kind]}`, namesOf(suggestion)));
}

/** A reason that these words do not know is shown as it came. */
export function describeReason(reason: string, t: TFunction): string {
  if (!Object.hasOwn(reasonWords, reason)) return reason.replaceAll('_', ' ');
  return t(`suggestions.${reasonWords[reason as keyof typeof reasonWords]}`);
}

/** A reason for no rather than for yes: the two are often a parent and its daughter. */
export function speaksAgainst(reason: string): boolean {
  return reason === 'other_legal_form';
}
