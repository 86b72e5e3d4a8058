// The orders and invoices of a CRM as they were read last, each beside the order of ours that it is.

import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { CrmOrderDocument } from '#contract/crm.ts';
import type { Transaction } from '../change-companies.ts';
import { membersOf, standingOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { crmConnections } from '../schema/crm-connections.ts';
import { type CrmOrderValues, crmOrders } from '../schema/crm-orders.ts';
import { isCompanyLink } from './company-links.ts';

type Db = Records['db'] | Transaction;

export type CrmOrder = typeof crmOrders.$inferSelect;

/** Where an order stands in a CRM. */
export interface CrmOrderPlace {
  readonly crmId: number;
  /** As the CRM names it, such as `sale.order`. */
  readonly document: string;
}

/** By their ids. */
export async function findCrmOrders(
  db: Db,
  place: CrmOrderPlace,
  theirIds: readonly string[],
): Promise<Map<string, CrmOrder>> {
  return byTheirId(await ofTheirs(db, place, theirIds));
}

/** The same, held to the end of the transaction. */
export async function lockCrmOrders(
  db: Transaction,
  place: CrmOrderPlace,
  theirIds: readonly string[],
): Promise<Map<string, CrmOrder>> {
  return byTheirId(await ofTheirs(db, place, theirIds).for('update'));
}

function ofTheirs(db: Db, { crmId, document }: CrmOrderPlace, theirIds: readonly string[]) {
  return db
    .select()
    .from(crmOrders)
    .where(
      and(
        eq(crmOrders.crmId, crmId),
        eq(crmOrders.document, document),
        inArray(crmOrders.theirId, [...theirIds]),
      ),
    )
    .orderBy(crmOrders.id)
    .limit(theirIds.length);
}

function byTheirId(rows: readonly CrmOrder[]): Map<string, CrmOrder> {
  return new Map(rows.map((row) => [row.theirId, row]));
}

export type CrmOrderChange = Partial<Omit<CrmOrder, 'id' | 'crmId' | 'document' | 'theirId'>>;

export async function keepCrmOrder(
  db: Transaction,
  place: CrmOrderPlace & { readonly theirId: string },
  read: Pick<CrmOrder, 'theirCompanyId' | 'values' | 'state' | 'version'>,
): Promise<CrmOrder> {
  const { crmId, document, theirId } = place;
  const [row] = await db
    .insert(crmOrders)
    .values({ crmId, document, theirId, ...read, isWaiting: true })
    .onConflictDoUpdate({
      target: [crmOrders.crmId, crmOrders.document, crmOrders.theirId],
      set: { ...read, goneAt: null, goneReason: '' },
    })
    .returning();
  if (!row) throw new Error('The order was not kept; PostgreSQL answered no row.');
  return row;
}

export async function noteCrmOrder(db: Transaction, id: number, change: CrmOrderChange): Promise<void> {
  await db.update(crmOrders).set(change).where(eq(crmOrders.id, id));
}

/** Our companies, as they are linked, by the ids there; those that are unknown here, or stand as a removed one, are not among them. */
export async function findOrderCompanies(
  db: Db,
  crmId: number,
  theirIds: readonly string[],
): Promise<Map<string, number>> {
  const wanted = [...new Set(theirIds)].filter((id) => id !== '');
  const { rows } = await db.execute<{ theirId: string; id: number }>(sql`
    SELECT DISTINCT ON (l.their_id) l.their_id AS "theirId", l.company_id AS id FROM crm_links l
    JOIN companies c ON c.id = ${standingOf(sql`l.company_id`)} AND c.removed_at IS NULL
    WHERE l.crm_id = ${crmId} AND ${isCompanyLink} AND l.their_id = ANY(${sql.param(wanted)}::text[])
    ORDER BY l.their_id, l.kind LIMIT ${wanted.length}`);
  return new Map(rows.map(({ theirId, id }) => [theirId, id]));
}

/** A page of them, by our number. */
interface RowPage {
  readonly afterId: number;
  readonly limit: number;
}

/** Those that waited for their company, or for another connection to let them go, and need not any more. Held to the end of the transaction. */
export async function lockReadyOrders(db: Transaction, crmId: number, page: RowPage): Promise<CrmOrder[]> {
  return readyOrders(db, crmId, page).for('update');
}

export async function hasReadyOrders(db: Db, crmId: number, afterId: number): Promise<boolean> {
  return (await readyOrders(db, crmId, { afterId, limit: 1 })).length > 0;
}

function readyOrders(db: Db, crmId: number, { afterId, limit }: RowPage) {
  const hasCompany = sql`EXISTS (SELECT FROM crm_links l JOIN companies c ON c.id = ${standingOf(sql`l.company_id`)}
    AND c.removed_at IS NULL WHERE l.crm_id = ${crmOrders.crmId} AND ${isCompanyLink}
    AND l.their_id = ${crmOrders.theirCompanyId})`;
  const isFree = sql`${crmOrders.sameAs} IS NOT NULL AND NOT EXISTS (SELECT FROM crm_orders h
    WHERE h.order_id = ${crmOrders.sameAs} AND h.gone_at IS NULL)`;
  return db
    .select()
    .from(crmOrders)
    .where(
      and(
        eq(crmOrders.crmId, crmId),
        isNull(crmOrders.goneAt),
        sql`${crmOrders.id} > ${afterId}`,
        sql`((${crmOrders.isWaiting} AND ${hasCompany}) OR (${isFree}))`,
      ),
    )
    .orderBy(crmOrders.id)
    .limit(limit);
}

interface Twin {
  readonly id: number;
  /** It is one that this or another connection told us of. */
  readonly isLinked: boolean;
}

/** The order of the company that has this number in this year, unless it is another one of the same CRM. */
export async function findTwin(
  db: Db,
  crmId: number,
  companyId: number,
  { kind, number, orderedOn, amount }: CrmOrderValues,
): Promise<Twin | undefined> {
  const { rows } = await db.execute<Twin & Record<string, unknown>>(sql`
    SELECT o.id::float8 AS id, ${linkedBy(sql`true`)} AS "isLinked" FROM orders o
    WHERE o.kind = ${kind} AND o.number = ${number} AND o.removed_at IS NULL AND o.company_id IN ${membersOf(standingOf(companyId))}
      AND extract(year FROM o.ordered_on) = extract(year FROM ${orderedOn}::date) AND (o.amount < 0) = ${amount < 0}
      AND NOT ${linkedBy(sql`h.crm_id = ${crmId}`)}
    ORDER BY o.book, o.id LIMIT 1`);
  return rows[0];
}

function linkedBy(which: SQL): SQL {
  return sql`EXISTS (SELECT FROM crm_orders h WHERE h.order_id = o.id AND h.gone_at IS NULL AND ${which})`;
}

/** A page of those that stand there as far as we know, by our number. */
export async function listStandingOrders(
  db: Db,
  { crmId, document }: CrmOrderPlace,
  { afterId, limit }: RowPage,
): Promise<Pick<CrmOrder, 'id' | 'theirId'>[]> {
  const { id, theirId } = crmOrders;
  return db
    .select({ id, theirId })
    .from(crmOrders)
    .where(
      and(
        eq(crmOrders.crmId, crmId),
        eq(crmOrders.document, document),
        isNull(crmOrders.goneAt),
        sql`${id} > ${afterId}`,
      ),
    )
    .orderBy(id)
    .limit(limit);
}

/** A page of those that were missing there of late, by our number. */
export async function listMissingOrders(
  db: Db,
  { crmId, document }: CrmOrderPlace,
  { afterId, limit }: RowPage,
): Promise<Pick<CrmOrder, 'id' | 'theirId'>[]> {
  const { rows } = await db.execute<{ id: number; theirId: string }>(sql`
    SELECT id::float8 AS id, their_id AS "theirId" FROM crm_orders WHERE crm_id = ${crmId} AND document = ${document}
      AND gone_reason = 'missing' AND id > ${afterId} AND gone_at > now() - interval '30 days' ORDER BY id LIMIT ${limit}`);
  return rows;
}

/** Whether a company there has orders that stand, as far as was read. */
export async function hasOrdersThere(db: Db, crmId: number, theirCompanyId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_orders WHERE crm_id = ${crmId} AND their_company_id = ${theirCompanyId} AND gone_at IS NULL LIMIT 1`);
  return rows.length > 0;
}

/** Which kinds of orders there are there, and which are read. */
export async function keepOrderDocuments(
  { db }: Pick<Records, 'db'>,
  crmId: number,
  orderDocuments: CrmOrderDocument[],
): Promise<void> {
  const isOther = sql`${crmConnections.orderDocuments} <> ${JSON.stringify(orderDocuments)}::jsonb`;
  await db
    .update(crmConnections)
    .set({ orderDocuments })
    .where(and(eq(crmConnections.id, crmId), isOther));
}
