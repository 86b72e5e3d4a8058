// An order that stands in a connected CRM, over the API: it says so, is changed neither by hand nor by a list, and is ours again when it is gone
// there. The page of the connection tells which orders are read.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyImport, CompanyImportLine } from '#contract/company-report.ts';
import { defaultCrmSettings } from '#contract/crm.ts';
import type { CrmRow } from '#contract/crm-report.ts';
import type { OrderHistory, OrderPage } from '#contract/order-report.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { keepLink } from '#stores/records/crm/crm-links.ts';
import { createCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { keepOrderDocuments } from '#stores/records/crm/keep-crm-orders.ts';
import { takeCrmOrders } from '#stores/records/orders/take-crm-orders.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let crmId: number;
let companyId: number;
const by = { id: 'u1', name: 'Ada' };
/** As a reading finds them. */
const documents = [
  { name: 'sale.sale', problem: '' as const },
  { name: 'account.invoice', problem: 'missing' as const },
];

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  const { records } = dashboard;
  companyId = await createCompany(records, by, { name: 'Lambda Pumps', source: 'manual' });
  const plain = { provider: 'tryton' as const, name: 'The ERP', baseUrl: 'https://erp.example.com' };
  const credentials = { secret: 'key', user: 'fiuto', database: 'firm' };
  const connection = { ...plain, credentials, settings: defaultCrmSettings };
  crmId = (await createCrmConnection(records, by, connection, openConnectionKeys('ab'.repeat(32)))).id;
  const link = { crmId, kind: 'company' as const, ourId: `fiuto_c_${companyId}`, theirId: 'L', companyId };
  await keepLink(records.db, { ...link, foundBy: 'human' });
  await keepOrderDocuments(records, crmId, documents);
});
afterAll(() => dashboard.close());

const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const list = async () => bodyOf<OrderPage>(await manager.get(`/api/orders?company=${companyId}`)).orders;
const settle = async (id: unknown) => {
  const look = async () => bodyOf<CompanyImport>(await manager.get(`/api/company-imports/${String(id)}`));
  await expect.poll(async () => (await look()).state, { timeout: 20_000 }).not.toMatch(/ing$/);
  return look();
};
const send = async (amount: number) => {
  const text = `Numero ordine;Data;Cliente;Prodotto;Importo\nL-1;02/03/2026;Lambda Pumps;Pump;${amount}\n`;
  const path = '/api/company-imports?name=ordini.csv&kind=orders';
  return settle((await manager.post(path, text, { 'content-type': 'text/csv' })).body['id']);
};
const act = async (id: number, deed: 'apply' | 'undo') => {
  expect(
    (await manager.post(`/api/company-imports/${id}/${deed}${deed === 'apply' ? '?byName=take' : ''}`))
      .status,
  ).toBe(200);
  return settle(id);
};
const take = (theirId: string, theirCompanyId: string, state: string, isStanding = true) =>
  takeCrmOrders(
    dashboard.records,
    { id: `crm:${crmId}`, name: 'The ERP' },
    { crmId, document: 'sale.sale' },
    [
      {
        ...{ theirId, theirCompanyId, version: state, state, isStanding },
        values: {
          ...{ kind: 'order' as const, number: `L-${theirId}`, orderedOn: '2026-03-02', product: 'Pump' },
          ...{ amount: 10, currency: 'EUR', lines: [] },
        },
      },
    ],
  );

it('is changed neither by hand nor by a list, nor taken back with the list that brought it', async () => {
  const run = await send(10);
  await act(run.id, 'apply');
  await take('1', 'L', 'shipped');
  const [order] = await list();
  const crm = { id: crmId, name: 'The ERP', state: 'shipped' };
  expect(order).toMatchObject({ crm, source: `import:${run.id}` });
  const path = `/api/orders/${order?.id}`;
  const refused = { status: 409, body: { error: { code: 'order_of_crm' } } };
  expect(await manager.patch(path, { seenChangeId: order?.changeId, amount: 1 })).toMatchObject(refused);
  expect(await manager.post(`${path}/changes/${order?.changeId}/undo`)).toMatchObject(refused);
  const again = await send(11);
  const lines = await manager.get(`/api/company-imports/${again.id}/lines`);
  expect(bodyOf<{ lines: CompanyImportLine[] }>(lines).lines).toMatchObject([
    { outcome: 'faulty', faults: [{ code: 'order_of_crm', message: expect.stringContaining('The ERP') }] },
  ]);
  expect(await act(run.id, 'undo')).toMatchObject({ undone: { removed: 0, keptCount: 1 } });
});

it('is removed when it is cancelled there, and is ours from then on', async () => {
  const [order] = await list();
  const path = `/api/orders/${order?.id}`;
  await take('1', 'L', 'cancelled', false);
  const gone = bodyOf<OrderHistory>(await manager.get(path));
  const changes = [{ action: 'cancel_order', by: 'The ERP' }, {}];
  expect(gone).toMatchObject({ isRemoved: true, order: { crm: null }, changes });
  expect((await manager.post(`${path}/changes/${gone.order.changeId}/undo`)).status).toBe(200);
  expect(await list()).toMatchObject([{ number: 'L-1', crm: null }]);
});

it('is counted on the page of its connection, with what is read there and what waits for its company', async () => {
  await take('2', 'L', 'done');
  await take('3', 'nobody', 'done');
  const administrator = await dashboard.administrator();
  const rows = bodyOf<CrmRow[]>(await administrator.get('/api/crms'));
  expect(rows.find(({ id }) => id === crmId)?.orders).toEqual({ documents, taken: 1, waiting: 1 });
});
