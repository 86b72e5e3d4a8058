// What follows a write that was made: whatever goes wrong with it, the write itself is not undone by that.

import { CrmError, inDoubt } from '../http/crm-fault.ts';

/** A further step of the same write. What it is refused for good it says itself; of anything else the next try finds out. */
export async function afterWrite<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind === 'never' || error.fault.kind === 'gone')
      throw error;
    throw inDoubt(error);
  }
}
