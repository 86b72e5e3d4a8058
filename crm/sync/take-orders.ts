// Takes in a page of orders: what can be read of them stands here as it does there, and the ledger says of the others why not.

import { hideErased } from '#stores/persons/hide-erased.ts';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import { isNotedSkipped, writeLedger } from '#stores/records/crm/crm-ledger.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { type ReadCrmOrder, takeCrmOrders } from '#stores/records/orders/take-crm-orders.ts';
import { isRefusedRow } from '#stores/records/read-failure.ts';
import type { RemoteOrder } from '../connectors/connector.ts';
import { cleanOrder, cleanText } from './clean-order.ts';
import type { PullContext } from './pull-context.ts';

export async function takeOrders(
  context: PullContext,
  document: string,
  orders: readonly RemoteOrder[],
): Promise<void> {
  const clean: ReadCrmOrder[] = [];
  const { erased } = context.refused;
  await erased.load();
  for (const order of orders) {
    const { read, unread } = cleanOrder(
      withoutErased(order, (text) => hideErased(erased, text)),
      context.settings.currency,
    );
    if (read !== undefined) clean.push(read);
    if (unread.length > 0) await noteUnread(context, `${document} ${order.id}`, unread.join(', '));
  }
  await takePage(context, document, clean);
}

/** A number that names somebody is none: the id there stands for it. */
function withoutErased(order: RemoteOrder, hide: (text: string) => string): RemoteOrder {
  const number = hide(order.number) === order.number ? order.number : '';
  return { ...order, number, lines: order.lines.map((line) => ({ ...line, product: hide(line.product) })) };
}

/** One by one where the page is refused as a whole: the others of it are taken. */
async function takePage(
  context: PullContext,
  document: string,
  orders: readonly ReadCrmOrder[],
): Promise<void> {
  const { records, by, crmId } = context;
  try {
    await takeCrmOrders(records, by, { crmId, document }, orders);
  } catch (error) {
    if (!isRefusedRow(error) && !(error instanceof CompanyRefusal)) throw error;
    if (orders.length > 1) {
      for (const order of orders) await takePage(context, document, [order]);
      return;
    }
    const why = error instanceof CompanyRefusal ? error.code : failureReason(error);
    await noteUnread(context, `${document} ${orders[0]?.theirId ?? ''}`, why);
  }
}

/** Readings overlap a little: the same order comes again. */
async function noteUnread(
  { records, keys, crmId, record }: PullContext,
  theirId: string,
  detail: string,
): Promise<void> {
  const line = {
    ...{ crmId, runId: record.runId ?? 0, kind: 'company' as const, action: 'skip' as const, ourId: '' },
    ...{ state: 'skipped' as const, reason: 'order_unreadable' },
    ...{ theirId: cleanText(theirId, 100), detail: cleanText(detail, 300) },
  };
  if (!(await isNotedSkipped(records.db, line))) await writeLedger(records.db, line, keys);
}
