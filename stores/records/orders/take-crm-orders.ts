// Takes in orders of a CRM: each is one of ours, by its number and company where it stood here before. What changed there changes here,
// field by field; what was cancelled or deleted there is removed here, and stands here again when it does so there.

import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { noteOrderCounts } from '../crm/count-crm-orders.ts';
import {
  type CrmOrder,
  type CrmOrderPlace,
  findCrmOrders,
  findOrderCompanies,
  findTwin,
  hasReadyOrders,
  keepCrmOrder,
  lockCrmOrders,
  lockReadyOrders,
  noteCrmOrder,
} from '../crm/keep-crm-orders.ts';
import { standingOf } from '../leads/company-members.ts';
import { findDifferences } from '../leads/note-change.ts';
import type { Records } from '../open-records.ts';
import type { CrmOrderValues } from '../schema/crm-orders.ts';
import {
  insertOrder,
  lockOrder,
  type OrderRecord,
  type OrderValues,
  orderFields,
  readOrderFields,
  writeOrder,
} from './keep-orders.ts';
import { lockBuyers } from './lock-buyers.ts';

export interface ReadCrmOrder
  extends Pick<CrmOrder, 'theirId' | 'theirCompanyId' | 'version' | 'state' | 'values'> {
  /** False for one that was cancelled, or is none yet. */
  readonly isStanding: boolean;
}

/** In one change: all of them or none. The same again changes nothing. Rejects with CompanyRefusal. */
export async function takeCrmOrders(
  records: Records,
  by: Author,
  place: CrmOrderPlace,
  orders: readonly ReadCrmOrder[],
): Promise<void> {
  const known = await findCrmOrders(
    records.db,
    place,
    orders.map(({ theirId }) => theirId),
  );
  const news = orders.filter((order) => isNews(order, known.get(order.theirId)));
  if (news.length === 0) return;
  await changeCompanies(records, 'take_orders', by, async (change) => {
    const held = await lockCrmOrders(
      change.db,
      place,
      news.map(({ theirId }) => theirId),
    );
    const companies = await holdCompanies(change.db, place.crmId, held.values(), news);
    const ids = idsOf(held.values());
    for (const { theirId, isStanding, ...read } of news) {
      const before = held.get(theirId);
      if (!isStanding) {
        if (before !== undefined) await letGo(change, before, 'cancelled');
        continue;
      }
      const row = await keepCrmOrder(change.db, { ...place, theirId }, read);
      const isBack = before !== undefined && (before.goneAt !== null || before.isWaiting);
      await settle(change, row, companies.get(read.theirCompanyId), isBack ? undefined : before?.values);
      ids.push(row.id);
    }
    await noteOrderCounts(change.db, place.crmId, held.values(), ids);
  });
}

/** Readings overlap a little: what is known is passed over. */
function isNews({ isStanding, version }: ReadCrmOrder, before: CrmOrder | undefined): boolean {
  if (!isStanding) return before !== undefined && before.goneReason !== 'cancelled';
  return before?.goneAt !== null || before.version !== version;
}

const readyAtOnce = 100;

/** Those whose company became known: each is looked at once, whatever comes of it. */
export async function adoptCrmOrders(records: Records, by: Author, crmId: number): Promise<void> {
  for (let afterId = 0; await hasReadyOrders(records.db, crmId, afterId); ) {
    await changeCompanies(records, 'take_orders', by, async (change) => {
      const rows = await lockReadyOrders(change.db, crmId, { afterId, limit: readyAtOnce });
      const companies = await holdCompanies(change.db, crmId, rows, rows);
      for (const row of rows) await settle(change, row, companies.get(row.theirCompanyId), undefined);
      await noteOrderCounts(change.db, crmId, rows, idsOf(rows));
      afterId = rows.at(-1)?.id ?? Number.MAX_SAFE_INTEGER;
    });
  }
}

/** Deleted there, or hidden from us. */
export async function dropCrmOrders(
  records: Records,
  by: Author,
  place: CrmOrderPlace,
  theirIds: readonly string[],
): Promise<void> {
  if (theirIds.length === 0) return;
  await changeCompanies(records, 'take_orders', by, async (change) => {
    const held = await lockCrmOrders(change.db, place, theirIds);
    await holdBuyers(change.db, held.values(), []);
    for (const row of held.values()) if (row.goneAt === null) await letGo(change, row, 'missing');
    await noteOrderCounts(change.db, place.crmId, held.values(), idsOf(held.values()));
  });
}

/** What was missing there and is shown again stands here again as it was read last. */
export async function liftCrmOrders(
  records: Records,
  by: Author,
  place: CrmOrderPlace,
  theirIds: readonly string[],
): Promise<void> {
  if (theirIds.length === 0) return;
  await changeCompanies(records, 'take_orders', by, async (change) => {
    const held = await lockCrmOrders(change.db, place, theirIds);
    const rows = [...held.values()].filter(({ goneReason }) => goneReason === 'missing');
    const companies = await holdCompanies(change.db, place.crmId, rows, rows);
    for (const row of rows) {
      await noteCrmOrder(change.db, row.id, { goneAt: null, goneReason: '' });
      await settle(change, row, companies.get(row.theirCompanyId), undefined);
    }
    await noteOrderCounts(change.db, place.crmId, rows, idsOf(rows));
  });
}

