// What Odoo alone has: two dialects, of which the right one is found or set, rights to make fields, exceptions with tracebacks.

import { afterEach, expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { startOdooStub } from '#tests/support/crm/start-odoo-stub.ts';
import { startTestHttp } from '#tests/support/start-test-http.ts';
import { connectStub } from './connect-stub.ts';

const opened: CrmStub[] = [];
afterEach(async () => {
  for (const stub of opened.splice(0)) await stub.close();
});

async function start(...args: Parameters<typeof startOdooStub>): Promise<CrmStub> {
  const stub = await startOdooStub(...args);
  opened.push(stub);
  return stub;
}

test('the test says which Odoo it is and how it is spoken to', async () => {
  expect(await connectStub(await start('json-2')).test()).toEqual({
    account: 'Odoo 19.0, json-2',
    missing: [],
  });
  expect(await connectStub(await start('json-rpc')).test()).toEqual({
    account: 'Odoo 17.0, json-rpc',
    missing: [],
  });
});

test('a dialect that the server does not speak is told, when it was set by hand', async () => {
  const connector = connectStub(await start('json-2'), {
    apiVersion: 'json-rpc',
    credentials: { user: 'fiuto' },
  });
  await expect(connector.test()).rejects.toMatchObject({ fault: { kind: 'mend', reason: 'not_this_crm' } });
});

test('a server that is no Odoo is told as such, before any key is sent', async () => {
  const html = { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>' };
  const server = await startTestHttp(() => html);
  const stub = await start('json-2');
  await expect(connectStub({ ...stub, url: server.url }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'not_this_crm' },
  });
  expect(JSON.stringify(server.requests)).not.toContain(stub.credentials.secret);
  await server.close();
});

test.each(['json-2', 'json-rpc'] as const)(
  'by %s a wrong key and another database are told apart',
  async (front) => {
    const stub = await start(front);
    await expect(
      connectStub(stub, { credentials: { secret: 'no-key-of-theirs' } }).test(),
    ).rejects.toMatchObject({
      fault: { kind: 'mend', reason: 'credentials_refused' },
    });
    await expect(connectStub(stub, { credentials: { database: 'other' } }).test()).rejects.toMatchObject({
      fault: { kind: 'mend', reason: 'database_missing' },
    });
  },
);

test.each(['json-2', 'json-rpc'] as const)('by %s fields that nobody may make are named', async (front) => {
  const connector = connectStub(await start(front, { mayMakeFields: false }));
  const { missing } = await connector.test();
  expect(missing).toContain('res.partner.x_fiuto_score');
  await expect(connector.prepare()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'field_missing' },
  });
});

test('what a refusal says holds neither the key nor the traceback', async () => {
  const stub = await start('json-rpc');
  const connector = connectStub(stub);
  await connector.prepare();
  const write = {
    ownId: 'fiuto_c_1',
    theirId: undefined,
    values: { name: 'Acme', nowhere: stub.credentials.secret },
  };
  const error: unknown = await connector.write('company', write).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ fault: { kind: 'never', reason: 'validation' } });
  expect(JSON.stringify(error)).not.toContain('Traceback');
  expect(String(error)).not.toContain(stub.credentials.secret);
});

test('a server in a private network is asked only when its host is allowed', async () => {
  await expect(connectStub(await start('json-2'), { allowedHosts: [] }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
});

test('says of each kind of order whether it is installed and may be read, and reads the others', async () => {
  const stub = await startOdooStub('json-2');
  opened.push(stub);
  const { orders } = connectStub(stub);
  const documents = async () => (await orders?.listDocuments())?.map(({ name, problem }) => [name, problem]);
  stub.orders.uninstall('sale.order');
  stub.orders.forbid('account.move');
  expect(await documents()).toEqual([
    ['sale.order', 'missing'],
    ['account.move', 'forbidden'],
  ]);
  stub.orders.mend();
  expect(await documents()).toEqual([
    ['sale.order', ''],
    ['account.move', ''],
  ]);
});

test('an order of late in the evening is of the day that it was in the operator’s time zone', async () => {
  const stub = await startOdooStub('json-2');
  opened.push(stub);
  const today = new Date().toISOString().slice(0, 10);
  const lateMs = Date.parse(`${today}T23:30:00Z`);
  stub.skewClock(lateMs - Date.now());
  const companyId = await stub.addCompany({ name: 'Tardi S.r.l.', domain: 'prova-tardi.it' });
  await stub.orders.add({ companyId, lines: [{ product: 'Press', quantity: 1, price: 300 }] });
  const dayIn = async (timeZone: string) => {
    const { orders } = connectStub(stub, { settings: { timeZone } });
    return (await orders?.readChanged('sale.order', ''))?.orders.map(({ day }) => day);
  };
  expect(await dayIn('UTC')).toEqual([today]);
  expect(await dayIn('Europe/Rome')).toEqual([new Date(lateMs + 3_600_000).toISOString().slice(0, 10)]);
});
