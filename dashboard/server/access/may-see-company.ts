// Who may see and change a company as a whole: sales its own and those that no user looks after, everybody else all.

import type { Caller } from '../api/route.ts';

export function maySeeWhole(caller: Pick<Caller, 'id' | 'role'>, ownerId: string | null): boolean {
  return caller.role !== 'sales' || ownerId === null || ownerId === caller.id;
}
