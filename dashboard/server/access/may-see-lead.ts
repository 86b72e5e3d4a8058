// Who may see and change a lead as a whole: sales its own and those that no user looks after, external agents their own alone,
// everybody else all. Those of a colleague who is away are the substitute's as well. Of a colleague's lead sales is told whose it is and when it was last contacted; agents are told nothing.

import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Viewer } from '../api/route.ts';

/** What a list is narrowed to; undefined for all. */
export function leadsSeenBy({ id, role, standsInFor }: Viewer): LeadSearch['seenBy'] {
  const userIds = [id, ...standsInFor];
  if (role === 'sales') return { userIds, isOwnOnly: false };
  return role === 'agent' ? { userIds, isOwnOnly: true } : undefined;
}

/** `ownerId`: of the lead, or else of its company. */
export function maySeeLead(viewer: Viewer, ownerId: string | null): boolean {
  if (viewer.role === 'agent') return isTheirs(viewer, ownerId);
  return viewer.role !== 'sales' || ownerId === null || isTheirs(viewer, ownerId);
}

/** Whether they are told that there is one. */
export function mayKnowOfLead(viewer: Viewer, ownerId: string | null): boolean {
  return viewer.role !== 'agent' || isTheirs(viewer, ownerId);
}

function isTheirs({ id, standsInFor }: Viewer, ownerId: string | null): boolean {
  return ownerId === id || (ownerId !== null && standsInFor.includes(ownerId));
}
