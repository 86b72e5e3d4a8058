// The models of the Odoo stub and what their methods do: typed fields, external identifiers that are unique and move with a merge, `load`
// that tells its errors instead of raising them, messages and activities on partners, times in whole seconds.

import { fits, OdooRefusal, type OdooRow } from './odoo-domain.ts';
import { odooOrderModels, settleOrder } from './odoo-order-models.ts';

type Type =
  | 'char'
  | 'text'
  | 'html'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'many2one'
  | 'one2many';
type Fields = Map<string, { type: Type; of?: string }>;

export interface OdooCallOfStub {
  model: string;
  method: string;
  ids?: number[];
  args: Record<string, unknown>;
  context: Record<string, unknown>;
}

const audited = { create_date: 'datetime', write_date: 'datetime' } as const;
const models: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'res.partner': {
    ...{
      name: 'char',
      website: 'char',
      email: 'char',
      phone: 'char',
      function: 'char',
      vat: 'char',
      ref: 'char',
    },
    ...{
      is_company: 'boolean',
      active: 'boolean',
      customer_rank: 'integer',
      country_code: 'char',
      ...audited,
    },
    ...{ parent_id: 'many2one res.partner', commercial_partner_id: 'many2one res.partner' },
    ...{ user_id: 'many2one res.users' },
  },
  'ir.model.data': { module: 'char', name: 'char', model: 'char', res_id: 'integer', noupdate: 'boolean' },
  'ir.model': { model: 'char' },
  'ir.model.fields': {
    name: 'char',
    field_description: 'char',
    model_id: 'many2one ir.model',
    ttype: 'char',
    state: 'char',
  },
  'mail.message': { model: 'char', res_id: 'integer', body: 'html', message_type: 'char', ...audited },
  'mail.activity': {
    ...{ res_model: 'char', res_id: 'integer', summary: 'char', note: 'html', date_deadline: 'date' },
    user_id: 'many2one res.users',
  },
  'crm.stage': { name: 'char', sequence: 'integer', is_won: 'boolean' },
  'crm.lost.reason': { name: 'char' },
  'res.currency': { name: 'char' },
  'crm.lead': {
    ...{
      name: 'char',
      type: 'char',
      active: 'boolean',
      probability: 'float',
      expected_revenue: 'float',
      ...audited,
    },
    ...{ partner_id: 'many2one res.partner', stage_id: 'many2one crm.stage', user_id: 'many2one res.users' },
    ...{
      company_currency: 'many2one res.currency',
      lost_reason_id: 'many2one crm.lost.reason',
      date_closed: 'datetime',
    },
  },
  ...odooOrderModels,
  'ir.config_parameter': { key: 'char', value: 'char' },
  'res.users': { name: 'char', login: 'char', email: 'char', share: 'boolean' },
};
/** What must be there when a record is made. */
const required: Readonly<Record<string, readonly string[]>> = {
  'res.partner': ['name'],
  'ir.model.data': ['module', 'name', 'model'],
  'ir.model.fields': ['name', 'field_description', 'model_id', 'ttype'],
};

export class OdooMemory {
  private readonly fields = new Map<string, Fields>();
  private readonly tables = new Map<string, OdooRow[]>();
  private nextId = 20;
  private lastMs = 0;
  skewMs = 0;
  /** Models that whoever asks may not read. */
  readonly forbidden = new Set<string>();
  /** Whether whoever asks is an administrator. */
  mayMakeFields = true;

  constructor() {
    for (const [model, fields] of Object.entries(models)) {
      const read = Object.entries(fields).map(([name, spec]) => {
        const [type = 'char', of] = spec.split(' ');
        return [name, of === undefined ? { type: type as Type } : { type: type as Type, of }] as const;
      });
      this.fields.set(model, new Map([['id', { type: 'integer' as const }], ...read]));
    }
    this.add('ir.model', { model: 'res.partner' });
    this.add('ir.config_parameter', { key: 'database.uuid', value: '5c1f0b52-6a3e-11f1-9d3c-0242ac120002' });
  }

  /** Names of partners, deals and orders that are shown over the API; undefined for all. */
  shown: ReadonlySet<string> | undefined;
  /** Partners that other records need. */
  readonly held = new Set<number>();

  dump(): string {
    return JSON.stringify([...this.tables.values()]);
  }

  rows(model: string): OdooRow[] {
    return this.tables.get(model) ?? [];
  }

  /** In whole seconds, and never the same for two changes in a row where it matters: as Odoo keeps them. */
  stamp(): string {
    this.lastMs = Math.max(this.lastMs + 1, Date.now() + this.skewMs);
    return new Date(this.lastMs).toISOString().slice(0, 19).replace('T', ' ');
  }

  skew(ms: number): void {
    [this.skewMs, this.lastMs] = [ms, 0];
  }

  add(model: string, values: Record<string, unknown>, id = this.nextId++): OdooRow {
    const at = this.stamp();
    const row: OdooRow = { active: true, ...values, id, create_date: at, write_date: at };
    this.settle(model, row);
    this.tables.set(model, [...this.rows(model), row]);
    return row;
  }

