// Orders and invoices as their readers may see them: sales those of their own companies and of companies without owner, external
// agents those of the companies of their own leads, everybody else all.

import { z } from 'zod';
import {
  type OrderHistory,
  type OrderPage,
  type OrderQuery,
  type OrderRow,
  orderTotalMax,
} from '#contract/order-report.ts';
import { findLeadOfCompany } from '#stores/records/leads/find-lead.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OrderFilter } from '#stores/records/orders/find-newest.ts';
import {
  findOrder,
  type ListedOrder,
  listOrderChanges,
  listOrders,
  sumOrders,
} from '#stores/records/orders/list-orders.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import { maySeeWhole, narrowedTo } from '../access/may-see-company.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';

const defaultLimit = 50;
const changesMax = 200;
const place = z.tuple([z.iso.date(), z.number().int()]);

/** Throws Refusal `unknown_company`, `not_your_company`; `not_allowed` for an agent who asks for all. */
export async function findOrderPage(records: Records, caller: Viewer, query: OrderQuery): Promise<OrderPage> {
  const filter = await readFilter(records, caller, query);
  const [rows, total] = await Promise.all([
    findRows(records, filter, query),
    query.cursor === undefined ? sumOrders(records, filter, orderTotalMax) : null,
  ]);
  return { ...rows, total };
}

/** The same without the sums, for whoever reads on to the end; `isByNumber`: as they were written down, so that none moves meanwhile. */
export async function findOrderRows(
  records: Records,
  caller: Viewer,
  query: OrderQuery,
  isByNumber = false,
): Promise<Omit<OrderPage, 'total'>> {
  return findRows(records, await readFilter(records, caller, query), query, isByNumber);
}

async function readFilter(
  records: Records,
  caller: Viewer,
  { company, cursor: _cursor, limit: _limit, state = 'kept', ...filter }: OrderQuery,
): Promise<OrderFilter> {
  if (company === undefined && caller.role === 'agent') throw new Refusal('not_allowed');
  const companyId = company === undefined ? undefined : await openBuyer(records, caller, company);
  // Whoever may see the company's lead sees what the company bought, whosever the company is.
  const seenBy = companyId === undefined ? narrowedTo(caller) : undefined;
  return { ...filter, companyId, seenBy, state };
}

async function findRows(
  records: Records,
  filter: OrderFilter,
  { cursor, limit = defaultLimit }: OrderQuery,
  isByNumber = false,
): Promise<Omit<OrderPage, 'total'>> {
  const after = readPlace(cursor, place);
  const listed = await listOrders(records, filter, {
    after: after && { day: after[0], id: after[1] },
    limit: limit + 1,
    isByNumber,
  });
  const { page, nextCursor } = cutPage(listed, limit, ({ orderedOn, id }) => [orderedOn, id]);
  return { orders: page.map(reportOrder), nextCursor };
}

/** The id of what the company stands as. Throws Refusal `unknown_company` or `not_your_company`. */
export async function openBuyer(records: Records, caller: Viewer, companyId: number): Promise<number> {
  const standing = (await findStandingCompanies(records, [companyId])).get(companyId);
  if (standing === undefined) throw new Refusal('unknown_company');
  if (caller.role !== 'agent' && maySeeWhole(caller, standing.ownerId)) return standing.id;
  const lead = await findLeadOfCompany(records, standing.id);
  if (lead !== undefined && maySeeLead(caller, lead.ownerId)) return standing.id;
  throw new Refusal(caller.role === 'agent' ? 'unknown_company' : 'not_your_company');
}

/** Throws Refusal `unknown_order`: whoever may not see the company is told no more. */
export async function readOrder(records: Records, caller: Viewer, orderId: number): Promise<OrderHistory> {
  const order = await findOrder(records, orderId);
  if (order === undefined) throw new Refusal('unknown_order');
  try {
    await openBuyer(records, caller, order.companyId);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('unknown_order') : error;
  }
  const changes = await listOrderChanges(records, orderId, changesMax);
  const undone = new Set(changes.flatMap(({ undoes }) => undoes ?? []));
  return {
    order: reportOrder(order),
    isRemoved: order.isRemoved,
    changes: changes.map(({ id, action, before, after, byName, at, undoes }) => ({
      ...{ id, action, before, after, by: byName, at: at.toISOString(), undoes },
      isUndone: undone.has(id),
    })),
  };
}

function reportOrder(row: ListedOrder): OrderRow {
  const { id, kind, number, orderedOn, product, lines, amount, currency, source, madeCustomer, changeId } =
    row;
  return {
    ...{
      id,
      kind,
      number,
      date: orderedOn,
      product,
      lines,
      amount,
      currency,
      source,
      madeCustomer,
      changeId,
    },
    company: { id: row.companyId, name: row.companyName },
    owner: { id: row.ownerId, name: row.ownerName },
    crm: row.crm,
    changedAt: new Date(row.changedMs).toISOString(),
  };
}
