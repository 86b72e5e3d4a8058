// What a CRM says of an order as our records hold it: texts of one line, amounts to the cent, a day. One of which number, day or amount cannot
// be read is no order of which anybody could say what it comes to, and is left out as a whole.

import type { OrderLine } from '#contract/order-report.ts';
import { describeProducts } from '#intelligence/orders/describe-products.ts';
import { kindOfAmount } from '#intelligence/orders/kind-of-amount.ts';
import { readCurrency } from '#intelligence/orders/read-amount.ts';
import { hashValues } from '#intelligence/sync/loop-guard.ts';
import type { ReadCrmOrder } from '#stores/records/orders/take-crm-orders.ts';
import type { RemoteOrder } from '../connectors/connector.ts';

/** More is no order, and no longer exact to the cent. */
const amountMax = 1_000_000_000_000;
const linesMax = 500;
const numberMax = 60;
const productMax = 300;
const stateMax = 60;
/** An index holds no longer ones. */
const idMax = 300;

/** `ownCurrency`: of an amount that bears none. `read`: undefined when it cannot be taken; `unread` says why. */
export function cleanOrder(
  order: RemoteOrder,
  ownCurrency: string,
): { read: ReadCrmOrder | undefined; unread: string[] } {
  const unread = [...(order.unread ?? [])];
  const id = cleanText(order.id, idMax + 1);
  if (id === '' || id.length > idMax) return { read: undefined, unread: ['id'] };
  const lines = order.lines.slice(0, linesMax).map(cleanLine);
  const amount = toCents(order.amount ?? sumOf(lines));
  const currency = readCurrency(order.currency);
  if (order.isStanding) {
    if (!isDay(order.day)) unread.push(`date: ${order.day}`);
    if (amount === null && order.unread === undefined) unread.push(`amount: ${order.amount ?? ''}`);
    if (currency === undefined) unread.push(`currency: ${order.currency}`);
    if (unread.length > 0) return { read: undefined, unread };
  }
  const values = {
    ...{
      kind: kindOfAmount(order.kind, amount ?? 0),
      number: cleanText(order.number, numberMax) || id.slice(0, numberMax),
    },
    ...{ orderedOn: order.day, amount: amount ?? 0, currency: currency || ownCurrency },
    ...describeProducts(lines, productMax),
  };
  const theirCompanyId = cleanText(order.companyId, idMax);
  const state = cleanText(order.state, stateMax);
  const version = hashValues({ ...values, lines: JSON.stringify(values.lines), state, theirCompanyId });
  return {
    read: { theirId: id, theirCompanyId, state, version, values, isStanding: order.isStanding },
    unread: [],
  };
}

/** The names in the order in which the database gives them back. */
function cleanLine({ amount, product, quantity }: OrderLine): OrderLine {
  return {
    amount: amount === null ? null : toCents(amount),
    product: cleanText(product, productMax),
    quantity: quantity !== null && Math.abs(quantity) <= amountMax ? quantity : null,
  };
}

/** Null when one of them says none, or there is none. */
function sumOf(lines: readonly OrderLine[]): number | null {
  if (lines.length === 0 || lines.some(({ amount }) => amount === null)) return null;
  return lines.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100;
}

/** Null for what is no amount. */
function toCents(amount: number | null): number | null {
  if (amount === null || !Number.isFinite(amount) || Math.abs(amount) > amountMax) return null;
  const cents = Math.round(Math.abs(amount) * 100) / 100;
  return amount < 0 && cents !== 0 ? -cents : cents;
}

function isDay(text: string): boolean {
  const ms = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

/** One line, one blank between words, without what cannot be seen. */
export function cleanText(text: string, max: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .replace(/\p{Cs}/gu, '')
    .trim();
}
