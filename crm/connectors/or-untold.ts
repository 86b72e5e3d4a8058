// What a CRM need not tell: older ones do not know the question, and not everybody may ask it.

import { CrmError } from '../http/crm-fault.ts';

/** '' where it does not tell. Rejects with CrmError when it could not be asked. */
export async function orUntold(ask: () => Promise<string>): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    const { fault } = error;
    const isUntold =
      fault.kind === 'mend'
        ? fault.reason === 'permission_missing' || fault.reason === 'field_missing'
        : fault.kind === 'never' || fault.kind === 'gone';
    if (isUntold) return '';
    throw error;
  }
}
