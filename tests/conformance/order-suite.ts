// What every connector that reads orders holds to: an order stands here once, follows what becomes of it there, and is lost nowhere.

import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addOrder } from '#stores/records/orders/keep-orders.ts';
import type { CrmStub, NewStubOrder, StubOrders } from '#tests/support/crm/crm-stub.ts';
import type { CrmRig } from '#tests/support/crm/open-crm-rig.ts';

const somebody = { id: 'tester', name: 'Tester' };
const goods: NewStubOrder['lines'] = [
  { product: 'Press', quantity: 2, price: 300 },
  { product: 'Spare parts', quantity: 1, price: 45.5 },
];

export function describeOrders(open: () => { stub: CrmStub; rig: CrmRig }): void {
  let made = 0;
  /** A company that stands there and here. */
  const buyer = async () => {
    const { stub, rig } = open();
    made += 1;
    const known = { name: `Buyer ${made} S.p.A.`, domain: `prova-compra${made}.it` };
    const id = await rig.company({ ...known, isLead: false });
    return { id, theirs: await stub.addCompany(known) };
  };
  const list = async (companyId: number) => {
    const { rows } = await open().rig.records.db.execute<Record<string, unknown>>(sql`
      SELECT o.kind, o.number, o.product, o.amount::float8 AS amount, o.currency, o.lines, o.removed_at IS NULL AS stands
      FROM orders o WHERE o.company_id = ${companyId} ORDER BY o.id LIMIT 1000`);
    return rows;
  };
  const statusOf = async (companyId: number) => {
    const { rows } = await open().rig.records.db.execute<{ status: string }>(
      sql`SELECT status FROM companies WHERE id = ${companyId}`,
    );
    return rows[0]?.status;
  };
  const countChanges = async () => {
    const { rows } = await open().rig.records.db.execute<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM order_changes`,
    );
    return rows[0]?.count;
  };
  const ofOrders = (
    name: string,
    run: (orders: StubOrders, parts: { stub: CrmStub; rig: CrmRig }) => Promise<void>,
  ) =>
    test(name, async () => {
      const parts = open();
      if (parts.stub.orders !== undefined) await run(parts.stub.orders, parts);
    });

  describe('its orders', () => {
    ofOrders('stand here once with all their products, and make a customer', async (orders, { rig }) => {
      const { id, theirs } = await buyer();
      const first = await orders.add({ companyId: theirs, lines: goods });
      const quoted = await buyer();
      await orders.add({ companyId: quoted.theirs, lines: goods, isQuotation: true });
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toEqual([
        {
          ...{ kind: 'order', number: await orders.numberOf(first), product: 'Press, Spare parts' },
          ...{ amount: 345.5, currency: 'EUR', stands: true },
          lines: [
            { amount: 300, product: 'Press', quantity: 2 },
            { amount: 45.5, product: 'Spare parts', quantity: 1 },
          ],
        },
      ]);
      expect(await statusOf(id)).toBe('customer');
      expect(await list(quoted.id)).toEqual([]);
      expect(await statusOf(quoted.id)).not.toBe('customer');
      const before = await countChanges();
      await rig.records.db.execute(sql`UPDATE crm_cursors SET cursor = '' WHERE stream LIKE 'order:%'`);
      expect(await rig.pull()).toBe('');
      expect(await countChanges()).toBe(before);
    });

    ofOrders('have invoices among them, and what goes back is below zero', async (orders, { rig }) => {
      const { id, theirs } = await buyer();
      for (const kind of orders.kinds) await orders.add({ companyId: theirs, lines: goods, kind });
      expect(await rig.pull()).toBe('');
      const said = (await list(id)).map(({ kind, amount }) => `${kind} ${amount}`).sort();
      const wanted = { order: 'order 345.5', invoice: 'invoice 345.5', credit: 'credit_note -345.5' };
      expect(said).toEqual(orders.kinds.map((kind) => wanted[kind]).sort());
    });

    ofOrders('change, go and come back here as they do there', async (orders, { rig }) => {
      const { id, theirs } = await buyer();
      const order = await orders.add({ companyId: theirs, lines: goods });
      expect(await rig.pull()).toBe('');
      await orders.changePrice(order, 1_400);
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toMatchObject([
        { amount: 1_445.5, stands: true, lines: [{ amount: 1_400 }, {}] },
      ]);
      await orders.cancel(order);
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toMatchObject([{ stands: false }]);
      expect(await statusOf(id)).not.toBe('customer');
      await orders.restore(order);
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toMatchObject([{ amount: 1_445.5, stands: true }]);
      expect(await statusOf(id)).toBe('customer');
      await orders.remove(order);
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toMatchObject([{ stands: false }]);
    });

    ofOrders(
      'are those that a list brought before; others with the number stand beside them',
      async (orders, { rig }) => {
        const { id, theirs } = await buyer();
        const other = await buyer();
        const order = await orders.add({ companyId: theirs, lines: goods });
        const beside = await orders.add({ companyId: other.theirs, lines: goods });
        const values = {
          kind: 'order' as const,
          orderedOn: new Date().toISOString().slice(0, 10),
          lines: [],
        };
        const plain = {
          ...values,
          product: 'As we called it',
          amount: 345.5,
          currency: 'EUR',
          source: 'import:1',
        };
        await addOrder(rig.records, somebody, {
          ...plain,
          companyId: id,
          number: await orders.numberOf(order),
        });
        // Somebody else's, by chance.
        await addOrder(rig.records, somebody, {
          ...plain,
          companyId: id,
          number: await orders.numberOf(beside),
        });
        expect(await rig.pull()).toBe('');
        expect(await list(id)).toMatchObject([
          { number: await orders.numberOf(order), product: 'Press, Spare parts', stands: true },
          { number: await orders.numberOf(beside), product: 'As we called it', stands: true },
        ]);
        expect(await list(other.id)).toMatchObject([{ number: await orders.numberOf(beside), stands: true }]);
      },
    );

    ofOrders('wait for their company, and are not lost', async (orders, { rig, stub }) => {
      await rig.change({ takesCompanies: false });
      made += 1;
      const known = { name: `Late ${made} S.p.A.`, domain: `prova-tardi${made}.it` };
      const theirs = await stub.addCompany(known);
      await orders.add({ companyId: theirs, lines: goods });
      expect(await rig.pull()).toBe('');
      const { rows } = await rig.records.db.execute(sql`SELECT FROM crm_orders WHERE is_waiting`);
      expect(rows).toHaveLength(1);
      const id = await rig.company({ ...known, isLead: false });
      await stub.changeCompany(theirs, { name: `${known.name} (moved)` });
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toMatchObject([{ amount: 345.5, stands: true }]);
      await rig.change({ takesCompanies: true });
    });

    ofOrders('are read page after page', async (orders, { rig }) => {
      const { id, theirs } = await buyer();
      const many = Array.from({ length: orders.many }, () => ({
        companyId: theirs,
        lines: goods.slice(0, 1),
      }));
      await orders.addMany(many);
      expect(await rig.pull()).toBe('');
      const rows = await list(id);
      expect(new Set(rows.map(({ number }) => number)).size).toBe(orders.many);
      expect(rows).toHaveLength(orders.many);
    });

    ofOrders('are left alone when nobody wants them', async (orders, { rig }) => {
      const { id, theirs } = await buyer();
      await rig.change({ takesOrders: false });
      await orders.add({ companyId: theirs, lines: goods });
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toEqual([]);
      await rig.change({ takesOrders: true });
      expect(await rig.pull()).toBe('');
      expect(await list(id)).toHaveLength(1);
    });
  });
}
