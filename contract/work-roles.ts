// Whose work leads, tasks, companies and territories may be, and who may stand in for a colleague. Both ends ask.

import type { Role } from './report.ts';

/** Who may change leads. */
export const workRoles = ['sales', 'manager', 'administrator', 'agent'] as const satisfies readonly Role[];

export function mayHaveWork(role: Role): boolean {
  return (workRoles as readonly Role[]).includes(role);
}

/** Whoever stands in sees what the absent one sees: nobody from outside does, and of those with work only somebody who may do it. */
export function mayStandIn(substitute: Role, away: Role): boolean {
  return substitute !== 'agent' && (mayHaveWork(substitute) || !mayHaveWork(away));
}
