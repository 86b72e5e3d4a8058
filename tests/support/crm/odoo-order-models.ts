// The models of sales orders and invoices of the Odoo stub: sums are worked out from the lines, and a refund bears no minus.

import type { OdooRow } from './odoo-domain.ts';

const audited = { create_date: 'datetime', write_date: 'datetime' } as const;
export const odooOrderModels = {
  'sale.order': {
    ...{ name: 'char', state: 'char', date_order: 'datetime', amount_untaxed: 'float', ...audited },
    ...{ partner_id: 'many2one res.partner', currency_id: 'many2one res.currency', order_line: 'one2many' },
  },
  'sale.order.line': {
    ...{ name: 'text', product_uom_qty: 'float', price_subtotal: 'float', display_type: 'char' },
    ...{ order_id: 'many2one sale.order', product_id: 'many2one product.product' },
  },
  'account.move': {
    ...{ name: 'char', state: 'char', move_type: 'char', invoice_date: 'date', amount_untaxed: 'float' },
    ...{ partner_id: 'many2one res.partner', currency_id: 'many2one res.currency', ...audited },
    invoice_line_ids: 'one2many',
  },
  'account.move.line': {
    ...{ name: 'char', quantity: 'float', price_subtotal: 'float', display_type: 'char' },
    ...{ move_id: 'many2one account.move', product_id: 'many2one product.product' },
  },
  'product.product': { name: 'char' },
} as const;

export const orderParts = {
  'sale.order': { line: 'sale.order.line', of: 'order_id', lines: 'order_line' },
  'account.move': { line: 'account.move.line', of: 'move_id', lines: 'invoice_line_ids' },
} as const;
export type OrderModel = keyof typeof orderParts;

/** What Odoo works out on its own. */
export function settleOrder(
  rowsOf: (model: string) => readonly OdooRow[],
  model: string,
  row: OdooRow,
): void {
  if (model !== 'sale.order' && model !== 'account.move') return;
  const { line, of, lines } = orderParts[model];
  const own = rowsOf(line).filter((one) => one[of] === row.id);
  row[lines] = own.map(({ id }) => id);
  row['amount_untaxed'] = own.reduce((sum, one) => sum + Number(one['price_subtotal'] ?? 0), 0);
}
