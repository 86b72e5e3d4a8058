// Requests through the API: who may see what of whose company, filters, pages, states and the audit.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestDetailSchema, requestPageSchema } from '#contract/request-report-schema.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { decided } from '../support/decided.ts';
import { insertEvents, makeId } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';

let dashboard: TestDashboard;
let siteId: number;
const atMs = Date.now() - 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const period = `from=${iso(atMs - 86_400_000)}&to=${iso(Date.now() + 60_000)}`;
const visitor = '00000000000000a1';

const sample = (over: Partial<NewRequest> = {}): NewRequest => ({
  ...{ siteId, eventId: makeId(atMs), atMs, receivedAtMs: atMs, way: 'site_form', provider: '', kind: '' },
  ...{
    formKey: 'contact',
    formName: 'Contact',
    text: 'A pump',
    answers: [],
    language: 'en',
    page: 'a.example/',
  },
  claims: { name: 'Anna', email: 'anna@acme.example', phone: '', company: '', jobTitle: '' },
  campaign: { source: 'news', medium: '', name: '' },
  ...{ visitor: '', decision: '0', subject: '0' },
  ...over,
});

beforeAll(async () => {
  dashboard = await openTestDashboard();
  siteId = (await createSite(dashboard.records, { name: 'Sample' })).site.id;
  const manager = await dashboard.withRole('manager');
  const me = (await manager.get('/api/me')).body as { id: string };
  const companyId = await createCompany(
    dashboard.records,
    { id: 'u1', name: 'Ada' },
    { name: 'Colleague Valves', ownerId: me.id, source: 'manual' },
  );
  const rows = [decided('11', { name: 'Colleague Valves', companyId })];
  await dashboard.events.insert('decisions_v1', decisionColumns, rows.map(decisionValues), 'decided');
  await insertEvents(dashboard.events, [
    { at: atMs - 60_000, site: siteId, visitor: 'a1', decision: '11' },
    { at: atMs, site: siteId, visitor: 'a1', type: 'form_submit', decision: '11' },
  ]);
  await keepRequests(dashboard.records, [
    sample({ text: 'Nobody’s request', atMs: atMs - 1 }),
    sample({ text: 'Secret of a colleague', visitor, decision: '11' }),
    sample({
      text: '',
      answers: [{ question: 'How many?', answer: 'Ten' }],
      way: 'provider',
      atMs: atMs - 2,
    }),
  ]);
});
afterAll(() => dashboard.close());

async function list(role: 'sales' | 'manager' | 'marketer', more = '') {
  const answer = await (await dashboard.withRole(role)).get(`/api/requests?${period}&site=${siteId}${more}`);
  expect(answer.status).toBe(200);
  return requestPageSchema.parse(answer.body);
}

it('lists newest first with the company of the visit and the beginning of what was asked', async () => {
  const { requests } = await list('manager');
  expect(requests.map(({ excerpt }) => excerpt)).toEqual([
    'Secret of a colleague',
    'Nobody’s request',
    'How many? Ten',
  ]);
  expect(requests[0]).toMatchObject({ company: { name: 'Colleague Valves' }, claims: { name: 'Anna' } });
  expect(requests[1]?.company).toBeNull();
});

it('shows sales neither text nor claims of a colleague’s company, and does not find it by its words', async () => {
  const { requests } = await list('sales');
  expect(requests[0]).toMatchObject({
    ...{ isColleagues: true, excerpt: '', company: { name: 'Colleague Valves' } },
    claims: { name: '', email: '' },
  });
  expect((await list('sales', '&text=secret')).requests).toEqual([]);
  expect((await list('manager', '&text=secret')).requests).toHaveLength(1);
  const audit = (await (await dashboard.administrator()).get('/api/audit?limit=100')).body;
  const subjects = (audit['entries'] as { subject: string }[]).map(({ subject }) => subject);
  expect(subjects.some((subject) => subject.includes('text=search'))).toBe(true);
  expect(subjects.some((subject) => subject.includes('secret'))).toBe(false);
  const sales = await dashboard.withRole('sales');
  const id = requests[0]?.id;
  expect((await sales.get(`/api/requests/${id}`)).status).toBe(403);
  expect((await sales.post(`/api/requests/${id}/state`, { state: 'taken' })).status).toBe(403);
});

