// The orders and invoices of `in/orders.csv`: rows with one id are the products of one order. What cannot be read is named, and not guessed.

import { orderKinds } from '#contract/order-report.ts';
import { readDigits } from '#intelligence/company/import/read-number.ts';
import {
  guessDateOrder,
  type MomentReading,
  readMoment,
} from '#intelligence/engagement-import/read-moment.ts';
import { simplifyHeader } from '#intelligence/engagement-import/simplify-header.ts';
import { documentWords } from '#intelligence/orders/order-header-words.ts';
import { readAmount } from '#intelligence/orders/read-amount.ts';
import type { OrderSource, RemoteOrder } from '../connector.ts';
import { keepBeside } from './csv-beside.ts';
import { type CsvIn, cellOf, type InTable, inFiles, isGoneRow, turnPage } from './csv-in.ts';
import type { CsvRow } from './csv-table.ts';

/** States of what is no order yet, or no longer. */
const noOrder =
  /^(?:draft|quot(?:e|ation)|offer|cancell?ed|void|bozza|preventivo|offerta|annullat[ao]|stornat[ao])$/;

/** `translate`: from either id of a customer to the one by which it is known. */
export function openCsvOrders(
  incoming: CsvIn,
  openTranslation: () => Promise<(id: string) => string>,
): OrderSource {
  const beside = keepBeside(({ rows }: InTable) => ({
    reading: { zone: 'UTC', dates: guessDateOrder(rows.map((row) => cellOf(row, 'date'))) },
    groups: groupRows(rows),
  }));
  return {
    listDocuments: async () => {
      const { mark } = await incoming.read('order');
      return [{ name: inFiles.order.name, problem: mark === '' ? 'missing' : '' }];
    },
    readChanged: async (_name, cursor) => {
      const table = await incoming.read('order');
      const { reading, groups } = beside(table);
      const { rows, ...turned } = turnPage(table.mark, groups, cursor);
      const translate = await openTranslation();
      return { orders: rows.map((group) => readOrder(group, translate, reading)), ...turned };
    },
  };
}

/** By their ids, in the order in which these come first. */
function groupRows(rows: readonly CsvRow[]): (readonly CsvRow[])[] {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const id = cellOf(row, 'id');
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function readOrder(
  rows: readonly CsvRow[],
  translate: (id: string) => string,
  reading: MomentReading,
): RemoteOrder {
  const unread: string[] = [];
  // What is of the whole order may stand in its first row alone.
  const cell = (column: string) =>
    rows.map((row) => cellOf(row, column).trim()).find((text) => text !== '') ?? '';
  const refuse = (column: string, text: string) => unread.push(`${column}: ${text.slice(0, 60)}`);
  const kindWord = simplifyHeader(cell('kind'));
  const kind = orderKinds.find((one) => documentWords[one].includes(kindWord));
  const isCredit = kind === 'credit_note';
  if (kindWord !== '' && kind === undefined) refuse('kind', cell('kind'));
  const dayMs = readMoment(cell('date').replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1'), reading);
  if (dayMs === undefined) refuse('date', cell('date'));
  const amounts = rows.map((row) => readAmount(cellOf(row, 'amount')));
  for (const [at, amount] of amounts.entries())
    if (amount === undefined) refuse('amount', cellOf(rows[at], 'amount'));
  const lines = rows.map((row, at) => ({
    amount: withSign(amounts[at]?.amount ?? null, isCredit),
    product: cellOf(row, 'product'),
    quantity: readQuantity(cellOf(row, 'quantity'), refuse),
  }));
  const state = cell('state');
  return {
    ...{ id: cell('id'), number: cell('number'), companyId: translate(cell('company_id')), state },
    kind: kind ?? 'order',
    day: dayMs === undefined ? '' : new Date(dayMs).toISOString().slice(0, 10),
    amount: lines.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100,
    lines: lines.filter(({ product, quantity }) => product !== '' || quantity !== null),
    currency: cell('currency') || (amounts.find((one) => one?.currency)?.currency ?? ''),
    isStanding: !rows.some(isGoneRow) && !noOrder.test(state.toLowerCase()),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

/** What a credit note says is given back, also where its amount bears no minus. */
function withSign(amount: number | null, isCredit: boolean): number | null {
  return amount !== null && isCredit ? -Math.abs(amount) : amount;
}

function readQuantity(text: string, refuse: (column: string, text: string) => unknown): number | null {
  if (text.trim() === '') return null;
  const quantity = readDigits(text.trim().replace(/^-/, ''), true);
  if (quantity === null) refuse('quantity', text);
  return quantity !== null && text.trim().startsWith('-') ? -quantity : quantity;
}
