// What sales is told of companies that a colleague looks after, endpoint by endpoint: name and owner, and nothing of what they
// did, were given as networks, or may be. Everybody else sees all.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { keepSuggestions } from '#stores/records/questions/company-suggestions.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { decided } from '../support/decided.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const minute = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const now = Date.now();
const period = `from=${iso(now - 3 * 60 * minute)}&to=${iso(now + minute)}`;
const by = { id: 'u1', name: 'Ada' };

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let site: number;
const ids: Record<'mine' | 'theirs' | 'free', number> = { mine: 0, theirs: 0, free: 0 };

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales] = [await dashboard.withRole('manager'), await dashboard.withRole('sales')];
  site = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  const me = (await sales.get('/api/me')).body as { id: string; name: string };
  const boss = (await manager.get('/api/me')).body as { id: string; name: string };
  const add = async (name: string, owner?: { id: string; name: string }) =>
    createCompany(dashboard.records, by, {
      ...{ name, source: 'test', status: 'customer' },
      ...(owner && { ownerId: owner.id, ownerName: owner.name }),
    });
  ids.mine = await add('Pumps Mine', me);
  ids.theirs = await add('Pumps Theirs', boss);
  ids.free = await add('Pumps Nobody');
  const rows = [
    decided('21', { companyId: ids.mine, name: 'Pumps Mine', domain: 'mine.example' }),
    decided('22', { companyId: ids.theirs, name: 'Pumps Theirs', domain: 'theirs.example' }),
    decided('23', { companyId: ids.free, name: 'Pumps Nobody', domain: 'free.example' }),
    decided('24', { name: 'Pumps Unknown', domain: 'unknown.example', band: 'medium' }),
  ];
  await dashboard.events.insert('decisions_v1', decisionColumns, rows.map(decisionValues), 'decided');
  const visits: [visitor: string, decisions: string[]][] = [
    ['a1', ['21']],
    ['a2', ['22']],
    ['a3', ['23']],
    ['a4', ['24']],
    ['a5', ['22', '21']],
  ];
  const events = visits.flatMap(([visitor, decisions], visit) =>
    decisions.map((decision, place) => ({
      ...{ site, visitor, decision, path: '/price', at: now - 3 * minute + visit * 1_000 + place },
    })),
  );
  await insertEvents(dashboard.events, events);
});
afterAll(() => dashboard.close());

async function get<T = Record<string, unknown>>(path: string, client = sales): Promise<T> {
  const answer = await client.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}
const namesOf = (rows: unknown) =>
  (rows as { company: { name: string } }[]).map(({ company }) => company.name);

