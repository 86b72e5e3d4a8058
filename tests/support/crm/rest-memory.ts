// What the plain REST server holds, and what it takes into its records: fields that it knows, of the types that they have.

export type RestTable = 'accounts' | 'contacts' | 'remarks' | 'todos' | 'deals' | 'papers';

export interface RestRow {
  id: string;
  modified: string;
  [name: string]: unknown;
}

interface Shape {
  readonly fields: Readonly<Record<string, 'text' | 'number'>>;
  readonly needed: readonly string[];
  /** Parameters of its list, with the field that each compares. */
  readonly searched: Readonly<Record<string, string>>;
}

const shapes: Readonly<Record<RestTable, Shape>> = {
  accounts: {
    fields: {
      ...{ name: 'text', ref: 'text', relation: 'text', 'web.site': 'text', 'tax.vat': 'text' },
      ...{ 'place.country': 'text', 'owner.id': 'text', 'marks.score': 'number', 'marks.fit': 'number' },
      ...{ 'marks.band': 'text', 'marks.verdict': 'text', 'marks.seen': 'text' },
    },
    needed: ['name'],
    searched: { ref: 'ref', site: 'web.site', vat: 'tax.vat', since: 'modified' },
  },
  contacts: {
    fields: {
      ...{ name: 'text', ref: 'text', 'mails.0.address': 'text', phone: 'text', role: 'text' },
      ...{ 'account.id': 'text' },
    },
    needed: ['name', 'mails.0.address'],
    searched: { ref: 'ref', mail: 'mails.0.address', account: 'account.id' },
  },
  remarks: {
    fields: { body: 'text', 'account.id': 'text' },
    needed: ['body', 'account.id'],
    searched: { account: 'account.id' },
  },
  todos: {
    fields: { body: 'text', subject: 'text', due: 'text', 'account.id': 'text', 'owner.id': 'text' },
    needed: ['subject', 'account.id'],
    searched: { account: 'account.id' },
  },
  deals: { fields: {}, needed: [], searched: { since: 'modified' } },
  papers: { fields: {}, needed: [], searched: { since: 'modified' } },
};

/** By their paths. */
export function fieldsOf(json: object, prefix = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(json)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'object' && value !== null)
      for (const [inner, held] of fieldsOf(value as object, path)) found.set(inner, held);
    else found.set(path, value);
  }
  return found;
}

export class RestMemory {
  private readonly tables = new Map<RestTable, RestRow[]>();
  private next = 1_000;
  skewMs = 0;

  rows(table: RestTable): readonly RestRow[] {
    return this.tables.get(table) ?? [];
  }
  find(table: RestTable, id: string): RestRow | undefined {
    return this.rows(table).find((row) => row.id === id);
  }
  searched(table: RestTable): string[] {
    return Object.keys(shapes[table].searched);
  }
  fits(table: RestTable, row: RestRow, query: URLSearchParams): boolean {
    return Object.entries(shapes[table].searched).every(([name, path]) => {
      const asked = query.get(name);
      const held = String(fieldsOf(row).get(path) ?? '');
      return asked === null || (name === 'since' ? held >= asked : held === asked);
    });
  }
  add(table: RestTable, values: object): RestRow {
    const row = { ...structuredClone(values), id: `${table.charAt(0)}-${this.next++}`, modified: this.now() };
    this.tables.set(table, [...this.rows(table), row]);
    return row;
  }
  change(table: RestTable, id: string, values: object): RestRow | undefined {
    const row = this.find(table, id);
    if (row === undefined) return undefined;
    for (const [name, value] of Object.entries(values)) {
      const held = row[name];
      const isMerged =
        typeof held === 'object' && held !== null && typeof value === 'object' && value !== null;
      row[name] =
        isMerged && !Array.isArray(value) ? { ...held, ...(value as object) } : structuredClone(value);
    }
    row.modified = this.now();
    return row;
  }
  remove(table: RestTable, id: string): void {
    this.tables.set(
      table,
      this.rows(table).filter((row) => row.id !== id),
    );
  }
  /** Why it is not taken; undefined when it is. */
  judge(table: RestTable, values: object, before?: RestRow): { status: number; title: string } | undefined {
    const { fields, needed } = shapes[table];
    const sent = fieldsOf(values);
    for (const [path, value] of sent) {
      const type = fields[path];
      if (type === undefined) return { status: 422, title: `What is ${path}?` };
      if (value !== null && typeof value !== (type === 'text' ? 'string' : 'number'))
        return { status: 422, title: `${path} is a ${type}` };
    }
    const missing = needed.find((path) => {
      const value = sent.get(path);
      return before === undefined ? !value : sent.has(path) && !value;
    });
    if (missing !== undefined) return { status: 422, title: `${missing} is missing` };
    const account = sent.get('account.id');
    if (typeof account === 'string' && this.find('accounts', account) === undefined)
      return { status: 422, title: 'There is no such account' };
    const ref = sent.get('ref');
    const isTaken = ref && this.rows(table).some((row) => row['ref'] === ref && row.id !== before?.id);
    return isTaken ? { status: 409, title: 'The ref is taken' } : undefined;
  }
  private now(): string {
    return new Date(Date.now() + this.skewMs).toISOString();
  }
}
