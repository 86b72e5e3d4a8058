// The records of the Twenty stub: a schema that says which fields there are, unique domains and addresses (of those in the bin too), ids
// that whoever makes a record may choose, a bin, and times that no two changes share.

import { randomUUID } from 'node:crypto';

export interface TwentyRow {
  id: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
  [name: string]: unknown;
}

/** Why the real one would refuse. */
export class TwentyRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Field {
  id: string;
  name: string;
  label: string;
  type: string;
  options?: { value: string; label: string; position: number }[];
}

export interface TwentyObject {
  id: string;
  nameSingular: string;
  namePlural: string;
  fields: Field[];
}

const schema: Readonly<
  Record<string, readonly [singular: string, fields: Readonly<Record<string, string>>]>
> = {
  companies: [
    'company',
    { name: 'TEXT', domainName: 'LINKS', employees: 'NUMBER', address: 'ADDRESS', accountOwner: 'RELATION' },
  ],
  people: [
    'person',
    {
      name: 'FULL_NAME',
      emails: 'EMAILS',
      phones: 'PHONES',
      jobTitle: 'TEXT',
      city: 'TEXT',
      company: 'RELATION',
    },
  ],
  notes: ['note', { title: 'TEXT', bodyV2: 'RICH_TEXT_V2' }],
  noteTargets: ['noteTarget', { note: 'RELATION', targetCompany: 'RELATION', targetPerson: 'RELATION' }],
  tasks: [
    'task',
    { title: 'TEXT', bodyV2: 'RICH_TEXT_V2', dueAt: 'DATE_TIME', status: 'SELECT', assignee: 'RELATION' },
  ],
  taskTargets: ['taskTarget', { task: 'RELATION', targetCompany: 'RELATION', targetPerson: 'RELATION' }],
  opportunities: [
    'opportunity',
    {
      ...{ name: 'TEXT', amount: 'CURRENCY', stage: 'SELECT', closeDate: 'DATE_TIME', company: 'RELATION' },
      owner: 'RELATION',
    },
  ],
  workspaceMembers: ['workspaceMember', { name: 'FULL_NAME', userEmail: 'TEXT' }],
};
const systemFields = { id: 'UUID', createdAt: 'DATE_TIME', updatedAt: 'DATE_TIME', deletedAt: 'DATE_TIME' };
const stages = ['NEW', 'PROPOSAL', 'CUSTOMER', 'LOST'];
const composites = new Set(['FULL_NAME', 'LINKS', 'EMAILS', 'PHONES', 'ADDRESS', 'CURRENCY', 'RICH_TEXT_V2']);
/** What no two records have. */
const unique: Readonly<Record<string, readonly [string, string]>> = {
  companies: ['domainName', 'primaryLinkUrl'],
  people: ['emails', 'primaryEmail'],
};

export class TwentyMemory {
  readonly objects: TwentyObject[];
  private readonly tables = new Map<string, TwentyRow[]>();
  private skewMs = 0;
  private lastMs = 0;

  constructor() {
    this.objects = Object.entries(schema).map(([namePlural, [nameSingular, fields]]) => ({
      ...{ id: randomUUID(), nameSingular, namePlural },
      fields: Object.entries({ ...systemFields, ...fields }).map(([name, type]) => ({
        ...{ id: randomUUID(), name, label: name, type },
        ...(name === 'stage'
          ? { options: stages.map((value, position) => ({ value, label: value.toLowerCase(), position })) }
          : {}),
      })),
    }));
  }

  dump(): string {
    return JSON.stringify([...this.tables.values()]);
  }
  all(plural: string): TwentyRow[] {
    return this.tables.get(plural) ?? [];
  }
  live(plural: string): TwentyRow[] {
    return this.all(plural).filter(({ deletedAt }) => deletedAt === null);
  }
  objectOf(plural: string): TwentyObject {
    const found = this.objects.find(({ namePlural }) => namePlural === plural);
    if (found === undefined) throw new TwentyRefusal(400, `object '${plural}' not found`);
    return found;
  }
  nameStages(stages: readonly { value: string; label: string }[]): void {
    const field = this.objectOf('opportunities').fields.find(({ name }) => name === 'stage');
    if (field) field.options = stages.map((stage, position) => ({ ...stage, position }));
  }
  stamp(): string {
    this.lastMs = Math.max(this.lastMs + 1, Date.now() + this.skewMs);
    return new Date(this.lastMs).toISOString();
  }
  skew(ms: number): void {
    [this.skewMs, this.lastMs] = [ms, 0];
  }

