// What the query of a list or board of leads asks of the records. A colleague's leads are searched by name alone: whoever could
// narrow them by score would be told it.

import type { LeadFilterQuery, LeadQuery } from '#contract/lead-report.ts';
import { defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import { nextLocal } from '#intelligence/signals/local-time.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import { leadsSeenBy, maySeeLead } from '../access/may-see-lead.ts';
import type { Viewer } from '../api/route.ts';

const dayMs = 86_400_000;
const allDays = [1, 2, 3, 4, 5, 6, 7];

export interface ReadSearch {
  readonly search: LeadSearch;
  /** The rows are a colleague's: only `newest` is an order that tells nothing. */
  readonly isColleagues: boolean;
}

/** Undefined when the caller may not know of any. */
export function readLeadSearch(
  caller: Viewer,
  query: LeadFilterQuery & Pick<LeadQuery, 'stage' | 'state'>,
  nowMs: number,
): ReadSearch | undefined {
  const { owner, suggested = 'with', state = 'open', stage, stepDue } = query;
  const ownerId = owner === 'me' ? caller.id : owner === 'none' ? '' : owner;
  const isColleagues = ownerId !== undefined && !maySeeLead(caller, ownerId === '' ? null : ownerId);
  if (isColleagues) {
    if (caller.role === 'agent') return undefined;
    const search = { search: query.search, ownerId, suggested: 'without', state: 'open' } as const;
    return { search, isColleagues };
  }
  const { search, scoreMin, scoreMax, fitMin, fitMax, band, verdict } = query;
  // Whose work is one's own for now is among the own.
  const whose = owner === 'me' ? { ownerIds: [caller.id, ...caller.standsInFor] } : { ownerId };
  return {
    search: {
      ...whose,
      ...{ search, suggested, state, scoreMin, scoreMax, fitMin, fitMax, band, verdict },
      ...{ stages: stage?.split(','), seenBy: leadsSeenBy(caller), stepBeforeMs: stepBefore(stepDue, nowMs) },
    },
    isColleagues,
  };
}

/** Until when a step or a task is due, as milliseconds since 1970. */
export function dueBefore(due: 'overdue' | 'today' | 'week', nowMs: number): number {
  switch (due) {
    case 'overdue':
      return nowMs;
    case 'today':
      return nextLocal(nowMs, 0, allDays, defaultTellingRules.timeZone);
    case 'week':
      return nowMs + 7 * dayMs;
  }
}

function stepBefore(due: LeadFilterQuery['stepDue'], nowMs: number): number | null | undefined {
  if (due === undefined) return undefined;
  return due === 'none' ? null : dueBefore(due, nowMs);
}
