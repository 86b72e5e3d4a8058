// The methods of the Odoo stub's models: each takes the arguments that the real one takes, by name, and refuses others.

import { OdooRefusal, type OdooRow } from './odoo-domain.ts';
import type { OdooCallOfStub, OdooMemory } from './odoo-memory.ts';

type Method = (memory: OdooMemory, call: OdooCallOfStub) => unknown;

const signatures: Readonly<Record<string, { readonly takes: readonly string[]; readonly run: Method }>> = {
  search_read: { takes: ['domain', 'fields', 'offset', 'limit', 'order'], run: searchRead },
  create: { takes: ['vals_list'], run: create },
  write: { takes: ['vals'], run: write },
  unlink: {
    takes: [],
    run: (memory, { model, ids = [] }) => {
      if (model === 'res.partner' && ids.some((id) => memory.held.has(id)))
        throw new OdooRefusal(
          'odoo.exceptions.UserError',
          'The operation cannot be completed: another model is using the record you are trying to delete.',
        );
      memory.drop(model, ids);
      return true;
    },
  },
  load: { takes: ['fields', 'data'], run: load },
  fields_get: { takes: ['allfields', 'attributes'], run: fieldsGet },
  // The one of newer versions and the one of older ones.
  has_access: { takes: ['operation'], run: ({ mayMakeFields }) => mayMakeFields },
  check_access_rights: {
    takes: ['operation', 'raise_exception'],
    run: ({ mayMakeFields }) => mayMakeFields,
  },
  message_post: { takes: ['body', 'message_type', 'subtype_xmlid', 'subject'], run: messagePost },
  activity_schedule: {
    takes: ['act_type_xmlid', 'date_deadline', 'summary', 'note', 'user_id'],
    run: activitySchedule,
  },
};

/** Throws OdooRefusal. */
export function runOdoo(memory: OdooMemory, call: OdooCallOfStub): unknown {
  memory.fieldsOf(call.model);
  if (memory.forbidden.has(call.model))
    throw new OdooRefusal(
      'odoo.exceptions.AccessError',
      `You are not allowed to access '${call.model}' (${call.model}) records.`,
    );
  const method = signatures[call.method];
  const isMail = call.method === 'message_post' || call.method === 'activity_schedule';
  if (method === undefined || (isMail && call.model !== 'res.partner'))
    throw new OdooRefusal(
      'builtins.AttributeError',
      `The method '${call.model}.${call.method}' does not exist`,
    );
  for (const name of Object.keys(call.args))
    if (!method.takes.includes(name))
      throw new OdooRefusal('builtins.TypeError', `got an unexpected keyword argument '${name}'`);
  return method.run(memory, call);
}

