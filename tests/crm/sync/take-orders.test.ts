// Orders as they come from files: what cannot be read keeps no other back, somebody's change here is not written over, and two connections
// make no order twice.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { listWrites } from '#stores/records/crm/crm-ledger.ts';
import { createCrmConnection, forgetCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { eraseOrderTexts } from '#stores/records/orders/erase-order-texts.ts';
import { addOrder, changeOrder } from '#stores/records/orders/keep-orders.ts';
import { listOrders, sumOrders } from '#stores/records/orders/list-orders.ts';
import { adoptCrmOrders, takeCrmOrders } from '#stores/records/orders/take-crm-orders.ts';
import { changeCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { users } from '#stores/records/schema/access.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig, rigSecret } from '#tests/support/crm/open-crm-rig.ts';
import { startFolderStub } from '#tests/support/crm/start-folder-stub.ts';

let stub: CrmStub;
let rig: CrmRig;
const by = { id: 'u1', name: 'Ada' };

beforeAll(async () => {
  stub = await startFolderStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const put = (name: 'customers' | 'orders' | 'deals', lines: readonly string[]) => {
  const inbox = join(stub.folders?.dataDirectory ?? '', 'exchange', 'crm', 'in');
  mkdirSync(inbox, { recursive: true });
  writeFileSync(join(inbox, `${name}.new`), lines.join('\n'));
  renameSync(join(inbox, `${name}.new`), join(inbox, `${name}.csv`));
};
const head = 'id,company_id,number,kind,date,product,quantity,amount,currency,state';
interface Row extends Record<string, unknown> {
  id: number;
  number: string;
  kind: string;
  amount: number;
  product: string;
  day: string;
  changeId: number;
  stands: boolean;
}
const list = async (companyId: number) => {
  const { rows } = await rig.records.db.execute<Row>(sql`
    SELECT o.id::float8 AS id, o.number, o.kind, o.amount::float8 AS amount, o.product, o.ordered_on::text AS day,
      o.change_id::float8 AS "changeId", o.removed_at IS NULL AS stands
    FROM orders o WHERE o.company_id = ${companyId} ORDER BY o.number, o.id LIMIT 100`);
  return rows;
};

test('a table is read as Italians write it; what cannot be read is named, and the others are taken', async () => {
  const id = await rig.company({ name: 'Righe S.r.l.', domain: 'prova-righe.it', isLead: false });
  const own = `fiuto_c_${id}`;
  put('customers', ['id,name,fiuto_id', `K1,Righe S.r.l.,${own}`]);
  put('orders', [
    head,
    'R1,K1,12/2026,ordine,27/11/2026,Pompa,"1,5","1.234,56",€,Confermato',
    'R1,,,,,Valvola,2,"100,44",,',
    'R2,K1,7/2026,nota di credito,05/03/2026,Pompa,,"200,00",EUR,',
    'R3,K1,13/2026,ordine,ieri,Pompa,1,molti,EUR,',
    'R4,K1,14/2026,ordine,27/11/2026,Pompa,1,"9,00",EUR,preventivo',
    'R5,K1,15/2026,ordine,27/11/2026,Pompa,1,"9,00",bitcoin,',
  ]);
  expect(await rig.pull()).toBe('');
  expect(await list(id)).toMatchObject([
    { number: '12/2026', kind: 'order', amount: 1_335, product: 'Pompa, Valvola', day: '2026-11-27' },
    { number: '7/2026', kind: 'credit_note', amount: -200, product: 'Pompa', day: '2026-03-05' },
  ]);
  const told = await listWrites(rig.records, { crmId: rig.crmId, reason: 'order_unreadable', limit: 50 });
  expect(told.map(({ theirId, detail }) => [theirId, detail]).sort()).toEqual([
    ['in/orders.csv R3', expect.stringContaining('date: ieri, amount: molti')],
    ['in/orders.csv R5', 'currency: bitcoin'],
  ]);
});

test('nobody changes an order of a CRM here; while it is not read it is ours, and stays as we made it', async () => {
  const id = await rig.company({ name: 'Nostre S.r.l.', domain: 'prova-nostre.it', isLead: false });
  put('customers', ['id,name,fiuto_id', `K2,Nostre S.r.l.,fiuto_c_${id}`]);
  const write = (amount: string, product: string) =>
    put('orders', [head, `N1,K2,N-1,order,2026-11-27,${product},1,${amount},EUR,done`]);
  const change = async (product: string) => {
    const [order] = await list(id);
    const seen = { id: order?.id ?? 0, seenChangeId: order?.changeId ?? 0 };
    await changeOrder(rig.records, by, { ...seen, values: { product } });
  };
  write('10.00', 'Pump');
  expect(await rig.pull()).toBe('');
  await expect(change('Mine')).rejects.toMatchObject({ code: 'order_of_crm' });
  await rig.change({ takesOrders: false });
  await change('Mine');
  await rig.change({ takesOrders: true });
  write('20.00', 'Pump');
  expect(await rig.pull()).toBe('');
  expect(await list(id)).toMatchObject([{ amount: 20, product: 'Mine' }]);
});

test('an amount that bears no currency is in the one of the connection', async () => {
  const id = await rig.company({ name: 'Sterlina S.r.l.', domain: 'prova-sterlina.it', isLead: false });
  put('customers', ['id,name,fiuto_id', `K5,Sterlina S.r.l.,fiuto_c_${id}`]);
  put('orders', [
    head,
    'S1,K5,S-1,order,2026-11-27,Pump,1,10.00,,done',
    'S2,K5,S-2,order,2026-11-27,Pump,1,10.00,CHF,done',
  ]);
  await rig.change({ currency: 'GBP' });
  expect(await rig.pull()).toBe('');
  await rig.change({});
  const { rows } = await rig.records.db.execute<{ currency: string }>(
    sql`SELECT currency FROM orders WHERE company_id = ${id} ORDER BY number LIMIT 10`,
  );
  expect(rows.map(({ currency }) => currency)).toEqual(['GBP', 'CHF']);
});

test('an order goes with whoever it is of there, and with the companies that are merged', async () => {
  const wrong = await rig.company({ name: 'Sbagliata S.r.l.', domain: 'prova-sbagliata.it', isLead: false });
  const right = await rig.company({ name: 'Giusta S.r.l.', domain: 'prova-giusta.it', isLead: false });
  put('customers', ['id,name,fiuto_id', `K3,Wrong,fiuto_c_${wrong}`, `K4,Right,fiuto_c_${right}`]);
  const write = (company: string, amount: string) =>
    put('orders', [head, `M1,${company},M-1,order,2026-11-27,Pump,1,${amount},EUR,done`]);
  const statuses = async () => {
    const { rows } = await rig.records.db.execute<{ status: string }>(
      sql`SELECT status FROM companies WHERE id = ANY(${sql.param([wrong, right])}::int[]) ORDER BY id`,
    );
    return rows.map(({ status }) => status);
  };
  write('K3', '10.00');
  expect(await rig.pull()).toBe('');
  expect(await statuses()).toEqual(['customer', expect.not.stringContaining('customer')]);
  write('K4', '10.00');
  expect(await rig.pull()).toBe('');
  expect(await list(wrong)).toEqual([]);
  expect(await list(right)).toMatchObject([{ number: 'M-1', stands: true }]);
  expect(await statuses()).toEqual([expect.not.stringContaining('customer'), 'customer']);
  await mergeCompany(rig.records, by, right, wrong, 'They are one');
  write('K4', '30.00');
  expect(await rig.pull()).toBe('');
  // It stays under the company that it was told of, and is found by the merge.
  expect(await list(right)).toMatchObject([{ amount: 30, stands: true }]);
});

test('an order is shown to whoever looks after its company, also after that changed there or the companies were merged', async () => {
  const owners = ['bruno', 'carla', 'dora'];
  await rig.records.db
    .insert(users)
    .values(owners.map((id) => ({ id, name: id, email: `${id}@a.example`, role: 'sales' })));
  const give = async (name: string, ownerId: string) => {
    const id = await rig.company({ name, domain: `${name.split(' ')[0]?.toLowerCase()}.it`, isLead: false });
    await changeCompany(rig.records, by, id, { ownerId, status: 'customer' });
    return id;
  };
  const [first, second, third] = [
    await give('Passata S.r.l.', 'bruno'),
    await give('Prossima S.r.l.', 'carla'),
    await give('Finale S.r.l.', 'dora'),
  ];
  put('customers', ['id,name,fiuto_id', `K5,Passata,fiuto_c_${first}`, `K6,Prossima,fiuto_c_${second}`]);
  const read = async (company: string) => {
    put('orders', [head, `V1,${company},V-1,order,2026-11-27,Pump,1,10.00,EUR,done`]);
    expect(await rig.pull()).toBe('');
  };
  /** Those of them who see it, in the list as by its number. */
  const seers = async () => {
    const seen: string[] = [];
    for (const owner of owners) {
      const all = { state: 'kept' as const, seenBy: [owner] };
      const listed = (await listOrders(rig.records, all, { limit: 100 })).some(
        ({ number }) => number === 'V-1',
      );
      const found = await listOrders(rig.records, { ...all, search: 'v-1' }, { limit: 100 });
      expect(found.length > 0).toBe(listed);
      expect((await sumOrders(rig.records, { ...all, search: 'v-1' }, 100)).count > 0).toBe(listed);
      if (listed) seen.push(owner);
    }
    return seen;
  };
  await read('K5');
  expect(await seers()).toEqual(['bruno']);
  await read('K6');
  expect(await seers()).toEqual(['carla']);
  await mergeCompany(rig.records, by, second, third, 'The same');
  expect(await seers()).toEqual(['dora']);
  await read('K5');
  expect(await seers()).toEqual(['bruno']);
  await mergeCompany(rig.records, by, first, third, 'The same');
  expect(await seers()).toEqual(['dora']);
  await changeCompany(rig.records, by, third, { ownerId: 'carla' });
  expect(await seers()).toEqual(['carla']);
  await unmergeCompany(rig.records, by, first, 'Two of them');
  expect(await seers()).toEqual(['bruno']);
});

test('who is a customer in a CRM stays one when what was ordered is removed, for as long as it says so', async () => {
  const id = await rig.company({ name: 'Cliente S.r.l.', domain: 'prova-cliente.it', isLead: false });
  const statusOf = async () => {
    const { rows } = await rig.records.db.execute<{ status: string }>(
      sql`SELECT status FROM companies WHERE id = ${id}`,
    );
    return rows[0]?.status;
  };
  const before = await statusOf();
  const say = async (status: string) => {
    put('customers', ['id,name,fiuto_id,status', `K7,Cliente S.r.l.,fiuto_c_${id},${status}`]);
    expect(await rig.pull()).toBe('');
  };
  const orderAndRemove = async (number: string) => {
    const values = { kind: 'order' as const, orderedOn: '2026-11-27', product: '', amount: 5 };
    const more = { companyId: id, number, currency: 'EUR', lines: [], source: 'manual' };
    const orderId = await addOrder(rig.records, by, { ...values, ...more });
    expect(await statusOf()).toBe('customer');
    const seenChangeId = (await list(id)).find((one) => one.id === orderId)?.changeId ?? 0;
    return async () =>
      changeOrder(rig.records, by, { id: orderId, seenChangeId, values: { removedAt: new Date() } });
  };
  await say('');
  await (await orderAndRemove('C-1'))();
  expect(await statusOf()).toBe(before);
  const remove = await orderAndRemove('C-2');
  // Nothing to change here: it is a customer already.
  await say('customer');
  await remove();
  expect(await statusOf()).toBe('customer');
  await say('prospect');
  await (await orderAndRemove('C-3'))();
  expect(await statusOf()).toBe(before);
});

test('an order of two connections stands here once, and the second follows it when the first is gone', async () => {
  const id = await rig.company({ name: 'Due S.r.l.', domain: 'prova-due.it', isLead: false });
  const settings = { ...defaultCrmSettings };
  const credentials = { secret: '', user: '', database: '' };
  const open = async () => {
    const plain = {
      provider: 'folder' as const,
      name: 'Another',
      baseUrl: 'folder:other',
      credentials,
      settings,
    };
    const { id: crmId } = await createCrmConnection(rig.records, by, plain, rig.desk.connectionKeys);
    await rig.records.db.execute(sql`
      INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, found_by)
      VALUES (${crmId}, 'company', ${`fiuto_c_${id}`}, 'X', ${id}, 'human')`);
    return crmId;
  };
  const [first, second] = [await open(), await open()];
  const take = (crmId: number, amount: number) =>
    takeCrmOrders(rig.records, by, { crmId, document: 'papers' }, [
      {
        ...{ theirId: 'P1', theirCompanyId: 'X', version: String(amount), state: 'done', isStanding: true },
        values: {
          ...{ kind: 'order' as const, number: 'Z-1', orderedOn: '2026-11-27', product: 'Pump', amount },
          ...{ currency: 'EUR', lines: [] },
        },
      },
    ]);
  await take(first, 10);
  await take(second, 11);
  await adoptCrmOrders(rig.records, by, second);
  expect(await list(id)).toMatchObject([{ amount: 10 }]);
  await forgetCrmConnection(rig.records, first);
  await adoptCrmOrders(rig.records, by, second);
  expect(await list(id)).toMatchObject([{ amount: 11, stands: true }]);
  await forgetCrmConnection(rig.records, second);
  // Nobody takes it away from us.
  expect(await list(id)).toMatchObject([{ amount: 11, stands: true }]);
});

test('an order of two connections whose company is known no more is looked at once, and waits', async () => {
  const id = await rig.company({ name: 'Ferma S.r.l.', domain: 'prova-ferma.it', isLead: false });
  await rig.records.db.execute(sql`
    INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, found_by)
    VALUES (${rig.crmId}, 'company', ${`fiuto_c_${id}`}, 'F', ${id}, 'human')`);
  const order = (theirCompanyId: string) => ({
    ...{ theirId: 'F1', theirCompanyId, version: theirCompanyId, state: 'done', isStanding: true },
    values: {
      ...{ kind: 'order' as const, number: 'F-1', orderedOn: '2026-11-27', product: 'Pump', amount: 10 },
      ...{ currency: 'EUR', lines: [] },
    },
  });
  const place = { crmId: rig.crmId, document: 'still' };
  await takeCrmOrders(rig.records, by, place, [order('F')]);
  // As one that another connection told us of, and let go since.
  await rig.records.db.execute(sql`
    UPDATE crm_orders SET same_as = order_id, order_id = NULL, their_company_id = 'nobody' WHERE their_id = 'F1'`);
  await adoptCrmOrders(rig.records, by, rig.crmId);
  const { rows } = await rig.records.db.execute(
    sql`SELECT is_waiting AS waits, same_as AS "sameAs" FROM crm_orders WHERE their_id = 'F1'`,
  );
  expect(rows).toEqual([{ waits: true, sameAs: null }]);
  await takeCrmOrders(rig.records, by, place, [order('F')]);
  expect((await list(id)).filter(({ stands }) => stands)).toMatchObject([{ number: 'F-1' }]);
});

test('an order is none of a person whose number there is that of another company', async () => {
  const id = await rig.company({ name: 'Persona S.r.l.', domain: 'prova-persona.it', isLead: false });
  const keyId = await rig.person('anna@prova-persona.it', 'Anna');
  await rig.records.db.execute(sql`
    INSERT INTO crm_links (crm_id, kind, our_id, their_id, company_id, key_id, found_by)
    VALUES (${rig.crmId}, 'person', ${`fiuto_p_${keyId}`}, 'K17', ${id}, ${keyId}, 'human')`);
  put('orders', [head, 'P17,K17,P-17,order,2026-11-27,Pump,1,10.00,EUR,done']);
  expect(await rig.pull()).toBe('');
  expect(await list(id)).toEqual([]);
});

test('what was read while two companies were one goes with its own when they are parted', async () => {
  const [kept, other] = [
    await rig.company({ name: 'Resta S.r.l.', domain: 'prova-resta.it', isLead: false }),
    await rig.company({ name: 'Parte S.r.l.', domain: 'prova-parte.it', isLead: false }),
  ];
  put('customers', ['id,name,fiuto_id', `K20,Resta,fiuto_c_${kept}`, `K21,Parte,fiuto_c_${other}`]);
  expect(await rig.pull()).toBe('');
  await mergeCompany(rig.records, by, other, kept, 'By mistake');
  put('orders', [head, 'U1,K21,U-1,order,2026-11-27,Pump,1,10.00,EUR,done']);
  expect(await rig.pull()).toBe('');
  await unmergeCompany(rig.records, by, other, 'They are two');
  expect(await list(kept)).toEqual([]);
  expect(await list(other)).toMatchObject([{ number: 'U-1', stands: true }]);
});

test('a person who is erased is in none of it, and does not come back with the next reading or change there', async () => {
  const id = await rig.company({ name: 'Privata S.r.l.', domain: 'prova-privata.it', isLead: false });
  put('customers', ['id,name,fiuto_id', `K9,Privata S.r.l.,fiuto_c_${id}`]);
  put('orders', [head, 'E1,K9,E-1,order,2026-11-27,Course for anna@prova-privata.it,1,10.00,EUR,done']);
  expect(await rig.pull()).toBe('');
  await eraseOrderTexts(rig.records.db, ['email:anna@prova-privata.it']);
  await rig.records.db.execute(sql`UPDATE crm_cursors SET cursor = '' WHERE stream LIKE 'order:%'`);
  expect(await rig.pull()).toBe('');
  const { rows } = await rig.records.db.execute(sql`
    SELECT to_jsonb(o) AS o, to_jsonb(c) AS c FROM crm_orders c JOIN orders o ON o.id = c.order_id WHERE c.their_id = 'E1'`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('anna@');
  const keys = ['email:anna@prova-privata.it', 'phone:+390255512345'];
  await markErased(rig.records, keys, by, createErasedHash(rigSecret));
  const { erased } = rig.desk.refused;
  const isKnown = async () => {
    await erased.load();
    return keys.every(erased.has);
  };
  await expect.poll(isKnown, { timeout: 30_000 }).toBe(true);
  put('orders', [
    head,
    'E1,K9,E-1,order,2026-11-27,Course for (Anna@prova-privata.it) +39 02 555-12345,1,10.00,EUR,paid',
  ]);
  put('deals', [
    'id,company_id,name,state',
    'D1,K9,Offer for anna@prova-privata.it and carlo@prova-privata.it,open',
  ]);
  expect(await rig.pull()).toBe('');
  const { rows: held } = await rig.records.db.execute<{ text: string }>(sql`
    SELECT to_jsonb(t)::text AS text FROM (SELECT to_jsonb(o) AS row FROM orders o UNION ALL SELECT to_jsonb(c) FROM crm_orders c
      UNION ALL SELECT to_jsonb(h) FROM order_changes h UNION ALL SELECT to_jsonb(d) FROM crm_deals d) AS t LIMIT 1000`);
  const texts = held.map(({ text }) => text).join('\n');
  expect(texts).toContain('carlo@');
  expect(texts).toContain('"paid"');
  expect(texts).not.toMatch(/anna@|555-?12345/i);
});
