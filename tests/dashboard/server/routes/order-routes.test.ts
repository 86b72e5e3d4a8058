// Orders and invoices over the API: by hand and by file, who sees them, what becomes of the company, and every change taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderHistory, OrderPage } from '#contract/order-report.ts';
import { orderColumns } from '#dashboard/server/exports/export-columns.ts';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let salesId: string;
const by = { id: 'u1', name: 'Ada' };
beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales] = [await dashboard.withRole('manager'), await dashboard.withRole('sales')];
  salesId = String((await sales.get('/api/me')).body['id']);
});
afterAll(() => dashboard.close());

const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const company = (
  name: string,
  more: { status?: 'prospect' | 'partner'; ownerId?: string; vatNumber?: string } = {},
) => createCompany(dashboard.records, by, { name, status: 'prospect', source: 'manual', ...more });
const statusOf = async (id: number) => (await manager.get(`/api/companies/${id}`)).body['status'];
const order = (companyId: number, number: string, more: object = {}) => ({
  ...{ companyId, kind: 'order', number, date: '2026-03-02' },
  ...{ product: 'Pump', amount: 1_250.5, currency: 'EUR', ...more },
});
const add = async (companyId: number, number: string, more: object = {}) =>
  bodyOf<OrderHistory>(await manager.post('/api/orders', order(companyId, number, more)));
const listOf = async (companyId: number) =>
  bodyOf<OrderPage>(await manager.get(`/api/orders?company=${companyId}`)).orders;

