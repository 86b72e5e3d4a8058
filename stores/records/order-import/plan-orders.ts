// Works out for a batch of lines of orders what each would do: add an order, change one, nothing, or why it cannot be taken. The
// preview shows this plan, and applying makes it anew and carries it out.

import { sql } from 'drizzle-orm';
import type { LineChange, LineFault, LineOutcome, ReadOrder } from '#contract/company-import.ts';
import type { OrderLine } from '#contract/order-report.ts';
import { chooseCompany } from '#intelligence/company/import/choose-company.ts';
import type { KnownForImport } from '#intelligence/company/import/known-company.ts';
import type { Transaction } from '../change-companies.ts';
import { loadCandidates } from '../company-import/load-candidates.ts';
import { standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { orderCrm } from '../orders/find-order-crm.ts';
import type { ImportLine } from '../questions/company-import-lines.ts';

interface KnownOrder extends Record<string, unknown>, ReadOrder {
  id: number;
  /** Of what its company stands as. */
  rootId: number;
  companyName: string;
  /** Whether it is of the operator's own books. */
  isOwn: boolean;
  /** The connection that it is read from; null of one that is ours. */
  crm: { name: string } | null;
}

export interface PlannedOrder {
  line: ImportLine;
  document: ReadOrder;
  outcome: LineOutcome;
  company: KnownForImport | undefined;
  /** The order that stands there already. */
  orderId: number | undefined;
  changes: LineChange[];
  faults: LineFault[];
}

/** Orders that bear one number. */
const booksMax = 20;

type Db = Records['db'] | Transaction;

/** Faults that were found when the file was read stay; those of an earlier plan are worked out again. */
const planFaults: ReadonlySet<string> = new Set([
  ...[
    'two_companies',
    'company_unknown',
    'only_name',
    'number_elsewhere',
    'number_other_year',
    'number_other_sign',
    'order_of_crm',
  ],
]);

export async function planOrders(
  db: Db,
  importId: number,
  lines: readonly ImportLine[],
): Promise<PlannedOrder[]> {
  const candidates = await loadCandidates(db, importId, lines);
  const known = await loadOrders(db, lines);
  return lines.flatMap((line): PlannedOrder[] => {
    const { document } = line;
    if (document === null) return [];
    const { company, by, conflict } = chooseCompany(line.values, candidates.of(line), candidates.find);
    const order = chooseOrder(document, company, known.get(keyOf(document)) ?? []);
    const faults = line.faults.filter(({ code }) => !planFaults.has(code));
    const changes = describeChanges(document, order);
    const fault = findFault(document, company, conflict, order) ?? findOwner(order, changes);
    const planned = { line, document, company, orderId: order?.id };
    if (fault) return [{ ...planned, outcome: 'faulty', changes: [], faults: [...faults, fault] }];
    const outcome = order === undefined ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
    const isByName = company !== undefined && by === 'n' && order === undefined;
    return [{ ...planned, outcome, changes, faults: isByName ? [...faults, askOf(line, company)] : faults }];
  });
}

/** Of several with one number that which is the company's own, else that of the operator's books. */
function chooseOrder(
  { date }: ReadOrder,
  company: KnownForImport | undefined,
  known: readonly KnownOrder[],
): KnownOrder | undefined {
  const ofCompany = known.filter(({ rootId }) => rootId === company?.rootId);
  const ofYear = ofCompany.find((one) => one.date.slice(0, 4) === date.slice(0, 4));
  return ofYear ?? known.find(({ isOwn }) => isOwn);
}

/** Another company may bear the same name, and would lend its orders to this one. */
function askOf({ values }: ImportLine, { id, name, province, country }: KnownForImport): LineFault {
  const place = [province, country].filter((text) => text !== '').join(', ');
  const other = place === '' ? `${name} (${id})` : `${name}, ${place} (${id})`;
  return { code: 'only_name', field: '', value: values.name, other };
}

function findFault(
  document: ReadOrder,
  company: KnownForImport | undefined,
  conflict: readonly KnownForImport[],
  order: KnownOrder | undefined,
): LineFault | undefined {
  if (conflict.length > 0) {
    const other = conflict.map(({ name, id }) => `${name} (${id})`).join(', ');
    return { code: 'two_companies', field: '', value: '', other };
  }
  if (!company) return { code: 'company_unknown', field: '', value: '', other: '' };
  if (!order) return undefined;
  const value = document.number;
  if (order.rootId !== company.rootId)
    return {
      code: 'number_elsewhere',
      field: 'number',
      value,
      other: `${order.companyName} (${order.rootId})`,
    };
  const year = order.date.slice(0, 4);
  if (year !== document.date.slice(0, 4))
    return { code: 'number_other_year', field: 'number', value, other: year };
  // What was sold would be gone, and nobody asked.
  if (order.amount * document.amount < 0)
    return { code: 'number_other_sign', field: 'amount', value, other: `${order.amount} ${order.currency}` };
  return undefined;
}

/** What a CRM tells us of is changed there. */
function findOwner(order: KnownOrder | undefined, changes: readonly LineChange[]): LineFault | undefined {
  if (!order?.crm || changes.length === 0) return undefined;
  return { code: 'order_of_crm', field: '', value: order.number, other: order.crm.name };
}

const shown = ['document_kind', 'number', 'date', 'product', 'amount', 'currency', 'lines'] as const;

/** What the line does not say changes nothing. */
function describeChanges(document: ReadOrder, order: KnownOrder | undefined): LineChange[] {
  return shown.flatMap((field) => {
    const name = field === 'document_kind' ? 'kind' : field;
    const after = write(document[name]);
    const before = order === undefined ? '' : write(order[name]);
    return after === '' || before === after ? [] : [{ field, before, after }];
  });
}

/** Of products one below the other, each with how many and for how much. */
function write(value: ReadOrder[keyof ReadOrder]): string {
  return Array.isArray(value) ? value.map(writeLine).join('; ') : String(value);
}

function writeLine({ product, quantity, amount }: OrderLine): string {
  return [
    quantity === null ? product : `${quantity} × ${product}`,
    ...(amount === null ? [] : [amount]),
  ].join(' ');
}

function keyOf({ kind, number }: Pick<ReadOrder, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}

async function loadOrders(db: Db, lines: readonly ImportLine[]): Promise<Map<string, KnownOrder[]>> {
  const wanted = lines.flatMap(({ document }) => document ?? []);
  const { rows } = await db.execute<KnownOrder>(sql`
    SELECT o.id::float8 AS id, o.kind, o.number, o.ordered_on::text AS date, o.product, o.amount::float8 AS amount, o.currency, o.lines,
      c.id AS "rootId", c.name AS "companyName", o.book = '' AS "isOwn", ${orderCrm} AS crm
    FROM unnest(${sql.param(wanted.map(({ kind }) => kind))}::text[],
      ${sql.param(wanted.map(({ number }) => number))}::text[]) AS w(kind, number)
    JOIN orders o ON o.kind = w.kind AND o.number = w.number AND o.removed_at IS NULL
    JOIN companies c ON c.id = ${standingOf(sql`o.company_id`)}
    ORDER BY o.book, o.id LIMIT ${wanted.length * booksMax}`);
  const known = new Map<string, KnownOrder[]>();
  for (const row of rows) known.set(keyOf(row), [...(known.get(keyOf(row)) ?? []), row]);
  return known;
}
