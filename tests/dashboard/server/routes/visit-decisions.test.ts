// Visits about which more than one decision was made: from an office and then from a telephone, or told in a form at the end.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveSchema, visitDetailSchema, visitPageSchema } from '#contract/report-schema.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { recutDay } from '#stores/events/sessions/recut-day.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { decided } from '../support/decided.ts';
import { insertEvents } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const minute = 60_000;
const dayMs = 24 * 60 * minute;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const iso = (ms: number) => new Date(ms).toISOString();
const period = `from=${iso(today - 5 * dayMs)}&to=${iso(Date.now() + minute)}`;

let dashboard: TestDashboard;
let manager: TestClient;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  const rows = [
    decided('11', { name: 'Office Pumps', domain: 'officepumps.example' }),
    decided('13', { band: 'none', reason: 'mobile', kind: 'mobile', probability: 0 }),
    decided('15', { band: 'medium', name: 'Told Valves', domain: 'toldvalves.example', blind: 'silent' }),
  ];
  await dashboard.events.insert('decisions_v1', decisionColumns, rows.map(decisionValues), 'decided');
});
afterAll(() => dashboard.close());

async function get<T = Record<string, unknown>>(path: string): Promise<T> {
  const answer = await manager.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

/** One visit on a site of its own, a page a minute, each under its decision. */
async function visit(at: number, pages: [path: string, decision: string][]): Promise<number> {
  const site = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  const events = pages.map(([path, decision], place) => ({
    ...{ site, at: at + place * minute, path, decision, visitor: 'a1' },
  }));
  await insertEvents(dashboard.events, events);
  await recutDay(dashboard.events, iso(at).slice(0, 10));
  return site;
}

const moments: [name: string, at: number][] = [
  ['cut when it is read', today - dayMs + 60 * minute],
  ['read from the table', today - 3 * dayMs],
];

describe.each(moments)('a visit %s', (_, at) => {
  it('that begins in an office and ends on a telephone is the office’s', async () => {
    const site = await visit(at, [
      ['/price', '11'],
      ['/in', '13'],
    ]);
    const list = visitPageSchema.parse(await get(`/api/visits?${period}&site=${site}`));
    expect(list.visits).toMatchObject([{ company: { name: 'Office Pumps', band: 'high' } }]);
    const ofOffice = await get(`/api/visits?${period}&site=${site}&companyDomain=officepumps.example`);
    expect(ofOffice['visits']).toHaveLength(1);
    expect(await get(`/api/visiting-companies?${period}&site=${site}`)).toMatchObject({
      companies: [{ name: 'Office Pumps', visits: 1, pages: 2 }],
      reasons: [],
    });
    const accuracy = await get<{ days: unknown[] }>(`/api/accuracy?${period}&site=${site}`);
    expect(accuracy).toMatchObject({ visits: 1, named: 1 });
    expect(accuracy.days).toMatchObject([{ visits: 1, named: 1 }]);
  });

  it('counts for the company that was told at its end with all its pages, those before included', async () => {
    const site = await visit(at, [
      ['/price', '0'],
      ['/product', '13'],
      ['/price', '13'],
      ['/form', '15'],
    ]);
    const activity = await get(`/api/prospect?${period}&site=${site}&domain=toldvalves.example`);
    expect(activity).toMatchObject({
      ...{ visits: 1, pages: 4 },
      topPages: [
        { path: '/price', views: 2 },
        { path: '/form', views: 1 },
        { path: '/product', views: 1 },
      ],
    });
  });

  it('shows each of its decisions on its page, the one that holds first', async () => {
    const site = await visit(at, [
      ['/price', '11'],
      ['/in', '13'],
    ]);
    const { visits } = visitPageSchema.parse(await get(`/api/visits?${period}&site=${site}`));
    const detail = visitDetailSchema.parse(await get(`/api/visits/${visits[0]?.id}`));
    expect(detail.visit.company).toMatchObject({ name: 'Office Pumps' });
    expect(detail.decision?.trace).toMatchObject({ name: 'Office Pumps', band: 'high' });
    expect(detail.otherDecisions.map(({ trace }) => trace.kind)).toEqual(['mobile']);
  });

  it('is not among those of a company which one of its decisions names, but not the one that holds', async () => {
    const site = await visit(at, [
      ['/price', '11'],
      ['/form', '15'],
    ]);
    const ofOffice = await get(`/api/visits?${period}&site=${site}&companyDomain=officepumps.example`);
    expect(ofOffice['visits']).toEqual([]);
    const ofTold = await get(`/api/visits?${period}&site=${site}&companyDomain=toldvalves.example`);
    expect(ofTold['visits']).toHaveLength(1);
  });
});

describe('a visitor on the site now', () => {
  it('who began in an office and goes on on a telephone is the office’s', async () => {
    const site = await visit(Date.now() - 3 * minute, [
      ['/price', '11'],
      ['/in', '13'],
    ]);
    const live = liveSchema.parse(await get(`/api/live?site=${site}`));
    expect(live.visitors).toMatchObject([{ company: { name: 'Office Pumps' } }]);
  });
});
