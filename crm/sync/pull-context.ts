// What one reading of a CRM works with.

import type { Author } from '#contract/company.ts';
import type { CrmAccount, CrmDesk } from './crm-accounts.ts';
import type { GoneDoubt } from './doubt-gone.ts';

/** Who changes what is read. */
export function authorOfCrm({ id, name }: Pick<CrmAccount['record'], 'id' | 'name'>): Author {
  return { id: `crm:${id}`, name };
}

export interface PullOptions {
  /** Pages of one stream in one reading: others get their turn, and the next goes on. */
  readonly pagesMax: number;
  readonly signal: AbortSignal;
}

export interface PullContext extends CrmDesk, CrmAccount {
  readonly crmId: number;
  /** Who changes what is read: the connection by its name. */
  readonly by: Author;
  readonly doubt: GoneDoubt;
}
