// Which suggestions are shown, as kept in the URL.

import type { SuggestionKind, SuggestionState } from '#contract/company-report.ts';
import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const kindValues: readonly SuggestionKind[] = ['fuzzy_match', 'possible_duplicate', 'office_range'];
export const stateValues: readonly SuggestionState[] = ['open', 'accepted', 'refused'];

export interface SuggestionSearch {
  kind?: SuggestionKind;
  state?: SuggestionState;
}

export function readSuggestionSearch(search: Record<string, unknown>): SuggestionSearch {
  return withoutUndefined({
    kind: oneOf(search['kind'], kindValues),
    state: oneOf(search['state'], stateValues),
  });
}
