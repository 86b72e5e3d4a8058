// Who may change leads: whoever may not gets no buttons in alerts, and those of older alerts do nothing.

import type { Role } from '#contract/report.ts';

export const leadWriterRoles: readonly Role[] = ['sales', 'manager', 'administrator', 'agent'];