function idsOf(rows: Iterable<CrmOrder>): number[] {
  return [...rows].map(({ id }) => id);
}

/** Companies of what is read, by their ids there; held, with those that our orders are of. */
async function holdCompanies(
  db: Transaction,
  crmId: number,
  rows: Iterable<CrmOrder>,
  read: readonly Pick<CrmOrder, 'theirCompanyId'>[],
): Promise<Map<string, number>> {
  const companies = await findOrderCompanies(
    db,
    crmId,
    read.map(({ theirCompanyId }) => theirCompanyId),
  );
  await holdBuyers(db, rows, companies.values());
  return companies;
}

/** Of our orders and of those that come to be: before any order is held. */
function holdBuyers(db: Transaction, rows: Iterable<CrmOrder>, companyIds: Iterable<number>): Promise<void> {
  const orderIds = [...rows].flatMap(({ orderId }) => orderId ?? []);
  return lockBuyers(
    db,
    sql`(SELECT company_id FROM orders WHERE id = ANY(${sql.param(orderIds)}::bigint[])
      UNION SELECT unnest(${sql.param([...companyIds])}::int[]))`,
  );
}

const letGoActions = { cancelled: 'cancel_order', missing: 'drop_order' } as const;

async function letGo(change: Change, row: CrmOrder, reason: keyof typeof letGoActions): Promise<void> {
  const goneAt = row.goneAt ?? new Date();
  await noteCrmOrder(change.db, row.id, { goneAt, goneReason: reason, isWaiting: false, sameAs: null });
  if (row.goneAt === null && row.orderId !== null)
    await remove(change, await lockOrder(change.db, row.orderId), letGoActions[reason]);
}

async function remove(change: Change, order: OrderRecord, action: string): Promise<void> {
  if (order.removedAt === null) await writeOrder(change, order, { removedAt: new Date() }, { action });
}

/** `before`: what of it is in our order already; undefined when all of it is to be written, and a removed one to stand again. */
async function settle(
  change: Change,
  row: CrmOrder,
  companyId: number | undefined,
  before: CrmOrderValues | undefined,
): Promise<void> {
  const { db } = change;
  if (companyId === undefined) {
    await noteCrmOrder(db, row.id, { isWaiting: true, sameAs: null });
    if (row.orderId !== null) await remove(change, await lockOrder(db, row.orderId), 'follow_order');
    return;
  }
  const orderId = row.orderId === null ? await begin(change, row, companyId) : row.orderId;
  if (row.orderId !== null) await follow(change, { ...row, orderId: row.orderId }, companyId, before);
  await noteCrmOrder(db, row.id, { orderId, isWaiting: false });
}

/** Its first time here. Answers the number of our order, null when another connection told us of it. */
async function begin(change: Change, row: CrmOrder, companyId: number): Promise<number | null> {
  const { db } = change;
  const { crmId, values } = row;
  const twin = await findTwin(db, crmId, companyId, values);
  await noteCrmOrder(db, row.id, { sameAs: twin?.isLinked === true ? twin.id : null });
  if (twin?.isLinked === true) return null;
  if (twin === undefined) {
    const order = { ...values, companyId, source: `crm:${crmId}`, book: await bookOf(change, row, 0) };
    return (await insertOrder(change, order, 'take_order')).order.id;
  }
  const { product, lines, ...rest } = values;
  // What it does not say stays as somebody wrote it.
  const said = { ...rest, ...(product !== '' && { product }), ...(lines.length > 0 && { lines }) };
  await writeOrder(change, await lockOrder(db, twin.id), said, { action: 'follow_order' });
  return twin.id;
}

async function follow(
  change: Change,
  row: CrmOrder & { readonly orderId: number },
  companyId: number,
  before: CrmOrderValues | undefined,
): Promise<void> {
  let order = await lockOrder(change.db, row.orderId);
  const isMoved = (await standing(change, order.companyId)) !== (await standing(change, companyId));
  if (isMoved && order.removedAt === null) {
    // Whoever it was of is a customer by it no longer.
    await remove(change, order, 'follow_order');
    order = await lockOrder(change.db, row.orderId);
  }
  const isBack = before === undefined || isMoved;
  const values: Partial<OrderValues> = {
    ...changedOf(before, row.values),
    ...(isMoved && { companyId }),
    ...(isBack && { removedAt: null }),
    book: await bookOf(change, row, order.id),
  };
  await writeOrder(change, order, values, { action: 'follow_order' });
}

/** What changed there, and nothing that somebody changed here. */
function changedOf(before: CrmOrderValues | undefined, now: CrmOrderValues): Partial<OrderValues> {
  if (before === undefined) return now;
  return readOrderFields(findDifferences(orderFields(before), orderFields(now)).after);
}

/** The operator's own, unless its number stands there for another order. */
async function bookOf(
  { db }: Change,
  { crmId, document, theirId, values }: CrmOrder,
  orderId: number,
): Promise<string> {
  const { rows } = await db.execute(sql`
    SELECT FROM orders WHERE kind = ${values.kind} AND number = ${values.number} AND book = '' AND removed_at IS NULL
      AND id <> ${orderId} LIMIT 1`);
  return rows.length === 0 ? '' : `crm:${crmId} ${document} ${theirId}`;
}

async function standing({ db }: Change, companyId: number): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`SELECT ${standingOf(companyId)} AS id LIMIT 1`);
  return rows[0]?.id ?? companyId;
}
