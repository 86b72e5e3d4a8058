// What follows a write that was made: whatever goes wrong with it, the write itself is not undone by that.

import { CrmError, inDoubt } from '../http/crm-fault.ts';
import type { RemoteRecord } from './connector.ts';

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

/** The mark of what now stands there; where it cannot be read, '', and the next reading compares the values. */
export async function readWritten(
  id: string,
  read: () => Promise<readonly RemoteRecord[]>,
): Promise<Pick<RemoteRecord, 'id' | 'version'>> {
  try {
    const [record] = await read();
    return { id: record?.id ?? id, version: record?.version ?? '' };
  } catch (error) {
    if (error instanceof CrmError) return { id, version: '' };
    throw error;
  }
}
