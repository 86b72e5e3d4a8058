// A visit is named on Live, on Visits and on its own page only where something in it was allowed to be put to a name.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameVisitors } from '#dashboard/server/persons/name-visitors.ts';
import { findVisitPage } from '#dashboard/server/routes/find-visit-page.ts';
import { readVisit } from '#dashboard/server/routes/read-visit.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';

const hour = 3_600_000;
const startMs = Date.now() - 10 * hour;
const visitor = '00000000000000a1';
const key = 'email:anna@acme-impianti.it';
let dashboard: TestDashboard;
let siteId: number;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  siteId = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  await keepSaid(dashboard.records, {
    words: [
      {
        ...{ siteId, visitor, key, means: key, strength: 'proof', how: 'server' },
        ...{ atMs: startMs + 3 * hour, id: 'e1' },
      },
    ],
    ...{ proofs: [], values: [], contacts: [], refusals: [] },
  });
  const view = { site: siteId, visitor: 'a1', path: '/' };
  // Before they were known, with the consent, given on the way and taken back on the way, under the same id.
  await insertEvents(dashboard.events, [
    { ...view, at: startMs, purposes: 1 },
    { ...view, at: startMs + 3 * hour, purposes: 7 },
    { ...view, at: startMs + 3 * hour + 1_000, purposes: 7 },
    { ...view, at: startMs + 6 * hour, purposes: 3 },
    { ...view, at: startMs + 6 * hour + 300_000, purposes: 7 },
    { ...view, at: startMs + 9 * hour, purposes: 7 },
    { ...view, at: startMs + 9 * hour + 300_000, purposes: 3 },
  ]);
});
afterAll(() => dashboard.close());

it('and neither before nor after the consent', async () => {
  const site = await findSite(dashboard.records, siteId);
  if (!site) throw new Error('The site is there.');
  const stores = { events: dashboard.events, records: dashboard.records };
  const caller = { id: 'u1', role: 'manager', standsInFor: [] } as const;
  const period = { from: new Date(startMs - hour).toISOString(), to: new Date().toISOString() };
  const { visits } = await findVisitPage(stores, [site], period, caller);
  const isNamed = visits.map(({ person }) => person !== null);
  expect(isNamed).toEqual([false, false, true, false]);
  const single = await Promise.all(visits.map(({ id }) => readVisit(stores, [site], id, caller)));
  expect(single.map(({ visit }) => visit.person !== null)).toEqual(isNamed);
  // As Live asks.
  const asked = visits.map(({ startedAt, endedAt }) => ({
    ...{ siteId, visitor, startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) },
  }));
  expect((await nameVisitors(stores, caller, asked)).map((person) => person !== null)).toEqual(isNamed);
});
