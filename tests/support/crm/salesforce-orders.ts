// What people of a Salesforce do with orders: drafts are activated, and drafts again before anything of them is changed; the sum is worked out
// there.

import type { NewStubOrder, StubOrders } from './crm-stub.ts';
import type { SalesforceMemory } from './salesforce-memory.ts';

export function operateSalesforceOrders(memory: SalesforceMemory): StubOrders {
  let made = 0;
  const itemsOf = (id: string) => memory.live('OrderItem').filter((row) => row['OrderId'] === id);
  const settle = (id: string, more: Record<string, unknown>) => {
    const TotalAmount = itemsOf(id).reduce((sum, row) => sum + Number(row['TotalPrice']), 0);
    memory.touch('Order', memory.find('Order', id), { ...more, TotalAmount });
  };
  const set = (id: string, isActive: boolean) =>
    settle(id, { Status: isActive ? 'In Shipping' : 'Draft', StatusCode: isActive ? 'Activated' : 'Draft' });
  const add = ({ companyId, lines, isQuotation = false }: NewStubOrder): string => {
    made += 1;
    const { Id } = memory.add('Order', {
      ...{ OrderNumber: String(made).padStart(8, '0'), AccountId: companyId },
      EffectiveDate: new Date().toISOString().slice(0, 10),
    });
    for (const { product, quantity, price } of lines) {
      const Product2Id = memory.add('Product2', { Name: product }).Id;
      memory.add('OrderItem', { OrderId: Id, Product2Id, Quantity: quantity, TotalPrice: price });
    }
    set(Id, !isQuotation);
    return Id;
  };
  return {
    ...{ many: 510, kinds: ['order'] },
    add,
    addMany: (orders) => {
      for (const order of orders) add(order);
    },
    numberOf: (id) => String(memory.find('Order', id)['OrderNumber']),
    changePrice: (id, price) => {
      set(id, false);
      const [first] = itemsOf(id);
      if (first !== undefined) memory.touch('OrderItem', first, { TotalPrice: price });
      set(id, true);
    },
    cancel: (id) => set(id, false),
    restore: (id) => set(id, true),
    remove: (id) => memory.touch('Order', memory.find('Order', id), { IsDeleted: true }),
  };
}
