// An order as it is being written, before it is sent.

import type { OrderBody, OrderKind, OrderRow } from '#contract/order-report.ts';

export interface OrderDraft {
  kind: OrderKind;
  number: string;
  date: string;
  product: string;
  amount: number | string;
  currency: string;
}

export function emptyOrder(today: string): OrderDraft {
  return { kind: 'order', number: '', date: today, product: '', amount: '', currency: 'EUR' };
}

export function draftOf({ kind, number, date, product, amount, currency }: OrderRow): OrderDraft {
  return { kind, number, date, product, amount, currency };
}

/** Undefined while something is missing. */
export function readDraft(draft: OrderDraft): Omit<OrderBody, 'companyId'> | undefined {
  const [number, currency] = [draft.number.trim(), draft.currency.trim().toUpperCase()];
  const { amount, date, kind } = draft;
  if (number === '' || date === '' || typeof amount !== 'number' || !/^[A-Z]{3}$/.test(currency))
    return undefined;
  return { kind, number, date, product: draft.product.trim(), amount, currency };
}
