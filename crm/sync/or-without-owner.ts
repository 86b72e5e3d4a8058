// Goes on without an owner whom the CRM will not have: people leave between two readings, and what was to be theirs is still to be done.

import { CrmError } from '../http/crm-fault.ts';

/** `ownerId`: of the CRM; '' for none, which is asked for once. Rejects with CrmError. */
export async function orWithoutOwner<Written>(
  ownerId: string,
  write: (ownerId: string) => Promise<Written>,
): Promise<Written> {
  try {
    return await write(ownerId);
  } catch (error) {
    if (ownerId === '' || !mayBeOfOwner(error)) throw error;
    return write('');
  }
}

function mayBeOfOwner(error: unknown): boolean {
  if (!(error instanceof CrmError) || error.isOutcomeUnknown) return false;
  return error.fault.kind === 'never' && error.fault.reason !== 'conflict';
}
