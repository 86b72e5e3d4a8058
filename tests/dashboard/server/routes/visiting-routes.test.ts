// Companies as they visit, how right that is, and verdict rules tried on history: through the API on real engines.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionRow } from '#stores/events/decision-row.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { recutDay } from '#stores/events/sessions/recut-day.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { keepResolutionRun } from '#stores/records/questions/resolution-runs.ts';
import { insertEvents, type TestEvent } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const minute = 60_000;
const dayMs = 24 * 60 * minute;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const iso = (ms: number) => new Date(ms).toISOString();
const period = `from=${iso(today - 5 * dayMs)}&to=${iso(today)}`;
const by = { id: 'u1', name: 'Ada' };

let dashboard: TestDashboard;
let manager: TestClient;
let site: number;
let customerId: number;

const decided = (decision: string, over: Partial<DecisionRow>): DecisionRow => ({
  ...{ decision, version: 1, decidedAtMs: today - dayMs, band: 'high', reason: '', kind: 'enterprise' },
  ...{ companyId: 0, name: '', domain: '', country: 'IT', network: '198.51.100.0/24', probability: 0.94 },
  ...{ isOwn: false, isContested: false, blind: '', blindBand: '', blindKind: '', blindReason: '', told: '' },
  consent: 'granted',
  trace: JSON.stringify({ v: 1, decision: 'identified' }),
  ...over,
});

beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
  site = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  customerId = await createCompany(dashboard.records, by, {
    ...{ name: 'Known Pumps', source: 'test', status: 'customer' },
  });
  const rows = [
    decided('11', { companyId: customerId, name: 'Known Pumps', domain: 'knownpumps.example' }),
    decided('12', { name: 'New Valves', domain: 'newvalves.example', band: 'medium', isContested: true }),
    decided('13', { band: 'none', reason: 'residential', kind: 'residential', probability: 0 }),
    decided('14', { band: 'low', name: 'Perhaps Ltd', domain: 'perhaps.example', probability: 0.5 }),
    decided('15', {
      ...{ band: 'medium', name: 'told.example', domain: 'told.example' },
      ...{ blind: 'wrong', blindBand: 'high', blindKind: 'enterprise' },
    }),
  ];
  await dashboard.events.insert('decisions_v1', decisionColumns, rows.map(decisionValues), 'decided');
  await insertEvents(dashboard.events, makeVisits());
  for (const days of [3, 2, 1]) await recutDay(dashboard.events, iso(today - days * dayMs).slice(0, 10));
});
afterAll(() => dashboard.close());

/** Eight visits: decision, visitor, day, pages. */
function makeVisits(): TestEvent[] {
  const visits: [decision: string, days: number, pages: string[]][] = [
    ['11', 3, ['product', 'price']],
    ['11', 1, ['price']],
    ['12', 2, ['product']],
    ['12', 1, ['careers']],
    ['13', 1, ['product']],
    ['14', 1, ['product']],
    ['15', 1, ['quote']],
    ['1', 1, ['product']],
    ['0', 1, ['product']],
  ];
  return visits.flatMap(([decision, days, pages], visit) =>
    pages.map((page_kind, place) => ({
      ...{ site, at: today - days * dayMs + visit * minute + place * 1_000, path: `/${page_kind}` },
      ...{ visitor: (0xa00 + visit).toString(16), decision, page_kind },
    })),
  );
}

