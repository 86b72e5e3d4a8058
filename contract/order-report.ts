// Orders and invoices as the dashboard API says them and takes them: plain types that both ends share. `order-report-schema.ts` holds
// the zod schemas.

import type { CompanyOwner } from './company-report.ts';

export const orderKinds = ['order', 'invoice', 'credit_note'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const orderStates = ['kept', 'removed'] as const;
export type OrderState = (typeof orderStates)[number];

/** So many are counted and added up. */
export const orderTotalMax = 20_000;

/** One of several products of an order, in the order of its names in the database, so that what is the same looks the same. */
export interface OrderLine {
  /** In the currency of the order; null where it is not said. */
  amount: number | null;
  product: string;
  /** Null where it is not said. */
  quantity: number | null;
}

export interface OrderRow {
  id: number;
  kind: OrderKind;
  /** As the books have it; once for each kind. */
  number: string;
  /** A day, such as 2026-11-27. */
  date: string;
  /** '' when nothing is said; of several products all of them. */
  product: string;
  /** Of several products; empty for an order of one. */
  lines: OrderLine[];
  /** In `currency`, to the cent; below zero for what was given back. */
  amount: number;
  /** ISO 4217, such as EUR. */
  currency: string;
  company: { id: number; name: string };
  /** Who looks after the company. */
  owner: CompanyOwner;
  /** `manual`, `import:12` or `crm:3`. */
  source: string;
  /** The connection that it is read from: it is changed there and not here; null of one that is ours. */
  crm: OrderCrm | null;
  /** It is why the company counts as a customer. */
  madeCustomer: boolean;
  changedAt: string;
  /** Of its last change: who writes says which one they saw. */
  changeId: number;
}

export interface OrderCrm {
  id: number;
  /** Of the connection. */
  name: string;
  /** Of the order, in the CRM's own word; '' when it says none. */
  state: string;
}

export interface OrderQuery {
  /** Of one company, with those of companies that were merged into it. */
  company?: number;
  kind?: OrderKind;
  /** Days, both of them counted. */
  from?: string;
  to?: string;
  /** The beginning of a number. */
  search?: string;
  /** In whatever currency, both of them counted. */
  amountMin?: number;
  amountMax?: number;
  /** `kept` when absent. */
  state?: OrderState;
  cursor?: string;
  limit?: number;
}

export interface OrderPage {
  /** The newest day first. */
  orders: OrderRow[];
  /** Of all pages; only with the first one. */
  total: OrderTotal | null;
  nextCursor: string | null;
}

export interface OrderTotal {
  /** How many there are; of more than `orderTotalMax` the newest so many. */
  count: number;
  isMore: boolean;
  /**
   * Of those, by currency, the one with most of them first; orders and invoices each for themselves, since one sale may be both.
   * Credit notes are taken off the invoices.
   */
  sums: { kind: 'order' | 'invoice'; currency: string; amount: number; count: number }[];
}

export interface OrderBody {
  companyId: number;
  kind: OrderKind;
  number: string;
  date: string;
  product?: string;
  amount: number;
  currency: string;
  lines?: OrderLine[];
}

/** What is left out stays. */
export interface OrderChangeBody extends Partial<Omit<OrderBody, 'companyId'>> {
  seenChangeId: number;
  isRemoved?: boolean;
}

export interface OrderChange {
  id: number;
  /**
   * `add_order`, `change_order`, `remove_order`, `import_order`, `undo_import`, `undo_change`; of a CRM's `take_order`,
   * `follow_order`, `cancel_order`, `drop_order`.
   */
  action: string;
  /** The changed fields alone. */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  by: string;
  at: string;
  undoes: number | null;
  isUndone: boolean;
}

export interface OrderHistory {
  order: OrderRow;
  isRemoved: boolean;
  /** The newest first. */
  changes: OrderChange[];
}

export interface OrderEndpoints {
  'GET /api/orders': { query: OrderQuery; output: OrderPage };
  'POST /api/orders': { body: OrderBody; output: OrderHistory };
  'GET /api/orders/:id': { output: OrderHistory };
  'PATCH /api/orders/:id': { body: OrderChangeBody; output: OrderHistory };
  'POST /api/orders/:id/changes/:changeId/undo': { output: OrderHistory };
}
