// Which fields an Odoo has: they differ by version and by what is installed. Ours are made in it as fields of the partner.

import type { FieldRule } from '#contract/crm.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';
import type { OdooApi } from './odoo-api.ts';
import { createOdoo, type OdooField, type OdooFields, searchOdoo } from './odoo-parts.ts';

export const odooRules: { readonly company: readonly FieldRule[]; readonly person: readonly FieldRule[] } = {
  company: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'website', theirs: 'website', mode: 'fill' },
    { ours: 'vatNumber', theirs: 'vat', mode: 'fill' },
    { ours: 'country', theirs: 'country_code', mode: 'theirs' },
    { ours: 'score', theirs: 'x_fiuto_score', mode: 'ours' },
    { ours: 'fit', theirs: 'x_fiuto_fit', mode: 'ours' },
    { ours: 'band', theirs: 'x_fiuto_band', mode: 'ours' },
    { ours: 'verdict', theirs: 'x_fiuto_verdict', mode: 'ours' },
    { ours: 'lastVisitDay', theirs: 'x_fiuto_last_visit', mode: 'ours' },
  ],
  person: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'email', theirs: 'email', mode: 'fill' },
    { ours: 'phone', theirs: 'phone', mode: 'fill' },
    { ours: 'jobTitle', theirs: 'function', mode: 'fill' },
  ],
};

/** Of fields that nobody else makes. */
const own: Readonly<Record<string, { readonly label: string; readonly type: string }>> = {
  x_fiuto_score: { label: 'Fiuto score', type: 'integer' },
  x_fiuto_fit: { label: 'Fiuto fit', type: 'integer' },
  x_fiuto_band: { label: 'Fiuto band', type: 'char' },
  x_fiuto_verdict: { label: 'Fiuto verdict', type: 'char' },
  x_fiuto_last_visit: { label: 'Fiuto last visit', type: 'date' },
};

export function openOdooFields(api: OdooApi, rules: ConnectorRules): OdooFields {
  const read = new Map<string, Promise<ReadonlyMap<string, OdooField>>>();
  const of = (model: string) => {
    const asked = read.get(model) ?? readFields(api, model);
    read.set(model, asked);
    // What failed is asked again.
    asked.catch(() => read.delete(model));
    return asked;
  };
  const missing = async () => {
    read.delete('res.partner');
    const there = await of('res.partner');
    const wanted = [...rules.company, ...rules.person].map(({ theirs }) => theirs);
    return [...new Set(wanted)].filter((name) => own[name] !== undefined && !there.has(name));
  };
  return {
    of,
    missing,
    known: async (model, names) => {
      const there = await of(model);
      return names.filter((name) => there.has(name));
    },
    make: async () => {
      // Looked up each time: a field that was made by a call whose answer was lost is there.
      for (const name of await missing()) await makeField(api, name);
      read.delete('res.partner');
    },
  };
}

async function readFields(api: OdooApi, model: string): Promise<ReadonlyMap<string, OdooField>> {
  const args = { attributes: ['string', 'type', 'readonly'] };
  try {
    const fields = await api.call({ model, method: 'fields_get', args, isRepeatable: true });
    return new Map(
      Object.entries(typeof fields === 'object' && fields !== null ? fields : {}).map(
        ([name, field]: [string, unknown]) => [
          name,
          {
            ...{ name, label: textOf(field, 'string'), type: textOf(field, 'type') },
            isWritable: fieldOf(field, 'readonly') !== true,
          },
        ],
      ),
    );
  } catch (error) {
    const isAbsent =
      error instanceof CrmError && error.fault.kind === 'never' && error.fault.reason === 'model_missing';
    if (isAbsent) return new Map();
    throw error;
  }
}

async function makeField(api: OdooApi, name: string): Promise<void> {
  const { label = name, type = 'char' } = own[name] ?? {};
  try {
    const [model] = await searchOdoo({ api }, 'ir.model', [['model', '=', 'res.partner']], ['id']);
    await createOdoo({ api }, 'ir.model.fields', {
      ...{ name, field_description: label, ttype: type, state: 'manual' },
      model_id: Number(textOf(model, 'id')),
    });
  } catch (error) {
    if (
      !(error instanceof CrmError) ||
      error.fault.kind !== 'mend' ||
      error.fault.reason !== 'permission_missing'
    )
      throw error;
    throw new CrmError({ kind: 'mend', reason: 'field_missing' }, `${name} (${type}) of res.partner`);
  }
}