async function get<T = Record<string, unknown>>(path: string): Promise<T> {
  const answer = await manager.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

describe('companies that visited', () => {
  it('stand in the list once, with what their visits add up to, known or not', async () => {
    const page = await get(`/api/visiting-companies?${period}&site=${site}`);
    expect(page['companies']).toMatchObject([
      { companyId: null, name: 'told.example', verdict: 'prospect', visits: 1 },
      { companyId: null, name: 'New Valves', verdict: 'candidate', visits: 2, band: 'medium' },
      { companyId: customerId, name: 'Known Pumps', verdict: 'known', visits: 2, pages: 3 },
    ]);
    expect(page).toMatchObject({ count: 3, visits: 9, nextCursor: null });
  });

  it('leave an account of all who were not named, soft matches among them', async () => {
    const { reasons } = await get(`/api/visiting-companies?${period}`);
    expect(reasons).toEqual([
      { reason: 'no_data', visits: 1 },
      { reason: 'not_allowed', visits: 1 },
      { reason: 'residential', visits: 1 },
      { reason: 'soft_match', visits: 1 },
    ]);
  });

  it('are found by name, sorted and given out a page at a time', async () => {
    expect(await get(`/api/visiting-companies?${period}&search=valves`)).toMatchObject({ count: 1 });
    expect(await get(`/api/visiting-companies?${period}&verdict=known`)).toMatchObject({ count: 1 });
    const first = await get(`/api/visiting-companies?${period}&sort=name&limit=2`);
    expect(first['companies']).toMatchObject([{ name: 'Known Pumps' }, { name: 'New Valves' }]);
    const rest = await get(
      `/api/visiting-companies?${period}&sort=name&limit=2&cursor=${first['nextCursor']}`,
    );
    expect(rest).toMatchObject({ companies: [{ name: 'told.example' }], nextCursor: null });
  });

  it('have a page with what they saw and why we think it was them', async () => {
    const known = await get(`/api/companies/${customerId}/activity?${period}`);
    expect(known).toMatchObject({ name: 'Known Pumps', visits: 2, pages: 3 });
    expect(known['topPages']).toMatchObject([
      { path: '/price', views: 2 },
      { path: '/product', views: 1 },
    ]);
    expect(known['evidence']).toMatchObject([{ decision: '11', visits: 2, trace: { v: 1 } }]);
    const prospect = await get(`/api/prospect?${period}&domain=newvalves.example`);
    expect(prospect).toMatchObject({ companyId: null, visits: 2, domain: 'newvalves.example' });
    const soft = await get(`/api/prospect?${period}&domain=perhaps.example`);
    expect(soft).toMatchObject({ visits: 0, evidence: [] });
  });

  it('are a filter of the visits, as the verdict is', async () => {
    const visitsOf = async (filter: string) =>
      (await get<{ visits: { company: { name: string } }[] }>(`/api/visits?${period}&${filter}`)).visits.map(
        ({ company }) => company.name,
      );
    expect(await visitsOf(`company=${customerId}`)).toEqual(['Known Pumps', 'Known Pumps']);
    expect(await visitsOf('companyDomain=newvalves.example')).toEqual(['New Valves', 'New Valves']);
    expect(await visitsOf('companyDomain=nobody.example')).toEqual([]);
    expect(await visitsOf('verdict=candidate')).toEqual(['New Valves']);
    const first = await get(`/api/visits?${period}&verdict=accidental&limit=2`);
    const rest = await get(`/api/visits?${period}&verdict=accidental&limit=2&cursor=${first['nextCursor']}`);
    expect([first['visits'], rest['visits']].map((visits) => (visits as unknown[]).length)).toEqual([2, 2]);
    expect(rest['nextCursor']).toBeNull();
  });
});

describe('accuracy', () => {
  it('holds the network against what visitors told, and says why nobody was named', async () => {
    const accuracy = await get(`/api/accuracy?${period}`);
    expect(accuracy).toMatchObject({
      ...{ visits: 9, named: 5, contested: 2 },
      blind: { visits: 1, right: 0, wrong: 1, silent: 0 },
      blindByKind: [{ kind: 'enterprise', visits: 1, wrong: 1 }],
      blindByBand: [{ band: 'high', visits: 1, wrong: 1 }],
    });
    expect(accuracy['days']).toMatchObject([
      { day: iso(today - 3 * dayMs).slice(0, 10), visits: 1, named: 1, contested: 0 },
      { day: iso(today - 2 * dayMs).slice(0, 10), visits: 1, named: 1, contested: 1 },
      { day: iso(today - dayMs).slice(0, 10), visits: 7, named: 3, contested: 1 },
    ]);
  });

  it('raises an alarm when a swap of sources moves more than one decision in fifty', async () => {
    const run = { left: 0, changed: 30, samples: [] };
    await keepResolutionRun(dashboard.records, { ...run, cause: 'sources', decisions: 1_000, moved: 20 });
    await keepResolutionRun(dashboard.records, { ...run, cause: 'sources', decisions: 1_000, moved: 21 });
    await keepResolutionRun(dashboard.records, { ...run, cause: 'records', decisions: 1_000, moved: 500 });
    const { runs } = await get<{ runs: { isAlarm: boolean }[] }>('/api/resolution-runs');
    expect(runs.map(({ isAlarm }) => isAlarm)).toEqual([false, true, false]);
  });
});

describe('rules for verdicts', () => {
  it('are tried on the last 30 days, each change with the company it would change', async () => {
    const rule = {
      id: 'all_medium',
      when: [{ field: 'band', how: 'is', values: ['medium'] }],
      verdict: 'partner',
    };
    const { status, body } = await manager.post('/api/rules/verdict_rules/preview', {
      value: { version: 1, rules: [rule] },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ sessions: 9, changed: 5 });
    expect(body['byVerdict']).toContainEqual({ verdict: 'partner', before: 0, after: 3 });
    expect(body['samples']).toContainEqual({
      ...{ company: 'Known Pumps', visits: 2, before: 'known', after: 'accidental' },
    });
  });
});

describe('the assessment of interests', () => {
  it('is signed by an administrator alone, word for word, and can be withdrawn', async () => {
    const path = `/api/sites/${site}/company-without-consent`;
    const signature = { version: 1, text: 'We weighed our interest against that of visitors. '.repeat(5) };
    expect((await manager.post(path, signature)).status).toBe(403);
    const administrator = await dashboard.administrator();
    expect((await administrator.post(path, { ...signature, text: 'short' })).status).toBe(400);
    expect((await administrator.post(path, signature)).status).toBe(200);
    expect((await findSite(dashboard.records, site))?.companyWithoutConsent?.text).toBe(
      signature.text.trim(),
    );
    expect((await administrator.get(`/api/sites/${site}`)).body).toMatchObject({
      companyWithoutConsent: { version: 1, text: signature.text.trim() },
    });
    expect((await administrator.delete(path)).status).toBe(200);
    expect((await findSite(dashboard.records, site))?.companyWithoutConsent).toBeNull();
  });
});
