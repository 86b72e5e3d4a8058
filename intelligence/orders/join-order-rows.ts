// Rows of one order that stand one below the other become one order with a line for each. What could not be told apart stays as it
// is, so that whoever looks at the preview is told that a number stands there twice.

import type { ReadOrder } from '#contract/company-import.ts';
import type { OrderLine as Product } from '#contract/order-report.ts';
import type { CompanyLine } from '../company/import/read-company-lines.ts';
import { kindOfAmount } from './kind-of-amount.ts';

export interface OrderLine extends CompanyLine {
  /** Null when it cannot be read; the faults say why. */
  document: ReadOrder | null;
}

/** A row as it was read by itself. */
export interface OrderRow extends OrderLine {
  /** Of the document, as the cells have it; '' when the row names none. */
  readonly key: string;
  readonly product: Product;
  /** Its amount is that of the whole document. */
  readonly isTotal: boolean;
}

const linesMax = 500;
const productMax = 300;

/** By the key of the document the first of its rows that cannot be taken. */
export type CutOrders = ReadonlyMap<string, number>;

/** `cut`: of these no row is taken, wherever it stands. */
export async function* joinOrderRows(
  rows: AsyncIterable<OrderRow>,
  cut: CutOrders,
): AsyncGenerator<OrderLine> {
  let group: OrderRow[] = [];
  for await (const row of rows) {
    if (!belongs(row, group)) {
      if (group.length > 0) yield join(group, cut);
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield join(group, cut);
}

function belongs(row: OrderRow, group: readonly OrderRow[]): boolean {
  const [first] = group;
  if (first === undefined || row.key === '' || row.key !== first.key || group.length >= linesMax)
    return false;
  if (row.product.product === '' || first.product.product === '') return false;
  const text = JSON.stringify(row.product);
  // The same once more may be a row that stands there twice, but for the lines of an invoice, which say how many.
  const isAgain = group.some(({ product }) => JSON.stringify(product) === text);
  if (isAgain && row.product.quantity === null) return false;
  if (row.document === null || first.document === null) return true;
  const { date, currency, amount } = row.document;
  return (
    date === first.document.date &&
    currency === first.document.currency &&
    (!row.isTotal || amount === first.document.amount) &&
    JSON.stringify(row.values) === JSON.stringify(first.values)
  );
}

/** Of which one row cannot be read, none is taken: half of an order would be another one. */
function join(group: readonly OrderRow[], cut: CutOrders): OrderLine {
  const [first] = group;
  if (first === undefined) throw new Error('There is no group without a row.');
  const { key, product: _product, isTotal, document, ...line } = first;
  const faults = group.flatMap((row) => row.faults);
  const isWhole = group.every((row) => row.document !== null);
  if (document === null || !isWhole) return { ...line, faults, keys: [], document: null };
  const cutBy = cut.get(key);
  if (cutBy !== undefined && line.keys.length > 0) {
    const { number } = document;
    faults.push({ code: 'order_cut', field: 'number', value: number, other: String(cutBy) });
    return { ...line, faults, keys: [], document: null };
  }
  const lines = group.map(({ product }) => product);
  if (group.length === 1)
    return { ...line, document: tell({ ...document, lines: first.product.quantity === null ? [] : lines }) };
  const sum = lines.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100;
  return {
    ...line,
    faults,
    document: tell({
      ...{ ...document, lines, amount: isTotal ? document.amount : sum },
      product: [...new Set(lines.map(({ product }) => product))].join(', ').slice(0, productMax),
    }),
  };
}

function tell(document: ReadOrder): ReadOrder {
  return { ...document, kind: kindOfAmount(document.kind, document.amount) };
}