  create(plural: string, values: Record<string, unknown>): TwentyRow {
    const id = typeof values['id'] === 'string' ? values['id'] : randomUUID();
    this.judge(plural, values, id);
    if (this.all(plural).some((row) => row.id === id))
      throw new TwentyRefusal(400, 'A duplicate entry was detected');
    const at = this.stamp();
    const row = { ...values, id, createdAt: at, updatedAt: at, deletedAt: null };
    this.tables.set(plural, [...this.all(plural), row]);
    return row;
  }

  /** Parts of a field that are not given stay. */
  change(plural: string, id: string, values: Record<string, unknown>): TwentyRow {
    const row = this.live(plural).find((one) => one.id === id);
    if (row === undefined) throw new TwentyRefusal(404, 'Record not found');
    this.judge(plural, values, id);
    for (const [name, value] of Object.entries(values))
      row[name] = value !== null && typeof value === 'object' ? { ...Object(row[name]), ...value } : value;
    row.updatedAt = this.stamp();
    return row;
  }

  discard(plural: string, id: string): void {
    const row = this.live(plural).find((one) => one.id === id);
    if (row === undefined) throw new TwentyRefusal(404, 'Record not found');
    row.deletedAt = this.stamp();
    row.updatedAt = row.deletedAt;
  }

  /** Out of the bin. */
  restore(plural: string, id: string): TwentyRow {
    const row = this.all(plural).find((one) => one.id === id && one.deletedAt !== null);
    if (row === undefined) throw new TwentyRefusal(404, 'Record not found');
    return Object.assign(row, { deletedAt: null, updatedAt: this.stamp() });
  }

  destroy(plural: string, id: string): void {
    this.tables.set(
      plural,
      this.all(plural).filter((row) => row.id !== id),
    );
  }

  /** By its id, or by what no two records have. */
  upsert(plural: string, values: Record<string, unknown>): TwentyRow {
    const held = this.holder(plural, values);
    const byId = this.all(plural).find((row) => row.id === values['id']);
    const found = byId ?? held;
    return found === undefined ? this.create(plural, values) : this.change(plural, found.id, values);
  }

  private holder(plural: string, values: Record<string, unknown>): TwentyRow | undefined {
    const [field, part] = unique[plural] ?? ['', ''];
    const value: unknown = Reflect.get(Object(values[field]), part);
    if (typeof value !== 'string' || value === '') return undefined;
    return this.all(plural).find((row) => Reflect.get(Object(row[field]), part) === value);
  }

  /** Throws TwentyRefusal for fields that are not there, values of another kind, and what somebody else has. */
  private judge(plural: string, values: Record<string, unknown>, id: string): void {
    const { nameSingular, fields } = this.objectOf(plural);
    for (const [name, value] of Object.entries(values)) {
      const field = fields.find(
        (one) => one.name === name || (one.type === 'RELATION' && `${one.name}Id` === name),
      );
      if (field === undefined)
        throw new TwentyRefusal(400, `Object ${nameSingular} doesn't have any "${name}" field.`);
      const isWrong =
        (composites.has(field.type) && typeof value !== 'object') ||
        (field.type === 'NUMBER' && value !== null && typeof value !== 'number') ||
        (field.type === 'TEXT' && value !== null && typeof value !== 'string') ||
        (field.type === 'SELECT' && field.options && !field.options.some((one) => one.value === value)) ||
        (field.type === 'RELATION' && value !== null && !this.exists(String(value)));
      if (isWrong)
        throw new TwentyRefusal(400, `Invalid value for field "${name}": ${JSON.stringify(value)}`);
    }
    const held = this.holder(plural, values);
    if (held !== undefined && held.id !== id) throw new TwentyRefusal(400, 'A duplicate entry was detected');
  }

  private exists(id: string): boolean {
    return [...this.tables.values()].some((rows) => rows.some((row) => row.id === id));
  }
}
