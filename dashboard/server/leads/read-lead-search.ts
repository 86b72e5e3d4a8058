// What the query of a list or board of leads asks of the records. A colleague's leads are searched by name alone: whoever could
// narrow them by score would be told it.

import type { LeadFilterQuery, LeadQuery } from '#contract/lead-report.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { leadsSeenBy, maySeeLead } from '../access/may-see-lead.ts';
import { amongBoth, openTeamOwners } from '../access/open-team.ts';
import type { Viewer } from '../api/route.ts';
import { readOwnNarrowing } from '../fields/read-own-narrowing.ts';
import { dueBefore } from './due-before.ts';

export interface ReadSearch {
  readonly search: LeadSearch;
  /** The rows are a colleague's: only `newest` is an order that tells nothing. */
  readonly isColleagues: boolean;
}

/** Undefined when the caller may not know of any. */
export async function readLeadSearch(
  records: Records,
  caller: Viewer,
  query: LeadFilterQuery & Pick<LeadQuery, 'stage' | 'state' | 'ids'>,
  nowMs: number,
): Promise<ReadSearch | undefined> {
  const { owner, suggested = 'with', state = 'open', stage, stepDue } = query;
  const ownerId = owner === 'me' ? caller.id : owner === 'none' ? '' : owner;
  const ofTeam = await openTeamOwners(records, caller, query.team, nowMs);
  const ids = query.ids?.split(',').map(Number);
  const isColleagues = ownerId !== undefined && !maySeeLead(caller, ownerId === '' ? null : ownerId);
  if (isColleagues) {
    if (caller.role === 'agent') return undefined;
    const named = { ids, search: query.search, ownerId, ownerIds: ofTeam };
    return { search: { ...named, suggested: 'without', state: 'open' }, isColleagues };
  }
  const { search, scoreMin, scoreMax, fitMin, fitMax, band, verdict } = query;
  // Whose work is one's own for now is among the own.
  const own = owner === 'me' ? [caller.id, ...caller.standsInFor] : undefined;
  const whose = { ownerIds: amongBoth(own, ofTeam), ownerId: own === undefined ? ownerId : undefined };
  const stepBeforeMs =
    stepDue === undefined || stepDue === 'none'
      ? stepDue && null
      : await dueBefore(records, caller, stepDue, nowMs);
  return {
    search: {
      ...{ ...whose, ids },
      ...{ search, suggested, state, scoreMin, scoreMax, fitMin, fitMax, band, verdict },
      ...{ stages: stage?.split(','), seenBy: leadsSeenBy(caller), stepBeforeMs },
      narrowed: await readOwnNarrowing(records, 'lead', query.own),
    },
    isColleagues,
  };
}
