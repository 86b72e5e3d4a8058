// Sales orders and posted customer invoices and refunds of Odoo, by the time of their last change. Quotations are no orders yet.

import type { CrmOrderDocument } from '#contract/crm.ts';
import { localTime } from '#intelligence/signals/local-time.ts';
import { listOf, numberOf, textOf } from '../../http/read-json.ts';
import type { OrderSource, RemoteOrder } from '../connector.ts';
import { companiesOf, openOdooPage, pageRows } from './odoo-changes.ts';
import { problemOfModel } from './odoo-faults.ts';
import { linkedId, linkedName, type OdooParts, searchOdoo } from './odoo-parts.ts';

interface Document {
  readonly kind: RemoteOrder['kind'];
  readonly model: string;
  readonly line: string;
  readonly linesAt: string;
  readonly quantityAt: string;
  readonly day: string;
  readonly domain: readonly unknown[];
  readonly standing: readonly string[];
}

const documents: readonly Document[] = [
  {
    ...{ kind: 'order', model: 'sale.order', line: 'sale.order.line', linesAt: 'order_line' },
    ...{ quantityAt: 'product_uom_qty', day: 'date_order', domain: [], standing: ['sale', 'done'] },
  },
  {
    ...{ kind: 'invoice', model: 'account.move', line: 'account.move.line', linesAt: 'invoice_line_ids' },
    ...{ quantityAt: 'quantity', day: 'invoice_date', standing: ['posted'] },
    domain: [['move_type', 'in', ['out_invoice', 'out_refund']]],
  },
];

export function openOdooOrders(parts: OdooParts): OrderSource {
  return {
    listDocuments: async () => {
      const found = [];
      for (const { model } of documents) found.push(await tryModel(parts, model));
      return found;
    },
    readChanged: (name, cursor) => readOrders(parts, name, cursor),
    listStanding: async (name, ids) => {
      if (ids.length === 0) return [];
      const domain = [['id', 'in', ids.map(Number)]];
      const rows = await searchOdoo(parts, name, domain, ['id'], { limit: ids.length });
      return rows.map((row) => textOf(row, 'id'));
    },
  };
}

/** Which apps are installed, and what a user may read, changes: it is asked each time. */
async function tryModel(parts: OdooParts, name: string): Promise<CrmOrderDocument> {
  try {
    await searchOdoo(parts, name, [], ['id'], { limit: 1 });
    return { name, problem: '' };
  } catch (error) {
    const problem = problemOfModel(error);
    if (problem === '') throw error;
    return { name, problem };
  }
}

async function readOrders(parts: OdooParts, name: string, cursor: string) {
  const document = documents.find(({ model }) => model === name);
  if (document === undefined) return { orders: [], cursor: '', isLast: true };
  const { model, day, domain: ofModel, linesAt } = document;
  const { domain, turn } = await openOdooPage(parts, model, ofModel, cursor);
  const wanted = ['name', 'partner_id', 'state', 'currency_id', day, 'amount_untaxed', linesAt, 'move_type'];
  const fields = await parts.fields.known(model, [...wanted, 'create_date']);
  const rows = await searchOdoo(parts, model, domain, fields, { limit: pageRows });
  const [companies, lines] = [await companiesOf(parts, rows), await readLines(parts, document, rows)];
  const orders = rows.map((row) => readOrder(document, row, { companies, lines, timeZone: parts.timeZone }));
  return { orders, ...turn(orders) };
}

type Line = RemoteOrder['lines'][number];
const linesAtOnce = 1_000;
/** Of `2026-11-27`. */
const dayLength = 10;

/** By their numbers; sections and remarks are none. Those of a refund bear no minus there, as its sum bears none. */
async function readLines(
  parts: OdooParts,
  { line, linesAt, quantityAt }: Document,
  rows: readonly unknown[],
): Promise<ReadonlyMap<unknown, Line>> {
  const ids = rows.flatMap((row) => listOf(row, linesAt));
  const wanted = ['name', 'product_id', quantityAt, 'price_subtotal', 'display_type'];
  const lines = new Map<unknown, Line>();
  if (ids.length === 0) return lines;
  const fields = await parts.fields.known(line, wanted);
  for (let from = 0; from < ids.length; from += linesAtOnce) {
    const domain = [['id', 'in', ids.slice(from, from + linesAtOnce)]];
    for (const one of await searchOdoo(parts, line, domain, fields, { limit: linesAtOnce })) {
      if (!['', 'product'].includes(textOf(one, 'display_type'))) continue;
      lines.set(numberOf(one, 'id'), {
        amount: numberOf(one, 'price_subtotal') ?? null,
        product: linkedName(one, 'product_id') || textOf(one, 'name'),
        quantity: numberOf(one, quantityAt) ?? null,
      });
    }
  }
  return lines;
}

/** A moment there is in UTC, such as `2026-12-31 23:30:00`; a day stands for itself. */
function readDay(text: string, timeZone: string): string {
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (text.length <= dayLength || Number.isNaN(ms)) return text.slice(0, dayLength);
  return localTime(ms, timeZone).day;
}

function readOrder(
  { kind, day, standing, linesAt }: Document,
  row: unknown,
  known: {
    readonly timeZone: string;
    readonly companies: ReadonlyMap<string, string>;
    readonly lines: ReadonlyMap<unknown, Line>;
  },
): RemoteOrder {
  const partnerId = linkedId(row, 'partner_id');
  const state = textOf(row, 'state');
  const sign = textOf(row, 'move_type') === 'out_refund' ? -1 : 1;
  const amount = numberOf(row, 'amount_untaxed');
  return {
    ...{ id: textOf(row, 'id'), companyId: known.companies.get(partnerId) || partnerId, kind, state },
    ...{
      number: textOf(row, 'name'),
      day: readDay(textOf(row, day) || textOf(row, 'create_date'), known.timeZone),
    },
    lines: listOf(row, linesAt).flatMap((id) => {
      const line = known.lines.get(id);
      return line === undefined ? [] : { ...line, amount: line.amount === null ? null : sign * line.amount };
    }),
    amount: amount === undefined ? undefined : sign * amount,
    currency: linkedName(row, 'currency_id'),
    isStanding: standing.includes(state),
  };
}
