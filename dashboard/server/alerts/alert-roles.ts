// Who is told of signals, and who looks after what is everybody's.

import type { Role } from '#contract/report.ts';

export const alertRoles = ['marketer', 'sales', 'manager', 'administrator'] as const;

/** Channels that are everybody's, and the times of the house. */
export const houseRoles = ['manager', 'administrator'] as const;

export function mayKeepHouse(role: Role): boolean {
  return (houseRoles as readonly Role[]).includes(role);
}
