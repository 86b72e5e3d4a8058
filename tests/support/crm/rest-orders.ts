// What people do with papers (orders and bills) in the plain REST server: each holds its goods, and bills back bear no minus.

import type { NewStubOrder, StubOrders } from './crm-stub.ts';
import type { RestMemory } from './rest-memory.ts';

interface Good {
  readonly label: string;
  readonly pieces: number;
  readonly net: number;
}

export function operateRestOrders(memory: RestMemory): StubOrders {
  let made = 0;
  const add = ({ companyId, lines, isQuotation = false, kind = 'order' }: NewStubOrder) => {
    made += 1;
    const goods = lines.map(({ product, quantity, price }) => ({
      label: product,
      pieces: quantity,
      net: price,
    }));
    return memory.add('papers', {
      ...{ account: { id: companyId }, no: `P-${made}`, day: new Date().toISOString().slice(0, 10), goods },
      ...{ sort: { order: 'order', invoice: 'Bill', credit: 'Bill back' }[kind], worth: worthOf(goods) },
      phase: isQuotation ? 'Offer' : 'Agreed',
    }).id;
  };
  const phase = (id: string, name: string) => void memory.change('papers', id, { phase: name });
  return {
    ...{ many: 65, kinds: ['order', 'invoice', 'credit'] },
    add,
    addMany: (orders) => {
      for (const order of orders) add(order);
    },
    numberOf: (id) => String(memory.find('papers', id)?.['no']),
    changePrice: (id, price) => {
      const [first, ...rest] = (memory.find('papers', id)?.['goods'] ?? []) as Good[];
      const goods = first === undefined ? [] : [{ ...first, net: price }, ...rest];
      memory.change('papers', id, { goods, worth: worthOf(goods) });
    },
    cancel: (id) => phase(id, 'Called off'),
    restore: (id) => phase(id, 'Agreed'),
    remove: (id) => memory.remove('papers', id),
  };
}

function worthOf(goods: readonly Good[]) {
  return { net: goods.reduce((sum, { net }) => sum + net, 0), currency: 'EUR' };
}
