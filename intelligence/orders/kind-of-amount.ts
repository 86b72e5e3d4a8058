// What gives back is a credit note, also where a list, a CRM or a human says invoice and tells it by the sign alone: whichever way it
// comes in, it is one document.

import type { OrderKind } from '#contract/order-report.ts';

export function kindOfAmount(kind: OrderKind, amount: number): OrderKind {
  return kind === 'invoice' && amount < 0 ? 'credit_note' : kind;
}