describe('an order', () => {
  it('makes a customer of its company, names itself as the reason, and takes both back', async () => {
    const id = await company('Alfa Valves');
    const made = await add(id, 'A-1');
    const expected = { company: { id }, amount: 1_250.5, madeCustomer: true, source: 'manual' };
    expect(made.order).toMatchObject(expected);
    expect(made.changes).toMatchObject([
      { action: 'add_order', before: { companyStatus: 'prospect' }, by: 'manager' },
    ]);
    expect(await statusOf(id)).toBe('customer');
    const path = `/api/orders/${made.order.id}`;
    const undone = await manager.post(`${path}/changes/${made.changes[0]?.id}/undo`);
    expect(undone.body).toMatchObject({
      isRemoved: true,
      changes: [{ action: 'undo_change' }, { isUndone: true }],
    });
    expect([await statusOf(id), await listOf(id)]).toEqual(['prospect', []]);
    const again = await manager.post(`${path}/changes/${made.changes[0]?.id}/undo`);
    expect(again).toMatchObject({ status: 409 });
    const changeId = bodyOf<OrderHistory>(undone).changes[0]?.id;
    await manager.post(`${path}/changes/${changeId}/undo`);
    expect([await statusOf(id), (await listOf(id)).length]).toEqual(['customer', 1]);
  });

  it('of two leaves the company a customer when one goes, and never turns a partner into one', async () => {
    const id = await company('Beta Valves');
    const [first, partner] = [await add(id, 'B-1'), await company('Gamma', { status: 'partner' })];
    await add(id, 'B-2');
    const { id: orderId, changeId } = first.order;
    await manager.patch(`/api/orders/${orderId}`, { seenChangeId: changeId, isRemoved: true });
    expect(await statusOf(id)).toBe('customer');
    expect((await add(partner, 'G-1')).order.madeCustomer).toBe(false);
    expect(await statusOf(partner)).toBe('partner');
  });

  it('leaves the company as it was once all are gone, whichever of them made it a customer', async () => {
    const id = await company('Eta Valves');
    const remove = async ({ order: { id: orderId } }: OrderHistory) => {
      const { order: now } = bodyOf<OrderHistory>(await manager.get(`/api/orders/${orderId}`));
      const body = { seenChangeId: now.changeId, isRemoved: true };
      return bodyOf<OrderHistory>(await manager.patch(`/api/orders/${orderId}`, body));
    };
    const [first, second] = [await add(id, 'H-1'), await add(id, 'H-2')];
    await remove(first);
    expect(await statusOf(id)).toBe('customer');
    const gone = await remove(second);
    expect(await statusOf(id)).toBe('prospect');
    expect(gone.changes[0]).toMatchObject({ before: { statusGivenBack: 'prospect' } });
    // What somebody says is neither forgotten nor taken for what an order did.
    const say = (status: 'lead' | 'customer') => changeCompany(dashboard.records, by, id, { status });
    await say('lead');
    expect(await statusOf(id)).toBe('lead');
    await manager.post(`/api/orders/${second.order.id}/changes/${gone.order.changeId}/undo`);
    expect(await statusOf(id)).toBe('customer');
    await remove(second);
    expect(await statusOf(id)).toBe('lead');
    await say('customer');
    await remove(await add(id, 'H-3'));
    expect(await statusOf(id)).toBe('customer');
  });

  it('that gives back makes no customer; one of which the amount is mended does, and no longer', async () => {
    const id = await company('Theta Valves');
    const { order: made } = await add(id, 'T-1', { amount: -100 });
    expect([made.madeCustomer, await statusOf(id)]).toEqual([false, 'prospect']);
    const path = `/api/orders/${made.id}`;
    const mended = await manager.patch(path, { seenChangeId: made.changeId, amount: 100 });
    expect(await statusOf(id)).toBe('customer');
    const { changeId: seenChangeId } = bodyOf<OrderHistory>(mended).order;
    await manager.patch(path, { seenChangeId, amount: 0 });
    expect(await statusOf(id)).toBe('prospect');
  });

  it('is changed by whoever saw its last change, and each change is taken back by itself', async () => {
    const { order: made } = await add(await company('Delta Valves'), 'D-1');
    const path = `/api/orders/${made.id}`;
    const changed = bodyOf<OrderHistory>(
      await manager.patch(path, { seenChangeId: made.changeId, amount: 2_000, product: 'Two pumps' }),
    );
    expect(changed.changes[0]).toMatchObject({
      ...{ action: 'change_order', before: { amount: 1_250.5, product: 'Pump' } },
      after: { amount: 2_000, product: 'Two pumps' },
    });
    const late = await manager.patch(path, { seenChangeId: made.changeId, amount: 1 });
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'changed_meanwhile' } } });
    const first = await manager.post(`${path}/changes/${made.changeId}/undo`);
    expect(first).toMatchObject({ status: 409, body: { error: { code: 'changed_since' } } });
    const undone = await manager.post(`${path}/changes/${changed.order.changeId}/undo`);
    expect(undone.body).toMatchObject({ order: { amount: 1_250.5, product: 'Pump' } });
  });

  it('has its number once for each kind, and amounts to the cent in a currency', async () => {
    const id = await company('Epsilon');
    await add(id, 'E-1');
    const twice = await manager.post('/api/orders', order(id, 'E-1'));
    expect(twice).toMatchObject({ status: 409, body: { error: { code: 'order_number_taken' } } });
    expect((await manager.post('/api/orders', order(id, 'E-1', { kind: 'invoice' }))).status).toBe(200);
    for (const wrong of [{ amount: 1.005 }, { currency: 'euro' }, { date: '2026-02-31' }, { number: ' ' }])
      expect((await manager.post('/api/orders', order(id, 'E-9', wrong))).status).toBe(400);
  });

  it('is listed page by page, the newest day first, and of merged companies with the one that is left', async () => {
    const [id, other] = [await company('Zeta'), await company('Zeta Pumps')];
    for (const [at, date] of ['2026-01-05', '2026-01-07', '2026-01-07', '2026-01-06'].entries())
      await add(at === 3 ? other : id, `Z-${at}`, { date });
    await manager.post(`/api/companies/${other}/merge`, { into: id, reason: 'The same' });
    const merged = (await manager.get(`/api/companies/${other}`)).body['mergedInto'];
    expect(merged).toMatchObject({ id });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: OrderPage = bodyOf(await manager.get(`/api/orders?company=${id}&limit=1${next}`));
      seen.push(...page.orders.map(({ number, company: of }) => `${number} ${of.name}`));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['Z-2 Zeta', 'Z-1 Zeta', 'Z-3 Zeta', 'Z-0 Zeta']);
    const some = await manager.get(`/api/orders?company=${id}&from=2026-01-06&to=2026-01-06`);
    expect(some.body).toMatchObject({ orders: [{ number: 'Z-3' }] });
  });
});

