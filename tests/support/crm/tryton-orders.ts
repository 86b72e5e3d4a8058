// What people of a Tryton do with sales: they go the way from draft to order by its own buttons. The step to confirmed is written, since the
// button has an order processed at once, after which nobody changes it any more.

import type { NewStubOrder, StubOrders } from './crm-stub.ts';
import type { TrytonServer } from './tryton-server.ts';

type Row = Record<string, unknown>;

export function operateTrytonOrders(call: TrytonServer['call']): StubOrders {
  const search = async (model: string, domain: readonly unknown[], fields: readonly string[]) =>
    (await call(`model.${model}.search_read`, domain, 0, 1_000, [['id', 'ASC']], fields)) as Row[];
  const press = (button: string, ids: readonly number[]) => call(`model.sale.sale.${button}`, ids);
  const confirm = async (ids: readonly number[]) => {
    await press('quote', ids);
    await call('model.sale.sale.write', ids, { state: 'confirmed', sale_date: today() });
  };
  const make = async (orders: readonly NewStubOrder[]): Promise<number[]> => {
    const [company] = await search('company.company', [], ['currency']);
    const drafts = [];
    for (const order of orders)
      drafts.push({
        ...(await addressesOf(Number(order.companyId))),
        ...{ party: Number(order.companyId), company: company?.['id'], currency: company?.['currency'] },
        ...{
          invoice_method: 'manual',
          shipment_method: 'manual',
          lines: [['create', order.lines.map(toLine)]],
        },
      });
    return (await call('model.sale.sale.create', drafts)) as number[];
  };
  const addressesOf = async (party: number) => {
    const [known] = await search('party.address', [['party', '=', party]], ['id']);
    const id = known?.['id'] ?? ((await call('model.party.address.create', [{ party }])) as number[])[0];
    return { invoice_address: id, shipment_address: id };
  };
  return {
    ...{ many: 101, kinds: ['order'] },
    add: async (order) => {
      const ids = await make([order]);
      if (order.isQuotation === true) await press('quote', ids);
      else await confirm(ids);
      return String(ids[0]);
    },
    // All the way, as the button leads.
    addMany: async (orders) => {
      const ids = await make(orders);
      await press('quote', ids);
      await press('confirm', ids);
    },
    numberOf: async (id) =>
      String((await search('sale.sale', [['id', '=', Number(id)]], ['number']))[0]?.['number']),
    changePrice: async (id, price) => {
      await press('draft', [Number(id)]);
      const [line] = await search('sale.line', [['sale', '=', Number(id)]], ['quantity']);
      const unitPrice = decimal(price / Number(line?.['quantity']));
      await call('model.sale.line.write', [line?.['id']], { unit_price: unitPrice });
      await confirm([Number(id)]);
    },
    cancel: async (id) => {
      await press('draft', [Number(id)]);
      await press('cancel', [Number(id)]);
    },
    restore: async (id) => {
      await press('draft', [Number(id)]);
      await confirm([Number(id)]);
    },
    remove: async (id) => {
      await press('draft', [Number(id)]);
      await press('cancel', [Number(id)]);
      await call('model.sale.sale.delete', [Number(id)]);
    },
  };
}

function toLine({ product, quantity, price }: NewStubOrder['lines'][number]) {
  return { type: 'line', description: product, quantity, unit_price: decimal(price / quantity) };
}

function decimal(value: number) {
  return { __class__: 'Decimal', decimal: value.toFixed(4) };
}

function today() {
  const at = new Date();
  return { __class__: 'date', year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
