// What one delivery to a CRM works with.

import type { OutboxPayload } from '#contract/outbox.ts';
import type { PushedCompany } from '#stores/records/crm/load-push.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { CrmAccount, CrmDesk } from './crm-accounts.ts';

export interface PushContext extends CrmDesk, CrmAccount {
  readonly crmId: number;
  /** Of the connection's ledger. */
  readonly runId: number;
  readonly isDry: boolean;
  /** Of the outbox. */
  readonly itemId: number;
  readonly payload: OutboxPayload<'push_company'>;
  readonly company: PushedCompany;
  readonly nowMs: number;
  /** Milliseconds of the monotonic clock: whoever goes on after it might no longer have the item. */
  readonly deadlineMs: number;
}

/** Called before each step that asks the CRM: what is done so far is known, and the next try goes on from there. */
export function checkTime({ deadlineMs }: Pick<PushContext, 'deadlineMs'>): void {
  if (performance.now() > deadlineMs)
    throw new CrmError({ kind: 'later', reason: 'out_of_time', waitMs: 1_000 }, '');
}
