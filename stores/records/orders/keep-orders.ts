// Writes orders and invoices, and keeps what was changed and by whom. An order that makes its company a customer says so in its
// history, so that taking it back takes that back as well.

import { eq, sql } from 'drizzle-orm';
import type { Author, CompanyStatus } from '#contract/company.ts';
import { kindOfAmount } from '#intelligence/orders/kind-of-amount.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { ownerOfStanding } from '../leads/company-members.ts';
import { type Fields, findDifferences } from '../leads/note-change.ts';
import type { Records } from '../open-records.ts';
import { lockCompany } from '../questions/company-lock.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { orderChanges, orders } from '../schema/orders.ts';
import { isOfCrm } from './find-order-crm.ts';
import { lockBuyer, lockBuyerOf } from './lock-buyers.ts';
import { makeCustomer, unmakeCustomer } from './make-customers.ts';
import { OrderRefusal } from './order-refusal.ts';

export type OrderRecord = typeof orders.$inferSelect;

const saidNames = [
  ...(['kind', 'number', 'orderedOn', 'product', 'amount', 'currency', 'lines', 'removedAt'] as const),
];
/** Of an order that stands in a CRM its company changes too. */
const fieldNames = [...saidNames, ...(['companyId', 'book'] as const)];

/** What of an order can be changed. */
export type OrderValues = Pick<OrderRecord, (typeof fieldNames)[number]>;

export interface NewOrder extends Pick<OrderRecord, Exclude<(typeof saidNames)[number], 'removedAt'>> {
  readonly companyId: number;
  readonly source: string;
  /** The operator's own when absent. */
  readonly book?: string;
}

/** Its id. Rejects with OrderRefusal `order_number_taken` or CompanyRefusal `unknown_company`. */
export function addOrder(records: Records, by: Author, order: NewOrder): Promise<number> {
  return orTaken(() =>
    changeCompanies(records, 'add_order', by, async (change) => {
      await lockBuyer(change.db, order.companyId);
      const kind = kindOfAmount(order.kind, order.amount);
      const { order: row } = await insertOrder(change, { ...order, kind }, 'add_order');
      return row.id;
    }),
  );
}

/** Inside a change that does more and holds the buyer. Answers what the company was before it became a customer by it, undefined when it was one. */
export async function insertOrder(
  change: Change,
  order: NewOrder,
  action: string,
): Promise<{ order: OrderRecord; statusBefore: CompanyStatus | undefined }> {
  const { db } = change;
  await lockCompany(db, order.companyId);
  const [row] = await db
    .insert(orders)
    .values({
      ...order,
      ownerId: ownerOfStanding(sql`${order.companyId}::int`),
      ownerKnown: true,
      changeId: 0,
    })
    .returning();
  if (!row) throw new Error('The order was not kept; PostgreSQL answered no row.');
  const statusBefore = isSale(row) ? await makeCustomer(change, row.companyId) : undefined;
  const { companyId: _company, book: _book, ...said } = orderFields(row);
  const told = { action, before: statusFields(statusBefore), after: said };
  const changeId = await noteOrderChange(change, row.id, told);
  return { order: { ...row, changeId }, statusBefore };
}

/** What is left out stays. Rejects with OrderRefusal, among others `order_of_crm` of one that is changed elsewhere. */
export function changeOrder(
  records: Records,
  by: Author,
  wanted: { readonly id: number; readonly seenChangeId: number; readonly values: Partial<OrderValues> },
): Promise<void> {
  return orTaken(() =>
    changeCompanies(records, 'change_order', by, async (change) => {
      await lockBuyerOf(change.db, wanted.id);
      const row = await lockOrder(change.db, wanted.id);
      if (await isOfCrm(change.db, row.id)) throw new OrderRefusal('order_of_crm');
      if (row.changeId !== wanted.seenChangeId) throw new OrderRefusal('changed_meanwhile');
      const now = { ...row, ...wanted.values };
      if (now.kind === 'credit_note' && now.amount > 0) throw new OrderRefusal('credit_note_above_zero');
      const action = wanted.values.removedAt ? 'remove_order' : 'change_order';
      const kind = kindOfAmount(now.kind, now.amount);
      await writeOrder(change, row, { ...wanted.values, kind }, { action });
    }),
  );
}

/** Nothing different leaves no trace. Answers the number of the change, or of the last one. */
export async function writeOrder(
  change: Change,
  row: OrderRecord,
  values: Partial<OrderValues>,
  told: { readonly action: string; readonly undoes?: number },
): Promise<number> {
  const { before, after } = findDifferences(orderFields(row), orderFields(values));
  if (Object.keys(after).length === 0) return row.changeId;
  await change.db
    .update(orders)
    .set({ ...readOrderFields(after), ...ownerOfMoved(values), changedAt: new Date() })
    .where(eq(orders.id, row.id));
  const now = { ...row, ...values };
  const given = isSale(row) && !isSale(now) ? await unmakeCustomer(change, row.companyId) : undefined;
  const made = isSale(now) && !isSale(row) ? await makeCustomer(change, now.companyId) : undefined;
  const was = { ...before, ...statusFields(made), ...(given !== undefined && { statusGivenBack: given }) };
  return noteOrderChange(change, row.id, { ...told, before: was, after });
}

/** Who looks after the company that it is of now. */
function ownerOfMoved({ companyId }: Partial<OrderValues>) {
  if (companyId === undefined) return {};
  return { ownerId: ownerOfStanding(sql`${companyId}::int`), ownerKnown: true };
}

/** What was given back makes nobody a customer. */
function isSale({ amount, removedAt }: Pick<OrderRecord, 'amount' | 'removedAt'>): boolean {
  return amount > 0 && removedAt === null;
}

async function noteOrderChange(
  { db, by }: Change,
  orderId: number,
  told: { action: string; before: Fields; after: Fields; undoes?: number },
): Promise<number> {
  const [row] = await db
    .insert(orderChanges)
    .values({ orderId, ...told, byId: by.id, byName: by.name })
    .returning({ id: orderChanges.id });
  if (!row) throw new Error('The change was not kept; PostgreSQL answered no row.');
  await db.update(orders).set({ changeId: row.id }).where(eq(orders.id, orderId));
  return row.id;
}

/** Held to the end of the transaction, as its buyer is already. */
export async function lockOrder(db: Transaction, id: number): Promise<OrderRecord> {
  const [row] = await db.select().from(orders).where(eq(orders.id, id)).limit(1).for('update');
  if (!row) throw new OrderRefusal('unknown_order');
  return row;
}

export function orderFields(values: Partial<OrderValues>): Fields {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = values[name];
      if (value === undefined) return [];
      return [[name, value instanceof Date ? value.toISOString() : value]];
    }),
  );
}

/** The reverse; `fields` were written by `orderFields`. What became of the company is no field of the order. */
export function readOrderFields(fields: Readonly<Record<string, unknown>>): Partial<OrderValues> {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      if (!(name in fields)) return [];
      const value = fields[name];
      return [[name, name === 'removedAt' && typeof value === 'string' ? new Date(value) : value]];
    }),
  );
}

function statusFields(statusBefore: CompanyStatus | undefined): Fields {
  return statusBefore === undefined ? {} : { companyStatus: statusBefore };
}

/** Runs `work`; a number that stands already is refused. */
export async function orTaken<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const broken = brokenUniqueness(error);
    if (broken === 'orders_number') throw new OrderRefusal('order_number_taken');
    throw broken === 'order_changes_undone' ? new OrderRefusal('undone_already') : error;
  }
}
