// Who may see and change a company as a whole: sales its own and those that no user looks after, everybody else all. Those
// of a colleague who is away are the substitute's as well.

import type { Viewer } from '../api/route.ts';

/** Whose companies a list is narrowed to, beside those without owner; undefined for all. */
export function narrowedTo({ id, role }: Viewer): string | undefined {
  return role === 'sales' ? id : undefined;
}

export function maySeeWhole({ id, role, standsInFor }: Viewer, ownerId: string | null): boolean {
  return role !== 'sales' || ownerId === null || ownerId === id || standsInFor.includes(ownerId);
}
