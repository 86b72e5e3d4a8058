// What somebody does with the orders that they put into a folder: a line for each product, amounts as a spreadsheet of Italy writes them, and
// what is of the whole order in its first line alone.

import type { NewStubOrder, StubOrders } from './crm-stub.ts';

type Row = Record<string, string>;

export function operateFileOrders(put: (rows: readonly Row[]) => void): StubOrders {
  const rows: Row[] = [];
  let made = 0;
  const insert = ({ companyId, lines, isQuotation = false, kind = 'order' }: NewStubOrder): string => {
    made += 1;
    const id = `O${made}`;
    for (const [at, { product, quantity, price }] of lines.entries())
      rows.push({
        ...{ id, product, quantity: String(quantity), amount: italian(price) },
        ...(at === 0 && {
          ...{ number: `2026/${made}`, company_id: companyId, date: today(), currency: '€' },
          ...{ kind: { order: 'Ordine', invoice: 'Fattura', credit: 'Nota di credito' }[kind] },
          state: isQuotation ? 'Preventivo' : 'Confermato',
        }),
      });
    return id;
  };
  const change = (id: string, values: Row) => {
    Object.assign(rows.find((row) => row['id'] === id) ?? {}, values);
    put(rows);
  };
  return {
    ...{ many: 105, kinds: ['order', 'invoice', 'credit'] },
    add: (order) => {
      const id = insert(order);
      put(rows);
      return id;
    },
    addMany: (orders) => {
      for (const order of orders) insert(order);
      put(rows);
    },
    numberOf: (id) => rows.find((row) => row['id'] === id)?.['number'] ?? '',
    changePrice: (id, price) => change(id, { amount: italian(price) }),
    cancel: (id) => change(id, { state: 'Annullato' }),
    restore: (id) => change(id, { state: 'Confermato' }),
    remove: (id) => change(id, { deleted: '1' }),
  };
}

function italian(amount: number): string {
  return amount.toFixed(2).replace('.', ',');
}

function today(): string {
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
