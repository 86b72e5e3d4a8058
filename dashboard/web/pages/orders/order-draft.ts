// An order as it is being written, before it is sent.

import type { OrderBody, OrderKind, OrderLine, OrderRow } from '#contract/order-report.ts';

export interface LineDraft {
  /** Of this draft, so that each keeps its inputs when another is removed. */
  key: number;
  product: string;
  quantity: number | string;
  amount: number | string;
}

export interface OrderDraft {
  kind: OrderKind;
  number: string;
  date: string;
  product: string;
  amount: number | string;
  currency: string;
  /** Of several products; empty for one. */
  lines: LineDraft[];
}

export function emptyOrder(today: string): OrderDraft {
  return { kind: 'order', number: '', date: today, product: '', amount: '', currency: 'EUR', lines: [] };
}

export function draftOf({ kind, number, date, product, amount, currency, lines }: OrderRow): OrderDraft {
  return {
    ...{ kind, number, date, product, amount, currency },
    lines: lines.map((line, key) => ({
      ...{ key, product: line.product },
      ...{ quantity: line.quantity ?? '', amount: line.amount ?? '' },
    })),
  };
}

/** Undefined while something is missing. */
export function readDraft(draft: OrderDraft): Omit<OrderBody, 'companyId'> | undefined {
  const [number, currency] = [draft.number.trim(), draft.currency.trim().toUpperCase()];
  const { amount, date, kind } = draft;
  if (number === '' || date === '' || typeof amount !== 'number' || !/^[A-Z]{3}$/.test(currency))
    return undefined;
  const lines = draft.lines.map(readLine);
  if (lines.some(({ product }) => product === '')) return undefined;
  return { kind, number, date, product: draft.product.trim(), amount, currency, lines };
}

function readLine({ product, quantity, amount }: LineDraft): OrderLine {
  return {
    amount: typeof amount === 'number' ? amount : null,
    product: product.trim(),
    quantity: typeof quantity === 'number' ? quantity : null,
  };
}