function searchRead(memory: OdooMemory, { model, args, context }: OdooCallOfStub): OdooRow[] {
  const { domain = [], fields = [], offset = 0, limit = 0, order = 'id asc' } = args;
  const found = memory.search(model, domain as unknown[], context['active_test'] === false);
  const [by = 'id', way = 'asc'] = String(order).split(' ');
  const sign = way === 'desc' ? -1 : 1;
  const sorted = found.toSorted((one, other) => {
    const [a, b] = [one[by] as string, other[by] as string];
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
  const end = Number(limit) > 0 ? Number(offset) + Number(limit) : undefined;
  return sorted.slice(Number(offset), end).map((row) => memory.show(model, row, fields as string[]));
}

function create(memory: OdooMemory, { model, args }: OdooCallOfStub): number[] {
  const list = args['vals_list'];
  if (!Array.isArray(list)) throw new OdooRefusal('builtins.TypeError', "missing argument: 'vals_list'");
  return (list as Record<string, unknown>[]).map((values) => {
    memory.judge(model, values, true);
    if (model === 'ir.model.fields') memory.makeField(values);
    return memory.add(model, values).id;
  });
}

function write(memory: OdooMemory, { model, ids = [], args }: OdooCallOfStub): true {
  const vals = args['vals'] as Record<string, unknown>;
  memory.judge(model, vals, false);
  for (const id of ids) memory.set(model, id, vals);
  return true;
}

function fieldsGet(memory: OdooMemory, { model }: OdooCallOfStub): Record<string, unknown> {
  return Object.fromEntries(
    [...memory.fieldsOf(model)].map(([name, { type }]) => [
      name,
      { string: name, type, readonly: ['id', 'create_date', 'write_date', 'country_code'].includes(name) },
    ]),
  );
}

/** Errors are told in the answer, and then nothing is kept. */
function load(memory: OdooMemory, { model, args }: OdooCallOfStub): unknown {
  const [names, data] = [args['fields'] as string[], args['data'] as string[][]];
  try {
    const ids = data.map((cells) => loadRow(memory, model, names, cells));
    return { ids, messages: [], nextrow: 0 };
  } catch (error) {
    if (!(error instanceof OdooRefusal)) throw error;
    const message = { type: 'error', message: error.message, rows: { from: 0, to: 0 }, record: 0 };
    return { ids: false, messages: [message], nextrow: 0 };
  }
}

function loadRow(
  memory: OdooMemory,
  model: string,
  names: readonly string[],
  cells: readonly string[],
): number {
  const values: Record<string, unknown> = {};
  let external = '';
  names.forEach((name, index) => {
    const cell = cells[index];
    if (typeof cell !== 'string') throw new OdooRefusal('builtins.TypeError', `${name} is no text`);
    if (name === 'id') external = cell;
    else if (name.endsWith('/.id'))
      values[name.slice(0, -4)] = linkOf(memory, model, name.slice(0, -4), cell);
    else values[name] = convert(memory, model, name, cell);
  });
  const [module, ...rest] = external.split('.');
  const name = rest.join('.');
  const owner = memory
    .rows('ir.model.data')
    .find((row) => row['module'] === module && row['name'] === name && row['model'] === model);
  memory.judge(model, values, owner === undefined);
  if (owner !== undefined) {
    memory.set(model, Number(owner['res_id']), values);
    return Number(owner['res_id']);
  }
  const { id } = memory.add(model, values);
  memory.add('ir.model.data', { module, name, model, res_id: id, noupdate: false });
  return id;
}

function linkOf(memory: OdooMemory, model: string, name: string, cell: string): number {
  const id = Number(cell);
  const of = memory.fieldsOf(model).get(name)?.of ?? '';
  if (memory.rows(of).some((row) => row.id === id)) return id;
  throw new OdooRefusal('builtins.ValueError', `No matching record found for database id '${cell}'`);
}

function convert(memory: OdooMemory, model: string, name: string, cell: string): unknown {
  const type = memory.fieldsOf(model).get(name)?.type;
  if (type === undefined) throw new OdooRefusal('builtins.ValueError', `Invalid field name '${name}'`);
  if (cell === '') return false;
  if (type === 'boolean') return ['1', 'true', 'yes'].includes(cell.toLowerCase());
  if (type !== 'integer' && type !== 'float') return cell;
  if (!/^-?\d+(\.\d+)?$/.test(cell))
    throw new OdooRefusal('builtins.ValueError', `'${cell}' does not seem to be a number`);
  return Number(cell);
}

/** Text is shown as such: what looks like HTML in it stays signs. */
function messagePost(memory: OdooMemory, { model, ids = [], args }: OdooCallOfStub): number[] {
  return ids.map((id) => {
    const body = String(args['body']).replaceAll('<', '&lt;').replaceAll('\n', '<br>');
    refuseAbsent(memory, model, id);
    const message_type = args['message_type'];
    return memory.add('mail.message', { model, res_id: id, body: `<p>${body}</p>`, message_type }).id;
  });
}

function activitySchedule(memory: OdooMemory, { model, ids = [], args }: OdooCallOfStub): number[] {
  if (args['act_type_xmlid'] !== 'mail.mail_activity_data_todo')
    throw new OdooRefusal('builtins.ValueError', 'External ID not found in the system');
  const { act_type_xmlid: _type, ...values } = args;
  memory.judge('mail.activity', values, true);
  return ids.map((id) => {
    refuseAbsent(memory, model, id);
    return memory.add('mail.activity', { res_model: model, res_id: id, ...values }).id;
  });
}

function refuseAbsent(memory: OdooMemory, model: string, id: number): void {
  if (!memory.rows(model).some((row) => row.id === id))
    throw new OdooRefusal('odoo.exceptions.MissingError', 'Record does not exist or has been deleted.');
}
