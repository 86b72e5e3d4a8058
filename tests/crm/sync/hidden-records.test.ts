// A CRM whose rights somebody changes for an hour shows less, without an error: nothing ends here until a human says that it is gone.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptManyGone } from '#stores/records/crm/crm-cursors.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig } from '#tests/support/crm/open-crm-rig.ts';
import { startOdooStub } from '#tests/support/crm/start-odoo-stub.ts';

let stub: CrmStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startOdooStub('json-2');
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const standing = async () => {
  const { rows } = await rig.records.db.execute(sql`
    SELECT (SELECT count(*)::int FROM crm_links WHERE gone_at IS NULL) AS links,
      (SELECT count(*)::int FROM crm_deals WHERE gone_at IS NULL) AS deals,
      (SELECT count(*)::int FROM orders WHERE removed_at IS NULL) AS orders,
      (SELECT count(*)::int FROM leads WHERE closed_at IS NULL) AS leads`);
  return rows[0];
};

test('an order that was hidden for a while stands here again when it is shown, and one that was deleted does not', async () => {
  const companyId = await stub.addCompany({ name: 'Kept S.r.l.', domain: 'prova-mostrata.it' });
  const goods = [{ product: 'Press', quantity: 1, price: 300 }];
  const ids = [];
  for (let place = 0; place < 3; place += 1)
    ids.push((await stub.orders?.add({ companyId, lines: goods })) ?? '');
  expect(await rig.pull()).toBe('');
  const numbers = await Promise.all(ids.map(async (id) => (await stub.orders?.numberOf(id)) ?? ''));
  const stands = async () => {
    const { rows } = await rig.records.db.execute<{ number: string }>(sql`
      SELECT number FROM orders WHERE removed_at IS NULL ORDER BY id LIMIT 10`);
    return rows.map(({ number }) => number);
  };
  expect(await stands()).toEqual(numbers);
  const [first = '', ...others] = numbers;
  const show = stub.hideBut?.(['Kept S.r.l.', first]);
  expect(await rig.pull()).toBe('');
  expect(await stands()).toEqual([first]);
  expect(others).toHaveLength(2);
  show?.();
  await stub.orders?.remove(ids[1] ?? '');
  expect(await rig.pull()).toBe('');
  expect(await stands()).toEqual([first, numbers[2]]);
  await rig.records.db.execute(sql`DELETE FROM order_changes`);
  await rig.records.db.execute(sql`DELETE FROM crm_orders`);
  await rig.records.db.execute(sql`DELETE FROM orders`);
  for (const id of [ids[0] ?? '', ids[2] ?? '']) await stub.orders?.remove(id);
  await stub.removeCompany(companyId);
  expect(await rig.pull()).toBe('');
  await rig.records.db.execute(sql`DELETE FROM crm_links`);
});

test('what is hidden in numbers stays as it was, until somebody says that it was deleted', async () => {
  const id = await rig.company({ name: 'Nascosta S.r.l.', domain: 'prova-nascosta.it' });
  await rig.push(id);
  await rig.settle();
  const theirs = (await stub.list('company'))[0]?.id ?? '';
  await stub.addDeal({ companyId: theirs, name: 'Shown', state: 'lost' });
  await stub.addDeal({ companyId: theirs, name: 'Hidden for an hour', state: 'open' });
  for (let place = 0; place < 9; place += 1) {
    const companyId = await stub.addCompany({
      name: `Cliente ${place}`,
      domain: `prova-nascosta${place}.it`,
    });
    await stub.addDeal({ companyId, name: `Deal ${place}`, state: 'open' });
    await stub.orders?.add({ companyId, lines: [{ product: 'Press', quantity: 1, price: 300 }] });
  }
  expect(await rig.pull()).toBe('');
  const before = await standing();
  expect(before).toEqual({ links: 10, deals: 11, orders: 9, leads: 1 });
  const show = stub.hideBut?.(['Shown']);
  expect(await rig.pull()).toBe('many_gone');
  expect(await standing()).toEqual(before);
  show?.();
  expect(await rig.pull()).toBe('');
  expect(await standing()).toEqual(before);
  const hidden = stub.hideBut?.(['Shown']);
  await rig.pull();
  await acceptManyGone(rig.records.db, rig.crmId);
  await rig.read();
  expect(await standing()).toEqual({ links: 0, deals: 1, orders: 0, leads: 0 });
  hidden?.();
  expect(await rig.pull()).toBe('');
  expect(await standing()).toMatchObject({ deals: 11 });
});
