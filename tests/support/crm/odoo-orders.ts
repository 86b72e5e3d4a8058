// What people do with sales orders and invoices in the Odoo stub: a new price is written on the order too.

import type { NewStubOrder, StubOrders } from './crm-stub.ts';
import type { OdooRow } from './odoo-domain.ts';
import type { OdooMemory } from './odoo-memory.ts';
import { type OrderModel, orderParts as parts } from './odoo-order-models.ts';

export interface OdooOrders extends StubOrders {
  uninstall(model: OrderModel): void;
  forbid(model: OrderModel): void;
  /** Both are there and may be read. */
  mend(): void;
}

export function operateOdooOrders(memory: OdooMemory): OdooOrders {
  /** Their ids name their models, which the CRM's do not. */
  const find = (id: string): { model: OrderModel; row: OdooRow } => {
    for (const model of ['sale.order', 'account.move'] as const) {
      const row = memory.rows(model).find((one) => one.id === Number(id));
      if (row !== undefined) return { model, row };
    }
    throw new Error(`There is no order ${id}.`);
  };
  const set = (id: string, state: string) => memory.set(find(id).model, Number(id), { state });
  const stateOf = (model: OrderModel, is: 'standing' | 'draft') =>
    model === 'sale.order' ? (is === 'standing' ? 'sale' : 'draft') : is === 'standing' ? 'posted' : 'draft';
  const add = ({ companyId, lines, isQuotation = false, kind = 'order' }: NewStubOrder): string => {
    const model = kind === 'order' ? 'sale.order' : 'account.move';
    const at = memory.stamp();
    const { id } = memory.add(model, {
      ...{ partner_id: Number(companyId), currency_id: 1 },
      state: stateOf(model, isQuotation ? 'draft' : 'standing'),
      ...(model === 'sale.order'
        ? { date_order: at }
        : { move_type: kind === 'credit' ? 'out_refund' : 'out_invoice', invoice_date: at.slice(0, 10) }),
    });
    const { line, of } = parts[model];
    const quantityAt = model === 'sale.order' ? 'product_uom_qty' : 'quantity';
    memory.add(line, { [of]: id, display_type: 'line_section', name: 'A heading' });
    for (const { product, quantity, price } of lines)
      memory.add(line, {
        ...{
          [of]: id,
          name: `[REF] ${product}\nMore about it`,
          [quantityAt]: quantity,
          price_subtotal: price,
        },
        product_id: memory.add('product.product', { name: product }).id,
        display_type: model === 'sale.order' ? false : 'product',
      });
    memory.set(model, id, {
      name: `${model === 'sale.order' ? 'S' : 'INV/2026/'}${String(id).padStart(5, '0')}`,
    });
    return String(id);
  };
  return {
    ...{ many: 205, kinds: ['order', 'invoice', 'credit'] },
    add,
    addMany: (orders) => {
      for (const order of orders) add(order);
    },
    numberOf: (id) => String(find(id).row['name']),
    changePrice: (id, price) => {
      const { model } = find(id);
      const { line, of } = parts[model];
      const first = memory
        .rows(line)
        .find((one) => one[of] === Number(id) && one['display_type'] !== 'line_section');
      memory.set(line, first?.id ?? 0, { price_subtotal: price });
      memory.set(model, Number(id), {});
    },
    cancel: (id) => set(id, 'cancel'),
    restore: (id) => set(id, stateOf(find(id).model, 'standing')),
    remove: (id) => memory.drop(find(id).model, [Number(id)]),
    uninstall: (model) => memory.uninstall(model),
    forbid: (model) => void memory.forbidden.add(model),
    mend: () => {
      memory.forbidden.clear();
      for (const model of ['sale.order', 'account.move'] as const) memory.install(model);
    },
  };
}
