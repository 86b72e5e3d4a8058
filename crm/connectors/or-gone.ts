// Takes something away that may be gone already.

import { CrmError } from '../http/crm-fault.ts';

/** Rejects with CrmError, but for what is not there any more. */
export async function orGone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'gone') throw error;
  }
}
