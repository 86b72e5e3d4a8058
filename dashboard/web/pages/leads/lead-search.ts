// The filters of the list and the board of leads as kept in the address, so that a view can be bookmarked and sent on.

import type { LeadBand, LeadFilterQuery, LeadQuery, LeadSort, LeadStepDue } from '#contract/lead-report.ts';
import type { CompanyVerdict } from '#contract/verdict-report.ts';
import { oneOf, ownFilter, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const stepValues: readonly LeadStepDue[] = ['overdue', 'today', 'week', 'none'];
export const sortValues: readonly LeadSort[] = ['score', 'newest', 'changed', 'step'];
export const bandValues: readonly LeadBand[] = ['verified', 'high'];
export const verdictValues: readonly CompanyVerdict[] = [
  'known',
  'prospect',
  'partner',
  'supplier',
  'competitor',
];
const suggestedValues = ['only', 'without'] as const;
const stateValues = ['closed', 'all'] as const;

export interface LeadFilters {
  search?: string;
  /** Id of a user, `me` or `none`. */
  owner?: string;
  /** Id of a team. */
  team?: number;
  suggested?: (typeof suggestedValues)[number];
  scoreMin?: number;
  scoreMax?: number;
  fitMin?: number;
  fitMax?: number;
  band?: LeadBand;
  verdict?: CompanyVerdict;
  stepDue?: LeadStepDue;
  /** By own fields. */
  own?: string;
}

export interface LeadSearch extends LeadFilters {
  /** Ids of stages with commas. */
  stage?: string;
  state?: (typeof stateValues)[number];
  sort?: LeadSort;
}

/** What a change of the filters names stays changed; undefined takes a filter away. */
export type ChangeFilters = (wanted: { [Key in keyof LeadSearch]?: LeadSearch[Key] | undefined }) => void;

/** Drops whatever is no filter of the board. */
export function readLeadFilters(search: Record<string, unknown>): LeadFilters {
  return withoutUndefined({
    search: shortText(search['search']),
    owner: shortText(search['owner'])?.slice(0, 100),
    team: search['team'] === undefined ? undefined : positiveInteger(search['team']),
    suggested: oneOf(search['suggested'], suggestedValues),
    scoreMin: points(search['scoreMin']),
    scoreMax: points(search['scoreMax']),
    fitMin: points(search['fitMin']),
    fitMax: points(search['fitMax']),
    band: oneOf(search['band'], bandValues),
    verdict: oneOf(search['verdict'], verdictValues),
    stepDue: oneOf(search['stepDue'], stepValues),
    own: ownFilter(search['own']),
  });
}

/** Drops whatever is no filter of the list. */
export function readLeadSearch(search: Record<string, unknown>): LeadSearch {
  const stage = shortText(search['stage']);
  return withoutUndefined({
    ...readLeadFilters(search),
    stage: stage !== undefined && /^[a-z0-9_-]+(,[a-z0-9_-]+)*$/.test(stage) ? stage : undefined,
    state: oneOf(search['state'], stateValues),
    sort: oneOf(search['sort'], sortValues),
  });
}

export function toLeadQuery(search: LeadSearch, limit: number): LeadQuery {
  return { ...search, limit };
}

export function toBoardQuery(filters: LeadFilters, limit: number): LeadFilterQuery & { limit: number } {
  return { ...filters, limit };
}

function points(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number <= 100 ? number : undefined;
}
