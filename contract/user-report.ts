// What changing and removing users takes and tells, and what their roles allow them to have, as both ends share it;
// `access-schema.ts` holds the zod schemas.

import type { Role } from './report.ts';

/** PATCH /api/users/:id */
export interface UserChange {
  role: Role;
  /** Id of the user who gets what they have, when the role does no such work. */
  to?: string;
}

/** DELETE /api/users/:id */
export interface UserRemoval {
  /** Id of the user who gets what they have. */
  to?: string;
}

/**
 * What a user looks after: open leads and tasks, companies, territories, and absences of colleagues in which they stand in. Told in the
 * fields of the refusal `has_work`.
 */
export interface HeldWork {
  leads: number;
  tasks: number;
  companies: number;
  territories: number;
  /** That run or are to come. */
  standIns: number;
}

/** Who may change leads. */
export const workRoles = ['sales', 'manager', 'administrator', 'agent'] as const satisfies readonly Role[];

export function mayHaveWork(role: Role): boolean {
  return (workRoles as readonly Role[]).includes(role);
}

/** Whoever stands in sees what the absent one sees: nobody from outside does, and of those with work only somebody who may do it. */
export function mayStandIn(substitute: Role, away: Role): boolean {
  return substitute !== 'agent' && (mayHaveWork(substitute) || !mayHaveWork(away));
}
