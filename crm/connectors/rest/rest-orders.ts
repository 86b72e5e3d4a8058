// Orders and invoices behind a REST API, as its mapping says where they are. They are one list there; what each is, a field of it says.

import { localTime } from '#intelligence/signals/local-time.ts';
import { listOf, numberOf } from '../../http/read-json.ts';
import type { OrderSource, RemoteOrder } from '../connector.ts';
import { textAt, valueAt } from './json-path.ts';
import { readRestRow } from './read-rest-row.ts';
import { readChangedRows } from './rest-changes.ts';
import { fieldPath, fieldText, isDeleted, isWord, type RestParts } from './rest-parts.ts';
import { readRestTime } from './rest-times.ts';

/** Wherever they stand: orders that are read from another path are the same ones. */
const documentName = 'orders';

/** Undefined where the mapping names no place of orders. */
export function openRestOrders(parts: RestParts): OrderSource | undefined {
  if (parts.mapping.kinds.order.path === '') return undefined;
  return {
    listDocuments: async () => [{ name: documentName, problem: '' }],
    readChanged: async (_name, cursor) => {
      const { rows, ...turned } = await readChangedRows(parts, 'order', cursor);
      return { orders: rows.map((row) => readOrder(parts, row)), ...turned };
    },
    listStanding: async (_name, ids) => {
      const there = [];
      for (const id of ids) if ((await readRestRow(parts, 'order', id)) !== undefined) there.push(id);
      return there;
    },
  };
}

function readOrder(parts: RestParts, row: unknown): RemoteOrder {
  const text = (name: string) => fieldText(parts, 'order', row, name);
  const unread: string[] = [];
  const amount = readNumber(parts, row, 'amount');
  if (amount === undefined && text('amount') !== '') unread.push(`amount: ${text('amount').slice(0, 60)}`);
  const [kind, state] = [text('kind'), text('state')];
  const isCredit = isWord(parts, 'order', 'creditNote', kind);
  const isStanding = !isDeleted(parts, 'order', row) && !isWord(parts, 'order', 'noOrder', state);
  // With whichever sign it is written there, it goes back to the customer.
  const signed = (value: number) => (isCredit ? -Math.abs(value) : value);
  const lines = readLines(parts, row).map((line) => ({
    ...line,
    amount: line.amount === null ? null : signed(line.amount),
  }));
  return {
    ...{ id: text('id'), companyId: text('company'), number: text('number'), state, isStanding },
    kind: isCredit ? 'credit_note' : isWord(parts, 'order', 'invoice', kind) ? 'invoice' : 'order',
    day: readDay(parts, text('date')),
    amount: amount === undefined ? undefined : signed(amount),
    lines: lines.length > 0 ? lines : plainLines(text('product')),
    currency: text('currency').toUpperCase(),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

/** Of one that has no list of products: a product is said in a text, or nowhere. */
function plainLines(product: string): RemoteOrder['lines'] {
  return product === '' ? [] : [{ amount: null, product, quantity: null }];
}

function readLines(parts: RestParts, row: unknown): RemoteOrder['lines'] {
  const path = fieldPath(parts, 'order', 'lines');
  const list = path === '' ? [] : listOf({ list: valueAt(row, path) }, 'list');
  return list.map((line) => ({
    amount: readNumber(parts, line, 'lineAmount') ?? null,
    product: textAt(line, fieldPath(parts, 'order', 'lineProduct')),
    quantity: readNumber(parts, line, 'lineQuantity') ?? null,
  }));
}

/** Undefined where there is none. */
function readNumber(parts: RestParts, row: unknown, name: string): number | undefined {
  const path = fieldPath(parts, 'order', name);
  return path === '' ? undefined : numberOf(row, ...path.split('.'));
}

/** The day as it stands there, whatever hour follows it; of a moment that is only a number, the day in the connection's time zone. */
function readDay(parts: RestParts, text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0];
  if (day !== undefined) return day;
  const ms = readRestTime(parts.mapping, text, parts.timeZone);
  if (ms === undefined) return text;
  return localTime(ms, parts.timeZone).day;
}
