// Who may see and change a lead as a whole: sales its own and those that no user looks after, external agents their own alone,
// everybody else all. Of a colleague's lead sales is told whose it is and when it was last contacted; agents are told nothing.

import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Caller } from '../api/route.ts';

type Viewer = Pick<Caller, 'id' | 'role'>;

/** What a list is narrowed to; undefined for all. */
export function leadsSeenBy({ id, role }: Viewer): LeadSearch['seenBy'] {
  if (role === 'sales') return { userId: id, isOwnOnly: false };
  return role === 'agent' ? { userId: id, isOwnOnly: true } : undefined;
}

/** `ownerId`: of the lead, or else of its company. */
export function maySeeLead({ id, role }: Viewer, ownerId: string | null): boolean {
  if (role === 'agent') return ownerId === id;
  return role !== 'sales' || ownerId === null || ownerId === id;
}

/** Whether they are told that there is one. */
export function mayKnowOfLead(viewer: Viewer, ownerId: string | null): boolean {
  return viewer.role !== 'agent' || ownerId === viewer.id;
}
