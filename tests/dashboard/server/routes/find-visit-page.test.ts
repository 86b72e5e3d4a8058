// A rare verdict over a long period: one request looks through so many visits, says how far it came, and the next goes on.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { findVisitPage } from '#dashboard/server/routes/find-visit-page.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { decided } from '../support/decided.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';

const minute = 60_000;
const now = Date.now();
let dashboard: TestDashboard;
let id: number;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  id = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  const rows = [
    decided('41', { name: 'New Valves', domain: 'newvalves.example' }),
    decided('42', { band: 'none', reason: 'residential', kind: 'residential' }),
  ];
  await dashboard.events.insert('decisions_v1', decisionColumns, rows.map(decisionValues), 'decided');
  // Ten visits, the one that is looked for longest ago.
  const events = Array.from({ length: 10 }, (_, place) => ({
    ...{ site: id, visitor: (0xb0 + place).toString(16), at: now - (place + 1) * minute },
    ...{ path: '/', decision: place === 9 ? '41' : '42' },
  }));
  await insertEvents(dashboard.events, events);
});
afterAll(() => dashboard.close());

it('answers after so many visits, and comes to the rare one with its cursor', async () => {
  const site = await findSite(dashboard.records, id);
  if (!site) throw new Error('The site is there.');
  const stores = { events: dashboard.events, records: dashboard.records };
  const caller = { id: 'u1', role: 'manager', standsInFor: [] } as const;
  const period = {
    from: new Date(now - 60 * minute).toISOString(),
    to: new Date(now + minute).toISOString(),
  };
  const query = { ...period, companyDomain: 'newvalves.example' };
  const all = await findVisitPage(stores, [site], query, caller);
  expect(all).toMatchObject({
    visits: [{ company: { name: 'New Valves' } }],
    nextCursor: null,
    lookedUntil: null,
  });
  const { verdict } = all.visits[0]?.company ?? {};
  if (verdict === undefined) throw new Error('The visit has a verdict.');
  let cursor: string | null = null;
  const found: number[] = [];
  const until: (string | null)[] = [];
  do {
    const more = cursor === null ? {} : { cursor };
    const budget = { visits: 4, ms: 60_000 };
    const page = await findVisitPage(stores, [site], { ...period, verdict, ...more }, caller, budget);
    found.push(page.visits.length);
    until.push(page.lookedUntil);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(found).toEqual([0, 0, 1]);
  const at = (place: number) => new Date(now - place * minute).toISOString();
  expect(until).toEqual([at(4), at(8), null]);
});