describe('the list of all', () => {
  const numbersOf = async (query: string, client = manager) => {
    const answer = await client.get(`/api/orders?${query}`);
    expect(answer.status).toBe(200);
    return bodyOf<OrderPage>(answer).orders.map(({ number }) => number);
  };

  it('is narrowed by number, kind, day, amount, company and whether they were removed', async () => {
    const id = await company('Searched Valves');
    await add(id, 'SV_1', { amount: 10, date: '2024-05-01' });
    await add(id, 'SV%2', { amount: -20.5, date: '2024-05-02', kind: 'invoice', currency: 'USD' });
    const { order: gone } = await add(id, 'SV%3', { amount: 30, date: '2024-05-03' });
    expect(await numbersOf('search=sv')).toEqual(['SV%3', 'SV%2', 'SV_1']);
    expect(await numbersOf('search=sv%25'), 'signs stand for themselves').toEqual(['SV%3', 'SV%2']);
    expect(await numbersOf('search=sv_')).toEqual(['SV_1']);
    expect(await numbersOf('search=sv&kind=credit_note')).toEqual(['SV%2']);
    expect(await numbersOf('search=sv&from=2024-05-02&to=2024-05-02')).toEqual(['SV%2']);
    expect(await numbersOf('search=sv&amountMin=10&amountMax=30')).toEqual(['SV%3', 'SV_1']);
    expect(await numbersOf(`company=${id}&amountMax=0`)).toEqual(['SV%2']);
    await manager.patch(`/api/orders/${gone.id}`, { seenChangeId: gone.changeId, isRemoved: true });
    expect(await numbersOf('search=sv')).toEqual(['SV%2', 'SV_1']);
    expect(await numbersOf('search=sv&state=removed')).toEqual(['SV%3']);
    expect(await manager.get('/api/orders?from=0000-01-01')).toMatchObject({ status: 400 });
  });

  it('says with its first page what all that are found come to, in each currency', async () => {
    const id = await company('Summed Valves');
    for (const [at, amount] of [0.1, 0.2, -0.05].entries()) await add(id, `SUM-${at}`, { amount });
    await add(id, 'SUM-9', { amount: 7, currency: 'CHF' });
    const page = bodyOf<OrderPage>(await manager.get('/api/orders?search=sum-&limit=1'));
    expect(page.total).toEqual({
      ...{ count: 4, isMore: false },
      sums: [
        { kind: 'order', currency: 'EUR', amount: 0.25, count: 3 },
        { kind: 'order', currency: 'CHF', amount: 7, count: 1 },
      ],
    });
    const next = await manager.get(`/api/orders?search=sum-&limit=1&cursor=${page.nextCursor}`);
    expect(bodyOf<OrderPage>(next).total).toBeNull();
  });

  it('shows sales, and adds up for them, what is theirs or nobody’s', async () => {
    const mine = await company('Summed of sales', { ownerId: salesId });
    const managerId = String((await manager.get('/api/me')).body['id']);
    await add(mine, 'OWN-1', { amount: 1 });
    await add(await company('Summed of others', { ownerId: managerId }), 'OWN-2', { amount: 2 });
    expect(await numbersOf('search=own-', sales)).toEqual(['OWN-1']);
    const { total } = bodyOf<OrderPage>(await sales.get('/api/orders?search=own-'));
    expect(total).toMatchObject({ count: 1, sums: [{ amount: 1 }] });
  });
});

