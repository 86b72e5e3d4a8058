// The filters of the requests as kept in the URL.

import type { RequestState, RequestWay } from '#contract/request-report.ts';
import { type Period, periods } from '../../frame/period.ts';
import { oneOf, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const stateValues: readonly RequestState[] = ['new', 'taken', 'answered', 'none', 'suspected'];
export const wayValues: readonly RequestWay[] = ['site_form', 'own_form', 'provider'];

export interface RequestSearch {
  period?: Period;
  state?: RequestState;
  way?: RequestWay;
  text?: string;
}

/** Drops whatever is not a filter value. */
export function readRequestSearch(search: Record<string, unknown>): RequestSearch {
  return withoutUndefined({
    period: oneOf(search['period'], periods),
    state: oneOf(search['state'], stateValues),
    way: oneOf(search['way'], wayValues),
    text: shortText(search['text']),
  });
}
