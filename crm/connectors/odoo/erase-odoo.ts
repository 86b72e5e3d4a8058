// Wipes a partner of Odoo: deleted, or, where other records hold on to it, emptied and put aside.

import { CrmError } from '../../http/crm-fault.ts';
import { orGone } from '../or-gone.ts';
import { changeOdoo, type OdooParts } from './odoo-parts.ts';
import { partnerModel } from './odoo-records.ts';

const texts = new Set(['char', 'text', 'html', 'date']);
/** A partner must have one. */
const nameless = '-';

export async function eraseOdoo(parts: OdooParts, id: string): Promise<'erased' | 'blanked'> {
  try {
    const call = { model: partnerModel, method: 'unlink', ids: [Number(id)], isRepeatable: true };
    await orGone(() => parts.api.call(call));
    return 'erased';
  } catch (error) {
    if (!(error instanceof CrmError) || !isRefused(error)) throw error;
  }
  const fields = [...(await parts.fields.of(partnerModel)).values()];
  const written = fields.filter(({ type, isWritable }) => isWritable && texts.has(type));
  const blank = Object.fromEntries(written.map(({ name }) => [name, false] as const));
  await orGone(() => changeOdoo(parts, partnerModel, id, { ...blank, name: nameless, active: false }));
  return 'blanked';
}

function isRefused({ fault, isOutcomeUnknown }: CrmError): boolean {
  if (isOutcomeUnknown) return false;
  return fault.kind === 'never' || (fault.kind === 'mend' && fault.reason === 'permission_missing');
}
