// The search, filters and order of the list of companies as kept in the URL.

import type { CompanyQuery, CompanyStatus } from '#contract/company-report.ts';
import { oneOf, ownFilter, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const statusValues: readonly CompanyStatus[] = [
  'customer',
  'prospect',
  'lead',
  'partner',
  'supplier',
  'competitor',
  'former',
  'other',
];
export const ownerValues = ['me', 'none'] as const;
export const sortValues = ['name', 'changed', 'created'] as const;

export interface CompanySearch {
  search?: string;
  status?: CompanyStatus;
  country?: string;
  owner?: (typeof ownerValues)[number];
  /** Id of a team. */
  team?: number;
  /** By own fields. */
  own?: string;
  sort?: (typeof sortValues)[number];
}

/** Drops whatever is not a filter value. */
export function readCompanySearch(search: Record<string, unknown>): CompanySearch {
  return withoutUndefined({
    search: shortText(search['search']),
    status: oneOf(search['status'], statusValues),
    country: shortText(search['country'])?.slice(0, 2).toUpperCase(),
    owner: oneOf(search['owner'], ownerValues),
    team: search['team'] === undefined ? undefined : positiveInteger(search['team']),
    own: ownFilter(search['own']),
    sort: oneOf(search['sort'], sortValues),
  });
}

/** What the API is asked for it. */
export function toCompanyQuery(search: CompanySearch, limit: number): CompanyQuery {
  return { ...search, limit };
}
