// Who may take lists out: everybody but external agents, who see their own leads on the screen alone.

import type { Role } from '#contract/report.ts';

export const exportRoles = ['marketer', 'sales', 'manager', 'administrator'] as const;

export function mayExport(role: Role): boolean {
  return (exportRoles as readonly Role[]).includes(role);
}
