// The lines of a list of orders and invoices, one after the other: which company each is of, and what was bought. Several rows of one
// order are one line.

import {
  type ColumnMapping,
  type ImportField,
  type LineFault,
  type LineFaultCode,
  type OrderField,
  orderFields,
} from '#contract/company-import.ts';
import { type OrderKind, orderKinds } from '#contract/order-report.ts';
import { decodeText } from '../company/import/decode-text.ts';
import type { FileLayout, OpenFile } from '../company/import/inspect-file.ts';
import { keysOfLine } from '../company/import/line-keys.ts';
import { refuseUnknown } from '../company/import/read-company-lines.ts';
import { createLineReader } from '../company/import/read-line.ts';
import { readDigits } from '../company/import/read-number.ts';
import { readTable, TableError } from '../company/import/read-table.ts';
import { guessDateOrder, type MomentReading, readMoment } from '../engagement-import/read-moment.ts';
import { simplifyHeader } from '../engagement-import/simplify-header.ts';
import { companyFields } from './guess-order-mapping.ts';
import { type CutOrders, joinOrderRows, type OrderLine, type OrderRow } from './join-order-rows.ts';
import { documentWords, orderHeaderWords, totalWords } from './order-header-words.ts';
import { type AmountReading, readAmount, readCurrency } from './read-amount.ts';

const numberMax = 60;
const productMax = 300;
const shownMax = 60;
/** An amount without a currency, in the records as elsewhere in them. */
const ownCurrency = 'EUR';
/** Stands in the key of a document of which nobody knows whether it is an order or an invoice: it may be either. */
const unknownKind = '?';
/** Without these a line is no order. */
const neededFields: readonly OrderField[] = ['number', 'date', 'amount'];

/** `mapping`: header to meaning; headers that it does not name are ignored. Throws TableError. */
export async function* readOrderLines(
  open: OpenFile,
  layout: FileLayout,
  mapping: ColumnMapping,
): AsyncGenerator<OrderLine> {
  const columns = findColumns(layout, mapping);
  const dates = await findDateOrder(open, layout, columns.order.get('date') ?? 0);
  const cut = await findCut(readRows(open, layout, columns, dates));
  yield* joinOrderRows(readRows(open, layout, columns, dates), cut);
}

/** Before the first is told: a row that cannot be taken may stand far below the others of its document. */
async function findCut(rows: AsyncIterable<OrderRow>): Promise<CutOrders> {
  const cut = new Map<string, number>();
  for await (const { key, document, keys, line } of rows) {
    if (key === '' || (document !== null && keys.length > 0)) continue;
    const documents = key.startsWith(unknownKind)
      ? orderKinds.map((kind) => key.replace(unknownKind, kind))
      : [key];
    for (const one of documents) if (!cut.has(one)) cut.set(one, line);
  }
  return cut;
}

async function* readRows(
  open: OpenFile,
  layout: FileLayout,
  columns: Columns,
  dates: ReturnType<typeof guessDateOrder>,
): AsyncGenerator<OrderRow> {
  const readCompany = createLineReader(columns.company);
  const reading: Reading = {
    at: columns.order,
    dates: { zone: 'UTC', dates },
    kind: kindOfHeader(layout.headers[columns.order.get('number') ?? 0] ?? ''),
    isTotal:
      columns.order.has('line_amount') ||
      totalWords.includes(simplifyHeader(layout.headers[columns.order.get('amount') ?? 0] ?? '')),
  };
  const fillIn = createFillIn(columns, reading.isTotal);
  let before: readonly string[] = [];
  for await (const { line, cells: own } of readTable(decodeText(open(), layout.encoding), layout.separator)) {
    if (line <= layout.headerLine) continue;
    const cells = fillIn(own, before);
    before = cells;
    const { values, faults } = readCompany(cells);
    const { document, ...rest } = readDocument(cells, reading, faults);
    const surplus = cells.slice(layout.headers.length).find((cell) => cell.trim() !== '');
    if (surplus !== undefined) {
      const value = surplus.trim().slice(0, shownMax);
      faults.splice(0, faults.length, { code: 'too_many_columns', field: '', value, other: '' });
    }
    const isRead = document !== null && surplus === undefined;
    const keys = isRead ? keysOfLine(values) : [];
    if (isRead && keys.length === 0)
      faults.push({ code: 'company_unknown', field: '', value: '', other: '' });
    yield { line, values, keys, faults, document: isRead ? document : null, ...rest };
  }
}

interface Reading {
  readonly at: ReadonlyMap<OrderField, number>;
  readonly dates: MomentReading;
  /** Of lines that do not say it. */
  readonly kind: OrderKind;
  /** The amount is that of the whole document, whichever of its lines it stands in. */
  readonly isTotal: boolean;
}

type Columns = ReturnType<typeof findColumns>;