it('hides from sales what came without a visit from an address of a colleague’s company', async () => {
  const manager = await dashboard.withRole('manager');
  const me = (await manager.get('/api/me')).body as { id: string };
  await createCompany(
    dashboard.records,
    { id: 'u1', name: 'Ada' },
    {
      ...{ name: 'Mailing Pumps', ownerId: me.id, source: 'manual' },
      domains: [{ domain: 'mailing-pumps.it', kind: 'primary', confidence: 1, source: 'manual' }],
    },
  );
  const claims = { name: 'Bea', email: 'Bea@mail.mailing-pumps.it', phone: '', company: '', jobTitle: '' };
  await keepRequests(dashboard.records, [
    sample({ eventId: makeId(atMs - 3), text: 'Written by mail', way: 'provider', claims, atMs: atMs - 3 }),
  ]);
  expect((await list('manager', '&text=written')).requests[0]?.excerpt).toBe('Written by mail');
  const hidden = (await list('sales')).requests.find(({ isColleagues, company }) => isColleagues && !company);
  expect(hidden).toMatchObject({ excerpt: '', claims: { name: '', email: '' } });
  expect((await list('sales', '&text=written')).requests).toEqual([]);
  const sales = await dashboard.withRole('sales');
  expect((await sales.get(`/api/requests/${hidden?.id}`)).status).toBe(403);
  await keepRequests(dashboard.records, [
    sample({ eventId: makeId(atMs - 1), text: 'Written by mail', way: 'provider', atMs: atMs - 1 }),
  ]);
  // Whether there is another match behind is not told either.
  expect(await list('sales', '&text=written&limit=1')).toMatchObject({
    requests: [{ excerpt: 'Written by mail' }],
    nextCursor: null,
  });
});

it('hides from sales what a colleague’s customer wrote who is known there by a profile alone', async () => {
  const { records } = dashboard;
  const manager = await dashboard.withRole('manager');
  const profile = 'social:messenger:123';
  const claims = { name: 'Anna', email: '', phone: '', company: '', jobTitle: '' };
  const written = (over: Partial<NewRequest>) =>
    sample({
      ...{ claims, way: 'provider', provider: 'messenger', text: 'Chatted', knownAs: [profile] },
      ...over,
    });
  await keepRequests(records, [
    written({ eventId: makeId(atMs - 5), atMs: atMs - 100_000_000 }),
    written({ eventId: makeId(atMs - 6), atMs: atMs - 100_000_001, conversation: { id: 'c1' } }),
  ]);
  const old = `/api/requests?from=${iso(atMs - 110_000_000)}&to=${iso(atMs - 90_000_000)}&site=${siteId}`;
  const sales = await dashboard.withRole('sales');
  const seen = async () =>
    requestPageSchema.parse((await sales.get(old)).body).requests.map(({ isColleagues }) => isColleagues);
  expect(await seen()).toEqual([false, false]);
  await keepSaid(records, {
    ...{ words: [], values: [], refusals: [] },
    proofs: [{ way: 'operator', keys: [profile, 'email:anna@mailing-pumps.it'], atMs }],
    contacts: [profile, 'email:anna@mailing-pumps.it'].map((key) => ({ key, atMs })),
  });
  expect(await seen()).toEqual([true, true]);
  const [row] = requestPageSchema.parse((await manager.get(old)).body).requests;
  expect((await sales.get(`/api/requests/${row?.id}`)).status).toBe(403);
  expect((await sales.post(`/api/requests/${row?.id}/state`, { state: 'taken' })).status).toBe(403);
});

it('narrows by state, way and period, and goes through pages', async () => {
  expect((await list('manager', '&way=provider')).requests).toHaveLength(3);
  expect((await list('manager', '&state=answered')).requests).toEqual([]);
  const first = await list('manager', '&limit=3');
  const second = await list('manager', `&limit=3&cursor=${first.nextCursor}`);
  expect([...first.requests, ...second.requests]).toHaveLength(5);
  expect(second.nextCursor).toBeNull();
  const refused = await (await dashboard.withRole('manager')).get(
    `/api/requests?from=${iso(2)}&to=${iso(1)}`,
  );
  expect(refused.status).toBe(400);
});

it('tells one request with its visit, changes its state with who did it, and writes both into the audit log', async () => {
  const manager = await dashboard.withRole('manager');
  const [row] = (await list('manager')).requests;
  const detail = requestDetailSchema.parse((await manager.get(`/api/requests/${row?.id}`)).body);
  expect(detail).toMatchObject({
    ...{ text: 'Secret of a colleague', visitor, campaign: { source: 'news' }, history: [] },
    visitId: `${siteId}-${visitor}-${atMs - 60_000}`,
  });
  const changed = await manager.post(`/api/requests/${row?.id}/state`, { state: 'taken' });
  expect(requestDetailSchema.parse(changed.body)).toMatchObject({
    state: 'taken',
    history: [{ state: 'taken', byName: 'manager' }],
  });
  const audit = (await (await dashboard.administrator()).get('/api/audit?limit=100')).body;
  const actions = (audit['entries'] as { action: string }[]).map(({ action }) => action);
  for (const action of ['look_requests', 'look_request', 'change_request']) expect(actions).toContain(action);
});

it('knows no request of another site, and lets no marketer change one', async () => {
  const manager = await dashboard.withRole('manager');
  expect((await manager.get(`/api/requests/${siteId}-999999`)).status).toBe(404);
  expect((await manager.get('/api/requests/9999-1')).status).toBe(404);
  const [row] = (await list('marketer')).requests;
  const marketer = await dashboard.withRole('marketer');
  expect((await marketer.post(`/api/requests/${row?.id}/state`, { state: 'taken' })).status).toBe(403);
});
