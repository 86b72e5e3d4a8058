// The filters of the companies that visited, and which company is looked at, as kept in the URL.

import type { CompanyVerdict } from '#contract/verdict-report.ts';
import { type Period, periods } from '../../frame/period.ts';
import { oneOf, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const verdictValues = [
  'known',
  'prospect',
  'partner',
  'supplier',
  'competitor',
  'candidate',
  'staff',
  'accidental',
] as const satisfies readonly CompanyVerdict[];
export const sortValues = ['last', 'visits', 'name'] as const;

export interface VisitingSearch {
  period?: Period;
  verdict?: CompanyVerdict;
  search?: string;
  sort?: (typeof sortValues)[number];
}

export function readVisitingSearch(search: Record<string, unknown>): VisitingSearch {
  return withoutUndefined({
    period: oneOf(search['period'], periods),
    verdict: oneOf(search['verdict'], verdictValues),
    search: shortText(search['search']),
    sort: oneOf(search['sort'], sortValues),
  });
}

export function readProspectSearch(search: Record<string, unknown>): {
  domain?: string;
  name?: string;
  period?: Period;
} {
  return withoutUndefined({
    domain: shortText(search['domain']),
    name: shortText(search['name']),
    period: oneOf(search['period'], periods),
  });
}
