// Sales and customer invoices of Tryton, by the time of their last change. What is not confirmed is no order yet, and an invoice that is not
// posted none.

import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import type { OrderSource, RemoteOrder } from '../connector.ts';
import { listTrytonRows, readTrytonPage } from './tryton-changes.ts';
import { readMoment } from './tryton-dialect.ts';
import { type Domain, readTryton, searchTryton, type TrytonParts } from './tryton-parts.ts';

interface Document {
  readonly kind: RemoteOrder['kind'];
  readonly model: string;
  readonly line: string;
  /** Field of a line that names its document. */
  readonly of: string;
  readonly day: string;
  readonly domain: Domain;
  readonly standing: readonly string[];
}

const documents: readonly Document[] = [
  {
    ...{ kind: 'order', model: 'sale.sale', line: 'sale.line', of: 'sale', day: 'sale_date', domain: [] },
    standing: ['confirmed', 'processing', 'done'],
  },
  {
    ...{ kind: 'invoice', model: 'account.invoice', line: 'account.invoice.line', of: 'invoice' },
    ...{ day: 'invoice_date', domain: [['type', '=', 'out']], standing: ['posted', 'paid'] },
  },
];

export function openTrytonOrders(parts: TrytonParts): OrderSource {
  return {
    listDocuments: async () => {
      const domain = [['model', 'in', documents.map(({ model }) => model)]];
      const rows = await searchTryton(parts, 'ir.model', domain, ['model']);
      const there = new Set(rows.map((row) => textOf(row, 'model')));
      const found = [];
      for (const { model } of documents)
        found.push({
          name: model,
          problem: there.has(model) ? await tryModel(parts, model) : ('missing' as const),
        });
      return found;
    },
    readChanged: (name, cursor) => readOrders(parts, name, cursor),
    listStanding: (name, ids) => listTrytonRows(parts, name, ids),
  };
}

/** Whether it may be read. */
async function tryModel(parts: TrytonParts, model: string): Promise<'' | 'forbidden'> {
  try {
    await searchTryton(parts, model, [], ['id'], { limit: 1 });
    return '';
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'never') throw error;
    return 'forbidden';
  }
}

async function readOrders(parts: TrytonParts, name: string, cursor: string) {
  const document = documents.find(({ model }) => model === name);
  if (document === undefined) return { orders: [], cursor: '', isLast: true };
  const { model, day, domain } = document;
  const fields = ['number', 'reference', 'party', 'state', 'currency.code', day, 'untaxed_amount', 'lines'];
  const wanted = { model, domain, fields: [...fields, 'write_date', 'create_date'] };
  const { rows, ...turned } = await readTrytonPage(parts, wanted, cursor);
  const lines = await readLines(parts, document, rows);
  return { orders: rows.map((row) => readOrder(document, row, lines)), ...turned };
}

/** By their numbers; titles, subtotals and remarks are none. */
async function readLines(
  parts: TrytonParts,
  { line }: Document,
  rows: readonly unknown[],
): Promise<Map<unknown, RemoteOrder['lines'][number]>> {
  const ids = rows.flatMap((row) => listOf(row, 'lines'));
  if (ids.length === 0) return new Map();
  const fields = ['type', 'quantity', 'amount', 'description', 'product.rec_name'];
  const read = listOf({ rows: await readTryton(parts, `model.${line}.read`, [ids, fields]) }, 'rows');
  return new Map(
    read
      .filter((one) => textOf(one, 'type') === 'line')
      .map((one) => [
        numberOf(one, 'id'),
        {
          amount: decimalOf(one, 'amount') ?? null,
          product: textOf(one, 'product.', 'rec_name') || textOf(one, 'description'),
          quantity: numberOf(one, 'quantity') ?? null,
        },
      ]),
  );
}

function readOrder(
  { kind, day, standing }: Document,
  row: unknown,
  lines: ReadonlyMap<unknown, RemoteOrder['lines'][number]>,
): RemoteOrder {
  const state = textOf(row, 'state');
  const dayMs = readMoment(fieldOf(row, day)) ?? readMoment(fieldOf(row, 'create_date'));
  return {
    ...{ id: textOf(row, 'id'), companyId: textOf(row, 'party'), kind, state },
    number: textOf(row, 'number') || textOf(row, 'reference'),
    day: dayMs === undefined ? '' : new Date(dayMs).toISOString().slice(0, 10),
    lines: listOf(row, 'lines').flatMap((id) => lines.get(id) ?? []),
    amount: decimalOf(row, 'untaxed_amount'),
    currency: textOf(row, 'currency.', 'code'),
    isStanding: standing.includes(state),
  };
}

function decimalOf(row: unknown, name: string): number | undefined {
  return numberOf(row, name, 'decimal') ?? numberOf(row, name);
}