describe('an order of several products', () => {
  const lines = [
    { product: 'Pump', quantity: 2, amount: 100 },
    { product: 'Hose', quantity: null, amount: null },
  ];

  it('keeps each with how many and for how much, and what was changed about them is taken back', async () => {
    const id = await company('Several Products');
    const { order: made } = await add(id, 'SP-1', { lines });
    expect(made.lines).toEqual(lines);
    const path = `/api/orders/${made.id}`;
    const same = await manager.patch(path, { seenChangeId: made.changeId, lines });
    expect(bodyOf<OrderHistory>(same).order.changeId, 'the same is no change').toBe(made.changeId);
    const [first] = lines;
    const changed = bodyOf<OrderHistory>(
      await manager.patch(path, { seenChangeId: made.changeId, lines: [first] }),
    );
    expect(changed.order.lines).toEqual([first]);
    const undone = await manager.post(`${path}/changes/${changed.order.changeId}/undo`);
    expect(undone.body).toMatchObject({ order: { lines } });
    expect((await listOf(id))[0]?.lines).toEqual(lines);
    const wrong = [{ product: 'Pump', quantity: 1, amount: 1.001 }];
    expect((await manager.post('/api/orders', order(id, 'SP-2', { lines: wrong }))).status).toBe(400);
  });

  it('is without a person who is erased, in its history as well, and keeps the others', async () => {
    const id = await company('Erased Products');
    const written = [
      { product: 'Course for Mario.Rossi@acme.example and lucia@acme.example', quantity: 1, amount: 5 },
      { product: 'Pump', quantity: 1, amount: 7 },
    ];
    const { order: made } = await add(id, 'ER-1', {
      product: 'For mario.rossi@acme.example',
      lines: written,
    });
    await erasePerson(dashboard.records, ['email:mario.rossi@acme.example'], { subjects: [] });
    const told = JSON.stringify((await manager.get(`/api/orders/${made.id}`)).body);
    expect(told.toLowerCase()).not.toContain('mario.rossi');
    expect(told).toContain('lucia@acme.example');
    expect((await listOf(id))[0]).toMatchObject({ amount: made.amount, lines: [{ amount: 5 }, written[1]] });
  });

  it('leaves an export with all of them', async () => {
    const { order: made } = await add(await company('Exported Products'), 'EP-1', { lines });
    const cells = Object.fromEntries(orderColumns.map(({ name, cell }) => [name, cell(made)]));
    expect(cells['lines']).toBe('2 x Pump: 100; Hose');
  });
});

it('is for sales what is theirs or nobody’s, for marketers to read, for agents of their own leads alone', async () => {
  const [mine, others] = [
    await company('Mine', { ownerId: salesId }),
    await company('Others', { ownerId: String((await manager.get('/api/me')).body['id']) }),
  ];
  const [own, foreign] = [await add(mine, 'R-1'), await add(others, 'R-2')];
  const numbers = JSON.stringify((await sales.get('/api/orders?limit=200')).body);
  expect([numbers.includes('R-1'), numbers.includes('R-2')]).toEqual([true, false]);
  expect((await sales.get(`/api/orders/${own.order.id}`)).status).toBe(200);
  expect((await sales.get(`/api/orders/${foreign.order.id}`)).status).toBe(404);
  expect((await sales.get(`/api/orders?company=${others}`)).body).toMatchObject({
    error: { code: 'not_your_company' },
  });
  expect((await sales.post('/api/orders', order(others, 'R-3'))).status).toBe(403);
  const marketer = await dashboard.withRole('marketer');
  expect((await marketer.get(`/api/orders/${foreign.order.id}`)).status).toBe(200);
  expect((await marketer.post('/api/orders', order(mine, 'R-4'))).status).toBe(403);
  const agent = await dashboard.withRole('agent');
  expect((await agent.get('/api/orders')).status).toBe(403);
  expect((await agent.get(`/api/orders?company=${mine}`)).status).toBe(404);
  const agentId = String((await agent.get('/api/me')).body['id']);
  await manager.post('/api/leads', { companyId: mine, owner: agentId });
  expect((await agent.get(`/api/orders?company=${mine}`)).body).toMatchObject({
    orders: [{ number: 'R-1' }],
  });
});
