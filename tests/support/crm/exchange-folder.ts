// Somebody who reads the tables that lie in a folder, and puts lists of customers and deals there, with programs of their own.

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CrmStub, NewStubCompany, StubRecord } from './crm-stub.ts';
import { operateFileOrders } from './file-orders.ts';

type Row = Record<string, string>;
type Exchange = Omit<
  CrmStub,
  'provider' | 'url' | 'credentials' | 'close' | 'faults' | 'faultPlaces' | 'fail' | 'calm'
>;

const columns = {
  customers: [
    ...['id', 'name', 'website', 'vat_number', 'country', 'status', 'fiuto_id', 'deleted', 'merged_into'],
    'last_contacted_at',
  ],
  orders: [
    ...['id', 'number', 'company_id', 'kind', 'date', 'product', 'quantity', 'amount', 'currency', 'state'],
    'deleted',
  ],
  deals: ['id', 'company_id', 'name', 'state', 'amount', 'currency', 'lost_reason', 'closed_at', 'deleted'],
} as const;

export function openExchange(folder: string): Exchange {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const customers: Row[] = [];
  const deals: Row[] = [];
  const put = (name: keyof typeof columns, rows: readonly Row[]) => {
    const lines = [columns[name], ...rows.map((row) => columns[name].map((column) => row[column] ?? ''))];
    const text = lines
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n');
    writeFileSync(join(folder, 'in', `${name}.new`), text);
    renameSync(join(folder, 'in', `${name}.new`), join(folder, 'in', `${name}.csv`));
  };
  const add = ({ name, domain = '', vatNumber = '' }: NewStubCompany) => {
    const id = `K${customers.length + 1}`;
    customers.push({ id, name, website: domain, vat_number: vatNumber });
    return id;
  };
  /** What it knows from us gets a line of its own. */
  const change = (id: string, values: Row) => {
    const known = customers.find((row) => row['fiuto_id'] === id || row['id'] === id);
    if (known) Object.assign(known, values);
    else customers.push({ id, fiuto_id: id, name: nameOf(folder, id), ...values });
    put('customers', customers);
  };
  return {
    ...{ canMerge: true, tellsOwner: false, manyCompanies: 120 },
    list: (kind) =>
      kind === 'company' ? listCompanies(folder, customers) : readTable(folder, tables[kind]).map(view),
    addCompany: (company) => {
      const id = add(company);
      put('customers', customers);
      return id;
    },
    addCompanies: (companies) => {
      for (const company of companies) add(company);
      put('customers', customers);
    },
    holds: (text) =>
      readdirSync(folder).some(
        (name) => name.endsWith('.csv') && readFileSync(join(folder, name), 'utf8').includes(text),
      ),
    addDeal: ({ companyId, name, state, amount = 0, lostReason = '' }) => {
      const id = `D${deals.length + 1}`;
      const closed = state === 'open' ? '' : new Date().toISOString();
      deals.push({
        ...{ id, company_id: companyId, name, state, amount: String(amount), currency: 'EUR' },
        ...{ lost_reason: lostReason, closed_at: closed },
      });
      put('deals', deals);
      return id;
    },
    removeDeal: (id) => {
      Object.assign(deals.find((row) => row['id'] === id) ?? {}, { deleted: '1' });
      put('deals', deals);
    },
    changeCompany: (id, { name, isCustomer }) =>
      change(id, {
        ...(name === undefined ? {} : { name }),
        ...(isCustomer === true ? { status: 'customer' } : {}),
      }),
    logContact: (id, atMs) => change(id, { last_contacted_at: new Date(atMs).toISOString() }),
    orders: operateFileOrders((rows) => put('orders', rows)),
    removeCompany: (id) => change(id, { deleted: '1' }),
    mergeCompanies: (from, into) => change(from, { deleted: '1', merged_into: into }),
    // Files have no search, and a clock that nobody reads.
    lagSearch: () => undefined,
    skewClock: () => undefined,
    writes: () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('changes-') && name.endsWith('.csv'))
        .reduce((sum, name) => sum + readTable(folder, name.replace(/\.csv$/, '')).length, 0),
  };
}

const tables = { person: 'persons', note: 'notes', task: 'tasks' } as const;

/** As a spreadsheet shows it; empty when there is none. */
export function readTable(folder: string, name: string): Row[] {
  try {
    return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function nameOf(folder: string, id: string): string {
  return readTable(folder, 'companies').find((row) => row['fiuto_id'] === id)?.['name'] ?? id;
}

function listCompanies(folder: string, customers: readonly Row[]): StubRecord[] {
  const written = readTable(folder, 'companies');
  const idOf = (row: Row) => row['fiuto_id'] || row['id'] || '';
  const known = new Map(customers.map((row) => [idOf(row), row]));
  const ours = written
    .filter((row) => !known.has(row['their_id'] || row['fiuto_id'] || ''))
    .map((row) => view(row));
  const theirs = customers
    .filter((row) => row['deleted'] !== '1')
    .map((row) => {
      const row2 = written.find((one) => (one['their_id'] || one['fiuto_id']) === idOf(row));
      return { ...view({ ...row2, ...filled(row) }), id: idOf(row), ownId: row2?.['fiuto_id'] ?? '' };
    });
  return [...theirs, ...ours];
}

function filled(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}

function view(row: Row): StubRecord {
  const of = (...names: string[]) => names.map((name) => row[name] ?? '').find((text) => text !== '') ?? '';
  return {
    ...{ id: of('their_id', 'fiuto_id'), ownId: of('fiuto_id'), name: of('name', 'subject') },
    ...{ key: of('website', 'email'), companyId: of('company_id'), text: of('text') },
    ...{ score: of('fiuto_score'), ownerId: '' },
  };
}