/** Some programs say what is of the whole document in its first line alone: the others have it from there. */
function createFillIn({ order, company }: Columns, isTotal: boolean) {
  const once = [
    ...(['document_kind', 'date', 'currency'] as const),
    ...(isTotal ? (['amount'] as const) : []),
  ].flatMap((field) => order.get(field) ?? []);
  const companyAt = company.map(({ at }) => at);
  const numberOf = (cells: readonly string[]) => tidy(cells[order.get('number') ?? -1] ?? '');
  return (cells: readonly string[], before: readonly string[]): readonly string[] => {
    if (numberOf(cells) === '' || numberOf(cells) !== numberOf(before)) return cells;
    const isBlank = (at: number) => (cells[at] ?? '').trim() === '';
    const filled = new Set([...once.filter(isBlank), ...(companyAt.every(isBlank) ? companyAt : [])]);
    return cells.map((cell, at) => (filled.has(at) ? (before[at] ?? '') : cell));
  };
}

function findColumns(layout: FileLayout, mapping: ColumnMapping) {
  refuseUnknown(layout, mapping);
  const order = new Map<OrderField, number>();
  const company: { at: number; header: string; field: ImportField }[] = [];
  for (const [at, header] of layout.headers.entries()) {
    const field = mapping[header];
    const own = orderFields.find((one) => one === field);
    const theirs = companyFields.find((one) => one === field);
    if (own !== undefined && !order.has(own)) order.set(own, at);
    if (theirs !== undefined) company.push({ at, header, field: theirs });
  }
  const shown = layout.headers.map((header) => `"${header}"`).join(', ');
  const missing = neededFields.find((field) => !order.has(field));
  if (missing !== undefined)
    throw new TableError(
      `No column holds the ${missing} of the orders: say which does. The columns are ${shown}.`,
    );
  if (!company.some(({ field }) => field !== 'country'))
    throw new TableError(
      `No column says which company an order is of: say which holds its id, VAT number, domain or name. The columns are ${shown}.`,
    );
  return { order, company };
}

/** By the first cell of the whole file that leaves no doubt. */
async function findDateOrder(open: OpenFile, layout: FileLayout, at: number) {
  const doubtless = /(?:^|\D)(?:1[3-9]|2\d|3[01])[-/.]\d{1,2}[-/.]|^\d{1,2}[-/.](?:1[3-9]|2\d|3[01])[-/.]/;
  for await (const { line, cells } of readTable(decodeText(open(), layout.encoding), layout.separator)) {
    const cell = cells[at] ?? '';
    if (line > layout.headerLine && doubtless.test(cell)) return guessDateOrder([cell]);
  }
  return guessDateOrder([]);
}

function kindOfHeader(header: string): OrderKind {
  const simple = simplifyHeader(header);
  return orderHeaderWords.number.includes(simple) && /invoice|fattura/.test(simple) ? 'invoice' : 'order';
}

function readDocument(
  cells: readonly string[],
  { at, dates, kind: usual, isTotal }: Reading,
  faults: LineFault[],
): Pick<OrderRow, 'document' | 'key' | 'product' | 'isTotal'> {
  const text = (field: OrderField) => tidy(cells[at.get(field) ?? -1] ?? '');
  let isWhole = true;
  const refuse = (code: LineFaultCode, field: OrderField) => {
    isWhole = false;
    faults.push({ code, field, value: text(field).slice(0, shownMax), other: '' });
  };
  const kind = text('document_kind') === '' ? usual : readKind(text('document_kind'));
  if (kind === undefined) refuse('not_a_document', 'document_kind');
  const number = text('number');
  if (number === '') refuse('number_missing', 'number');
  if (number.length > numberMax) refuse('too_long', 'number');
  const date = readDay(text('date'), dates);
  if (date === undefined) refuse('not_a_date', 'date');
  const read = takeSign(readAmount(text('amount')), text('document_kind'));
  if (read === undefined) refuse('not_an_amount', 'amount');
  const currency = readCurrency(text('currency'));
  if (currency === undefined) refuse('not_a_currency', 'currency');
  const product = text('product').slice(0, productMax);
  const quantity = text('quantity') === '' ? null : readDigits(text('quantity'), true);
  if (text('quantity') !== '' && quantity === null) refuse('not_a_number', 'quantity');
  const ofLine =
    text('line_amount') === '' ? undefined : takeSign(readAmount(text('line_amount')), text('document_kind'));
  if (text('line_amount') !== '' && ofLine === undefined) refuse('not_an_amount', 'line_amount');
  const amount = isTotal ? (ofLine?.amount ?? null) : (read?.amount ?? null);
  const row = {
    key: number && `${kind ?? unknownKind} ${number}`,
    product: { amount, product, quantity },
    isTotal,
  };
  if (!isWhole || kind === undefined || date === undefined || read === undefined)
    return { ...row, document: null };
  const said = { amount: read.amount, currency: currency || read.currency || ownCurrency };
  return { ...row, document: { kind, number, date, product, ...said, lines: [] } };
}

function readKind(text: string): OrderKind | undefined {
  const word = simplifyHeader(text);
  return orderKinds.find((kind) => documentWords[kind].includes(word));
}

/** What a credit note says is given back, also where its amount bears no minus. */
function takeSign(read: AmountReading | undefined, kind: string): AmountReading | undefined {
  if (read === undefined || read.amount <= 0 || readKind(kind) !== 'credit_note') return read;
  return { ...read, amount: -read.amount };
}

/** The day as it stands there, whatever hour and zone follow it. */
function readDay(text: string, dates: MomentReading): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?=[T ])/.exec(text)?.[0] ?? text;
  const at = readMoment(day, dates);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
}

/** One line, one blank between words, without what cannot be seen. */
function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