  set(model: string, id: number, values: Record<string, unknown>): void {
    const row = this.rows(model).find((one) => one.id === id);
    if (row === undefined)
      throw new OdooRefusal('odoo.exceptions.MissingError', 'Record does not exist or has been deleted.');
    this.settle(model, Object.assign(row, values, { write_date: this.stamp() }));
  }

  drop(model: string, ids: readonly number[]): void {
    this.tables.set(
      model,
      this.rows(model).filter(({ id }) => !ids.includes(id)),
    );
    if (model !== 'res.partner') return;
    for (const [other, field] of [
      ['mail.message', 'res_id'],
      ['mail.activity', 'res_id'],
      ['ir.model.data', 'res_id'],
    ] as const)
      this.tables.set(
        other,
        this.rows(other).filter((row) => !ids.includes(Number(row[field]))),
      );
  }

  /** What Odoo makes of values on its own. */
  private settle(model: string, row: OdooRow): void {
    settleOrder((of) => this.rows(of), model, row);
    if (model !== 'res.partner') return;
    const website = row['website'];
    if (typeof website === 'string' && website !== '' && !website.includes('://'))
      row['website'] = `http://${website}`;
    row['commercial_partner_id'] = row['is_company'] !== true && row['parent_id'] ? row['parent_id'] : row.id;
  }

  fieldsOf(model: string): Fields {
    const fields = this.fields.get(model);
    if (fields === undefined)
      throw new OdooRefusal('werkzeug.exceptions.NotFound', `the model '${model}' does not exist`);
    return fields;
  }

  search(model: string, domain: unknown[], withArchived: boolean): OdooRow[] {
    const fields = this.fieldsOf(model);
    const has = (name: string) => fields.has(name);
    // A domain is judged even where there is no row.
    fits(domain, { id: 0 }, has);
    const hides = fields.has('active') && !withArchived;
    const isShown = (row: OdooRow) =>
      !['res.partner', 'crm.lead', 'sale.order'].includes(model) ||
      this.shown?.has(String(row['name'])) !== false;
    return this.rows(model).filter(
      (row) => isShown(row) && (!hides || row['active'] !== false) && fits(domain, row, has),
    );
  }

  show(model: string, row: OdooRow, wanted: readonly string[]): OdooRow {
    const fields = this.fieldsOf(model);
    const shown: OdooRow = { id: row.id };
    for (const name of wanted) {
      const field = fields.get(name);
      if (field === undefined)
        throw new OdooRefusal('builtins.ValueError', `Invalid field '${name}' on model '${model}'`);
      const value = row[name] ?? false;
      const linked = field.of === undefined ? undefined : this.rows(field.of).find(({ id }) => id === value);
      if (field.type === 'many2one')
        shown[name] = linked === undefined ? false : [linked.id, linked['name'] ?? ''];
      else if (field.type === 'one2many') shown[name] = value === false ? [] : value;
      else shown[name] = value === false && ['integer', 'float'].includes(field.type) ? 0 : value;
    }
    return shown;
  }

  /** An app that is not installed, or is again. */
  private readonly absent = new Map<string, Fields>();
  uninstall(model: string): void {
    const fields = this.fields.get(model);
    if (fields !== undefined) this.absent.set(model, fields);
    this.fields.delete(model);
  }
  install(model: string): void {
    const fields = this.absent.get(model);
    if (fields !== undefined) this.fields.set(model, fields);
  }

  /** Throws OdooRefusal as the ORM does for a name or a type that is wrong. */
  judge(model: string, values: Record<string, unknown>, isNew: boolean): void {
    const fields = this.fieldsOf(model);
    for (const [name, value] of Object.entries(values)) {
      const field = fields.get(name);
      if (field === undefined)
        throw new OdooRefusal('builtins.ValueError', `Invalid field '${name}' on model '${model}'`);
      const isNumber = ['integer', 'float', 'many2one'].includes(field.type);
      if (value !== false && isNumber !== (typeof value === 'number') && field.type !== 'boolean')
        throw new OdooRefusal(
          'builtins.ValueError',
          `Wrong value for ${model}.${name}: ${JSON.stringify(value)}`,
        );
    }
    for (const name of isNew ? (required[model] ?? []) : [])
      if (!values[name])
        throw new OdooRefusal(
          'odoo.exceptions.ValidationError',
          `Missing required value for the field '${name}'`,
        );
    const isTwice =
      model === 'ir.model.data' &&
      this.rows(model).some((row) => row['module'] === values['module'] && row['name'] === values['name']);
    if (isTwice)
      throw new OdooRefusal(
        'psycopg2.errors.UniqueViolation',
        'duplicate key value violates unique constraint',
      );
  }

  makeField({ name, ttype }: Record<string, unknown>): void {
    if (!this.mayMakeFields)
      throw new OdooRefusal('odoo.exceptions.AccessError', 'You are not allowed to create Fields records.');
    if (!String(name).startsWith('x_'))
      throw new OdooRefusal(
        'odoo.exceptions.ValidationError',
        'Custom fields must have a name that starts with x_',
      );
    this.fieldsOf('res.partner').set(String(name), { type: ttype as Type });
  }
}
