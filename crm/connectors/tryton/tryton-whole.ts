// All that stands in a record of Tryton, and what hangs on it: by these it is known whether anybody has worked on what we made there.

import type { FieldValues } from '#intelligence/sync/field-value.ts';
import { textOf } from '../../http/read-json.ts';
import type { RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { readTryton, searchTryton, type TrytonParts } from './tryton-parts.ts';

/** What we write ourselves, what follows from it, and marks that Tryton keeps of each record. */
const left: Readonly<Record<string, ReadonlySet<string>>> = {
  'party.party': new Set(['name', 'full_name', 'website', 'tax_identifier', 'tax_identifiers']),
  'party.contact_mechanism': new Set([
    ...['name', 'value', 'value_compact', 'email', 'website', 'skype', 'sip', 'other_value', 'url'],
  ]),
};
const marks = /^(id|rec_name|xaction_id|(create|write)_(date|uid)(\..*)?|_.*)$/;
const files = new Set(['binary', 'image']);

/** Undefined when it is gone. */
export async function readTrytonWhole(
  parts: TrytonParts,
  model: string,
  id: string,
): Promise<RemoteWhole | undefined> {
  const fields = await readTryton(parts, `model.${model}.fields_get`, [null]);
  const names = Object.entries(typeof fields === 'object' && fields !== null ? fields : {})
    .filter(([name, field]: [string, unknown]) => isWanted(model, name) && !files.has(textOf(field, 'type')))
    .map(([name]) => name);
  const [row] = await searchTryton(parts, model, [['id', '=', Number(id)]], [...names, 'id']);
  if (row === undefined) return undefined;
  const values: FieldValues = wholeValues(row, (name) => isWanted(model, name));
  return { values, listBeneath: () => listBeneath(parts, model, id) };
}

function isWanted(model: string, name: string): boolean {
  return !marks.test(name) && left[model]?.has(name) !== true;
}

async function listBeneath(parts: TrytonParts, model: string, id: string): Promise<string[]> {
  const places = [
    ['ir.note', ['resource', '=', `${model},${id}`]],
    ['ir.attachment', ['resource', '=', `${model},${id}`]],
    ...(model === 'party.party' ? [['sale.opportunity', ['party', '=', Number(id)]] as const] : []),
  ] as const;
  const found: string[] = [];
  for (const [holder, domain] of model === 'ir.note' ? [] : places) {
    const rows = await searchTryton(parts, holder, [domain], ['id'], { limit: 1 });
    found.push(...rows.map((row) => textOf(row, 'id')));
  }
  return found;
}
