// The roles a user can have, in the order in which they are offered.

import type { Role } from '#contract/report.ts';

export const roleValues: readonly Role[] = ['marketer', 'sales', 'manager', 'administrator', 'agent'];

export const roleTexts = {
  marketer: 'roleMarketerText',
  sales: 'roleSalesText',
  manager: 'roleManagerText',
  administrator: 'roleAdministratorText',
  agent: 'roleAgentText',
} as const satisfies Record<Role, string>;
