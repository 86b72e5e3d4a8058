// Who may see and change a company as a whole: sales its own and those that no user looks after, everybody else all. Those
// of a colleague who is away are the substitute's as well.

import type { Viewer } from '../api/route.ts';

/** Whose companies a list is narrowed to, by the ids of the users, beside those without owner; undefined for all. */
export function narrowedTo({ id, role, standsInFor }: Viewer): readonly string[] | undefined {
  return role === 'sales' ? [id, ...standsInFor] : undefined;
}

export function maySeeWhole({ id, role, standsInFor }: Viewer, ownerId: string | null): boolean {
  return role !== 'sales' || ownerId === null || ownerId === id || standsInFor.includes(ownerId);
}