describe('of a colleague’s company sales is told', () => {
  it('that it was there, last of all and without any figure, by GET /api/visiting-companies', async () => {
    for (const sort of ['last', 'visits']) {
      const { companies } = await get<{ companies: { name: string }[] }>(
        `/api/visiting-companies?${period}&sort=${sort}`,
      );
      expect(companies).toHaveLength(4);
      expect(companies.at(-1)).toEqual({
        ...{ companyId: ids.theirs, name: 'Pumps Theirs', isWhole: false, domain: '', country: 'IT' },
        ...{ owner: { id: expect.any(String), name: 'manager' }, verdict: 'known', band: null },
        ...{ visits: null, pages: null, engagedMs: null, lastAt: null },
      });
      for (const row of companies.slice(0, 3)) expect(row).toMatchObject({ isWhole: true });
    }
    expect(await get(`/api/visiting-companies?${period}&search=theirs.example`)).toMatchObject({ count: 0 });
    const all = await get(`/api/visiting-companies?${period}&search=theirs`, manager);
    expect(all).toMatchObject({ companies: [{ isWhole: true, visits: 1, domain: 'theirs.example' }] });
  });

  it('no visit by GET /api/visits', async () => {
    const { visits } = await get(`/api/visits?${period}`);
    expect(namesOf(visits).sort()).toEqual(['Pumps Mine', 'Pumps Mine', 'Pumps Nobody', 'Pumps Unknown']);
    expect((await sales.get(`/api/visits?${period}&company=${ids.theirs}`)).status).toBe(403);
    expect(namesOf((await get(`/api/visits?${period}`, manager))['visits'])).toContain('Pumps Theirs');
  });

  it('nothing by GET /api/visits/:id, neither of its visits nor of decisions in others', async () => {
    const { visits } = await get<{ visits: { id: string; visitor: string }[] }>(
      `/api/visits?${period}`,
      manager,
    );
    const idOf = (visitor: string) => visits.find((visit) => visit.visitor.endsWith(visitor))?.id;
    expect((await sales.get(`/api/visits/${idOf('a2')}`)).body).toMatchObject({
      error: { code: 'not_your_company' },
    });
    expect(await get(`/api/visits/${idOf('a5')}`)).toMatchObject({ otherDecisions: [] });
    expect(await get(`/api/visits/${idOf('a5')}`, manager)).toMatchObject({
      otherDecisions: [{ trace: { name: 'Pumps Theirs' } }],
    });
  });

  it('nothing by GET /api/live', async () => {
    const names = namesOf((await get('/api/live'))['visitors']);
    expect(names).not.toContain('Pumps Theirs');
    expect(names).toHaveLength(4);
    expect(namesOf((await get('/api/live', manager))['visitors'])).toHaveLength(5);
  });

  it('name, place and owner by GET /api/companies, also when it is searched for', async () => {
    for (const search of ['pumps', 'theirs']) {
      const { companies } = await get<{ companies: { name: string }[] }>(`/api/companies?search=${search}`);
      expect(companies.find(({ name }) => name === 'Pumps Theirs')).toMatchObject({
        ...{ isWhole: false, domain: '', owner: { name: 'manager' } },
      });
    }
  });

  it('name and owner by GET /api/companies/:id, and nothing by its activity', async () => {
    expect(await get(`/api/companies/${ids.theirs}`)).toMatchObject({ isWhole: false, domains: [] });
    expect((await sales.get(`/api/companies/${ids.theirs}/activity?${period}`)).status).toBe(403);
    expect(await get(`/api/prospect?${period}&domain=theirs.example`)).toMatchObject({ visits: 0 });
  });

  it('nothing by the activity of a company whose plant it is', async () => {
    const plant = await createCompany(dashboard.records, by, {
      ...{ name: 'Pumps Plant', source: 'test', parentId: ids.mine },
    });
    const visitsOf = async (client: TestClient) =>
      (await get(`/api/companies/${ids.mine}/activity?${period}&site=${site}`, client))['visits'];
    const before = await visitsOf(sales);
    const row = decided('25', { companyId: plant, name: 'Pumps Plant', domain: 'plant.example' });
    await dashboard.events.insert('decisions_v1', decisionColumns, [decisionValues(row)], 'plant');
    await insertEvents(dashboard.events, [
      { site, visitor: 'a6', decision: '25', path: '/price', at: now - 60 * minute },
    ]);
    expect(await visitsOf(sales)).toBe(Number(before) + 1);
    const boss = (await manager.get('/api/me')).body as { id: string };
    await manager.patch(`/api/companies/${plant}`, { ownerId: boss.id });
    expect(await visitsOf(sales)).toBe(before);
    expect(await visitsOf(manager)).toBe(Number(before) + 1);
  });

  it('nothing by GET /api/suggestions', async () => {
    const common = { score: 0.9, reasons: [] };
    await keepSuggestions(dashboard.records, [
      { ...common, kind: 'fuzzy_match', companyId: ids.mine, name: 'Pumps Mine Group' },
      { ...common, kind: 'fuzzy_match', companyId: ids.theirs, name: 'Pumps Theirs Group' },
      { ...common, kind: 'possible_duplicate', companyId: ids.free, otherId: ids.theirs },
    ]);
    expect(namesOf((await get('/api/suggestions'))['suggestions'])).toEqual(['Pumps Mine']);
    expect((await get('/api/suggestions', manager))['suggestions']).toHaveLength(3);
  });

  it('nothing by GET /api/pins and GET /api/corrections', async () => {
    const pin = (companyId: number, range: string) =>
      manager.post('/api/pins', { range, target: 'company', companyId });
    await pin(ids.theirs, '5.10.0.0/24');
    await pin(ids.free, '5.11.0.0/24');
    await manager.post('/api/pins', { domain: 'own-example.it', target: 'staff' });
    expect(
      (await get<{ pins: { subject: string }[] }>('/api/pins')).pins.map(({ subject }) => subject),
    ).toEqual(['own-example.it', '5.11.0.0/24']);
    const correct = (wrongCompanyId: number, rightCompanyId?: number) =>
      manager.post('/api/corrections', {
        ...{
          kind: rightCompanyId === undefined ? 'wrong_company' : 'it_is',
          wrongCompanyId,
          range: '9.9.9.9',
        },
        ...(rightCompanyId !== undefined && { rightCompanyId }),
      });
    await correct(ids.theirs);
    await correct(ids.mine, ids.theirs);
    await correct(ids.mine);
    expect((await get('/api/corrections'))['corrections']).toMatchObject([{ wrong: { name: 'Pumps Mine' } }]);
    expect((await get('/api/corrections', manager))['corrections']).toHaveLength(3);
  });
});

it('all of it is told to sales who stands in for the colleague, in each list', async () => {
  const me = (await sales.get('/api/me')).body as { id: string };
  const order = { companyId: ids.theirs, kind: 'order', number: '7', date: '2026-03-02', product: 'Pump' };
  expect((await manager.post('/api/orders', { ...order, amount: 10, currency: 'EUR' })).status).toBe(200);
  await dashboard.records.db.transaction((db) =>
    keepSignals(db, [
      {
        ...{ companyId: ids.theirs, kind: 'going_quiet', key: 'theirs', at: new Date(now) },
        ...{ score: 60, fit: 70, verdict: 'known', band: 'high', deal: 'open' },
      },
    ]),
  );
  const counts = async () => {
    const paths = ['suggestions', 'pins', 'corrections', 'orders', 'alerts/signals'];
    const lists = await Promise.all(paths.map((path) => get(`/api/${path}`)));
    const { companies } = await get<{ companies: unknown[] }>('/api/companies?source=test&owner=me');
    const visits = (await get(`/api/companies/${ids.mine}/activity?${period}&site=${site}`))['visits'];
    const lengths = lists.map((list) => Object.values(list).find(Array.isArray)?.length);
    return [...lengths, companies.length, visits];
  };
  const before = await counts();
  expect(before.slice(0, 6)).toEqual([1, 2, 1, 0, 0, 1]);
  const days = { from: iso(now - 60 * minute), until: iso(now + 600 * minute) };
  const entered = await manager.post('/api/absences', { substitute: me.id, ...days });
  expect(entered.status).toBe(200);
  // Those that concern the colleague’s companies as well; a visit of the plant.
  expect(await counts()).toEqual([3, 3, 3, 1, 1, 3, Number(before[6]) + 1]);
});
