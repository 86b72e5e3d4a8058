// All that stands in a record of Odoo, and what hangs on it: by these it is known whether anybody has worked on what we made there.

import { textOf } from '../../http/read-json.ts';
import type { RecordKind, RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { type Domain, type OdooParts, searchOdoo } from './odoo-parts.ts';
import { partnerModel } from './odoo-records.ts';

const texts = {
  note: ['mail.message', ['body', 'subject', 'attachment_ids']],
  task: ['mail.activity', ['summary', 'note', 'date_deadline', 'user_id', 'activity_type_id', 'res_id']],
} as const;
/** Of a partner: what is compared elsewhere, what follows from other records, and marks of the record. */
const left = new Set([
  ...['id', 'active', 'user_id', 'customer_rank', 'supplier_rank', 'commercial_partner_id', 'is_company'],
  ...['create_date', 'write_date', 'create_uid', 'write_uid', 'display_name', 'color'],
]);
const computed =
  /^(activity_|message_|website_message_|signup_|image_|avatar_|x_fiuto_|email_normalized|commercial_)/;
const plainTypes = new Set([
  ...['char', 'text', 'html', 'integer', 'float', 'monetary', 'boolean', 'date', 'datetime', 'selection'],
  ...['many2one', 'many2many'],
]);

export async function readOdooWhole(
  parts: OdooParts,
  kind: RecordKind | 'note' | 'task',
  id: string,
): Promise<RemoteWhole | undefined> {
  const [model, wanted] =
    kind === 'note' || kind === 'task'
      ? texts[kind]
      : ([partnerModel, await listOthers(parts, kind)] as const);
  const fields = await parts.fields.known(model, wanted);
  const domain = [['id', '=', Number(id)]];
  const [row] = await searchOdoo(parts, model, domain, fields, { limit: 1 });
  if (row === undefined) return undefined;
  const names = new Set(fields);
  return {
    values: wholeValues(row, (name) => names.has(name)),
    listBeneath: async () => (model === partnerModel ? listBeneath(parts, Number(id)) : []),
  };
}

/** Those that people may write and no rule names. */
async function listOthers({ fields, rules }: OdooParts, kind: RecordKind): Promise<string[]> {
  const ours = new Set(rules[kind].map(({ theirs }) => theirs));
  return [...(await fields.of(partnerModel)).values()]
    .filter(({ name, type, isWritable }) => isWritable && plainTypes.has(type) && !ours.has(name))
    .map(({ name }) => name)
    .filter((name) => !left.has(name) && !computed.test(name));
}

async function listBeneath(parts: OdooParts, id: number): Promise<string[]> {
  const places: readonly (readonly [string, Domain])[] = [
    [partnerModel, [['parent_id', '=', id]]],
    ['crm.lead', [['partner_id', '=', id]]],
    ['sale.order', [['partner_id', '=', id]]],
    ['account.move', [['partner_id', '=', id]]],
    [
      'mail.activity',
      [
        ['res_model', '=', partnerModel],
        ['res_id', '=', id],
      ],
    ],
    // What Odoo notes itself, such as that the partner was made, is a notification.
    [
      'mail.message',
      [
        ['model', '=', partnerModel],
        ['res_id', '=', id],
        ['message_type', '!=', 'notification'],
      ],
    ],
  ];
  const found: string[] = [];
  for (const [model, domain] of places) {
    if ((await parts.fields.of(model)).size === 0) continue;
    const withArchived = model === 'crm.lead';
    const rows = await searchOdoo(parts, model, domain, ['id'], { limit: 1, withArchived });
    found.push(...rows.map((row) => `${model} ${textOf(row, 'id')}`));
  }
  return found;
}
