// Reads the orders and invoices of a CRM that has such: what was deleted there or is shown again,
// then what changed since the last time.

import { recountCrmOrders } from '#stores/records/crm/count-crm-orders.ts';
import { moveCursor, readCursor, readRestedCursor } from '#stores/records/crm/crm-cursors.ts';
import {
  keepOrderDocuments,
  listMissingOrders,
  listStandingOrders,
} from '#stores/records/crm/keep-crm-orders.ts';
import { adoptCrmOrders, dropCrmOrders, liftCrmOrders } from '#stores/records/orders/take-crm-orders.ts';
import type { OrderSource } from '../connectors/connector.ts';
import type { PullContext, PullOptions } from './pull-context.ts';
import { liftPage, sweepPages } from './sweep-standing.ts';
import { takeOrders } from './take-orders.ts';

/** True when everything was read. Companies come first, so that an order finds its own. Rejects with CrmError. */
export async function pullOrders(context: PullContext, options: PullOptions): Promise<boolean> {
  const { records, crmId, by, connector, settings } = context;
  const { orders } = connector;
  if (!settings.takesOrders) return true;
  if (orders === undefined) {
    await keepOrderDocuments(records, crmId, []);
    return true;
  }
  const documents = await orders.listDocuments();
  await keepOrderDocuments(records, crmId, [...documents]);
  await adoptCrmOrders(records, by, crmId);
  let isAll = true;
  for (const { name } of documents.filter(({ problem }) => problem === '')) {
    if (orders.listStanding !== undefined)
      await sweepPages(context, `order:${name}`, false, (cursor) => sweep(context, orders, name, cursor));
    isAll = (await readDocument(context, orders, name, options)) && isAll;
  }
  await recount(context);
  return isAll;
}

const recountMs = 86_400_000;
const recountStream = 'order_recount';

/** What is taken in is counted with it; an older program does not do so. */
async function recount({ records, crmId }: PullContext): Promise<void> {
  const rests = { betweenMs: recountMs, afterAllMs: recountMs };
  if ((await readRestedCursor(records.db, crmId, recountStream, rests)) === undefined) return;
  await recountCrmOrders(records, crmId);
  await moveCursor(records.db, crmId, recountStream, '');
}

const pageRows = 100;

async function sweep(
  context: PullContext,
  orders: OrderSource,
  document: string,
  cursor: string,
): Promise<string> {
  const { records, crmId, by, doubt } = context;
  const place = { crmId, document };
  const page = { afterId: Number(cursor) || 0, limit: pageRows };
  const known = await listStandingOrders(records.db, place, page);
  const ids = known.map(({ theirId }) => theirId);
  const there = new Set(await orders.listStanding?.(document, ids));
  const missing = ids.filter((id) => !there.has(id));
  if (!doubt.isDoubtful(document, missing.length, ids.length))
    await dropCrmOrders(records, by, place, missing);
  if (cursor === '') await lift(context, orders, document);
  return known.length < pageRows ? '' : String(known.at(-1)?.id ?? 0);
}

async function lift(context: PullContext, orders: OrderSource, document: string): Promise<void> {
  const { records, crmId, by } = context;
  const place = { crmId, document };
  await liftPage(context, `order:${document}`, async (cursor) => {
    const page = { afterId: Number(cursor) || 0, limit: pageRows };
    const missing = await listMissingOrders(records.db, place, page);
    const ids = missing.map(({ theirId }) => theirId);
    if (ids.length > 0)
      await liftCrmOrders(records, by, place, (await orders.listStanding?.(document, ids)) ?? []);
    return missing.length < pageRows ? '' : String(missing.at(-1)?.id ?? 0);
  });
}

async function readDocument(
  context: PullContext,
  orders: OrderSource,
  document: string,
  { pagesMax, signal }: PullOptions,
): Promise<boolean> {
  const { records, crmId } = context;
  const stream = `order:${document}`;
  for (let pages = 0; pages < pagesMax && !signal.aborted; pages += 1) {
    const page = await orders.readChanged(document, await readCursor(records.db, crmId, stream));
    await takeOrders(context, document, page.orders);
    await moveCursor(records.db, crmId, stream, page.cursor);
    if (page.isLast) return true;
  }
  return false;
}
