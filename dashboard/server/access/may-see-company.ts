// Who may see and change a company as a whole: sales its own and those that no user looks after, everybody else all.

import type { Caller } from '../api/route.ts';

/** Whose companies a list is narrowed to, beside those without owner; undefined for all. */
export function narrowedTo({ id, role }: Pick<Caller, 'id' | 'role'>): string | undefined {
  return role === 'sales' ? id : undefined;
}

export function maySeeWhole(caller: Pick<Caller, 'id' | 'role'>, ownerId: string | null): boolean {
  return caller.role !== 'sales' || ownerId === null || ownerId === caller.id;
}
