// What lists are narrowed and worked through by: filters that users keep and share, the filter by team, changes of many leads with one
// way back for all of them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertSignalPage } from '#contract/alert-report.ts';
import type { CompanyPage } from '#contract/company-report.ts';
import type { ExportRow } from '#contract/export-report.ts';
import type { SavedFilter } from '#contract/filter-report.ts';
import type { LeadBulkAnswer, LeadDetail, LeadPage } from '#contract/lead-report.ts';
import type { LeadTaskPage } from '#contract/task-report.ts';
import type { Team } from '#contract/team-report.ts';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { signals } from '#stores/records/schema/signals.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let other: TestClient;
let agent: TestClient;
let teamId: number;
const ids = { manager: '', sales: '', other: '' };
const by = { id: 'u1', name: 'Ada' };
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const codeOf = (answer: { body: unknown }) => bodyOf<{ error?: { code: string } }>(answer).error?.code;
const base = '/api/saved-filters';

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, other, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('sales', 'other'),
    dashboard.withRole('agent'),
  ]);
  for (const [name, client] of Object.entries({ manager, sales, other }))
    ids[name as keyof typeof ids] = String((await client.get('/api/me')).body['id']);
  const made = bodyOf<Team[]>(await manager.post('/api/teams', { name: 'North', members: [ids.sales] }));
  teamId = made[0]?.id ?? 0;
});
afterAll(() => dashboard.close());

async function makeLead(name: string, owner: string): Promise<LeadDetail> {
  const companyId = await createCompany(dashboard.records, by, { name, source: 'manual', ownerId: owner });
  return bodyOf<LeadDetail>(await manager.post('/api/leads', { companyId, owner }));
}

const keep = (client: TestClient, body: object) =>
  client.post(base, { list: 'leads', name: 'Hot', filter: { scoreMin: '60', sort: 'newest' }, ...body });
const namesOf = async (client: TestClient, list = 'leads') =>
  bodyOf<SavedFilter[]>(await client.get(`${base}?list=${list}`)).map(({ name }) => name);

test('of whoever is removed shared filters go over to a colleague under a name that is free, and own ones go', async () => {
  const administrator = await dashboard.administrator();
  const list = async (client: TestClient) =>
    bodyOf<SavedFilter[]>(await client.get(`${base}?list=tasks`)).map(({ name, owner, sharing }) =>
      [name, owner.name, sharing].join(', '),
    );
  const fill = async (client: TestClient) => {
    for (const body of [
      { name: 'Mine', sharing: 'nobody' },
      { name: 'Late', sharing: 'all' },
      { name: 'Of the team', sharing: 'team', teamId },
    ])
      await keep(client, { list: 'tasks', filter: { due: 'late' }, ...body });
  };
  const [leaver, heir] = [
    await dashboard.withRole('sales', 'lea'),
    await dashboard.withRole('sales', 'heir'),
  ];
  const idOf = async (client: TestClient) => String((await client.get('/api/me')).body['id']);
  await fill(leaver);
  await keep(heir, { list: 'tasks', filter: {}, name: 'Late' });
  expect((await administrator.delete(`/api/users/${await idOf(leaver)}?to=${await idOf(heir)}`)).status).toBe(
    200,
  );
  expect(await list(heir)).toEqual([
    'Late, heir, nobody',
    'Late (lea), heir, all',
    'Of the team, heir, team',
  ]);
  expect(await list(sales)).toEqual(['Late (lea), heir, all', 'Of the team, heir, team']);

  // An agent shares nothing, and where there is no work nobody is named.
  const agentId = await idOf(agent);
  expect((await administrator.delete(`/api/users/${await idOf(heir)}?to=${agentId}`)).status).toBe(200);
  expect(await list(sales)).toEqual(['Late (lea), Ada Admin, all', 'Of the team, Ada Admin, team']);
  const single = await dashboard.withRole('marketer', 'single');
  await fill(single);
  expect((await administrator.delete(`/api/users/${await idOf(single)}`)).status).toBe(200);
  expect((await list(sales)).sort()).toEqual([
    ...['Late (lea), Ada Admin, all', 'Late, Ada Admin, all', 'Of the team (single), Ada Admin, team'],
    'Of the team, Ada Admin, team',
  ]);
  expect(await list(agent)).toEqual([]);
});

test('a filter is kept under a name and opened again, by its owner alone until it is shared', async () => {
  const kept = bodyOf<SavedFilter[]>(await keep(sales, {}));
  expect(kept).toMatchObject([
    { name: 'Hot', filter: { scoreMin: '60', sort: 'newest' }, sharing: 'nobody', isOwn: true },
  ]);
  expect(await namesOf(other)).toEqual([]);
  expect(await namesOf(sales, 'companies')).toEqual([]);
  expect(codeOf(await keep(sales, {}))).toBe('saved_filter_name_taken');
  expect(codeOf(await keep(sales, { name: 'X', filter: { cursor: 'abc' } }))).toBe('filter_of_no_list');

  const path = `${base}/${kept[0]?.id}`;
  await sales.patch(path, { sharing: 'all', name: 'Hot ones' });
  const [seen] = bodyOf<SavedFilter[]>(await other.get(`${base}?list=leads`));
  expect(seen).toMatchObject({ name: 'Hot ones', isOwn: false, owner: { id: ids.sales, name: 'sales' } });
  // Others read it, and neither change nor remove it.
  expect(await other.patch(path, { name: 'Mine' })).toMatchObject({ status: 404 });
  expect(await manager.delete(path)).toMatchObject({ status: 404 });
  expect(bodyOf<SavedFilter[]>(await sales.delete(path))).toEqual([]);
  expect(await namesOf(other)).toEqual([]);
});

test('a filter that is shared with a team is seen by its members, and by nobody else when the team is gone', async () => {
  const team = bodyOf<Team[]>(await manager.post('/api/teams', { name: 'South', members: [ids.other] }));
  const id = team.find(({ name }) => name === 'South')?.id;
  expect(codeOf(await keep(manager, { sharing: 'team' }))).toBe('filter_needs_team');
  expect(codeOf(await keep(manager, { sharing: 'team', teamId: 999_999 }))).toBe('unknown_team');
  await keep(manager, { name: 'Of the south', sharing: 'team', teamId: id });
  expect(await namesOf(other)).toEqual(['Of the south']);
  expect(await namesOf(sales)).toEqual([]);
  // External agents are told of no colleagues, and share nothing.
  await keep(manager, { name: 'Of all', sharing: 'all' });
  expect(await namesOf(agent)).toEqual([]);
  expect(codeOf(await keep(agent, { sharing: 'all' }))).toBe('not_allowed');
  expect(await keep(agent, {})).toMatchObject({ status: 200 });
  await manager.delete(`/api/teams/${id}`);
  expect(await namesOf(other)).toEqual(['Of all']);
});

test('a shared filter shows each reader what they may see, and stays when its owner is removed', async () => {
  const administrator = await dashboard.administrator();
  await makeLead('Hidden Valves', ids.manager);
  const leaving = await dashboard.withRole('manager', 'leaving');
  await keep(leaving, { name: 'Valves', filter: { search: 'valves', owner: ids.manager }, sharing: 'all' });
  const [kept] = bodyOf<SavedFilter[]>(await sales.get(`${base}?list=leads`)).filter(
    ({ name }) => name === 'Valves',
  );
  const query = new URLSearchParams(kept?.filter).toString();
  expect(bodyOf<LeadPage>(await manager.get(`/api/leads?${query}`)).leads).toMatchObject([{ isWhole: true }]);
  expect(bodyOf<LeadPage>(await sales.get(`/api/leads?${query}`)).leads).toMatchObject([{ isWhole: false }]);
  const leavingId = String((await leaving.get('/api/me')).body['id']);
  expect((await administrator.delete(`/api/users/${leavingId}`)).status).toBe(200);
  expect(await namesOf(sales)).toContain('Valves');
});

test('what was typed to find a person who is erased goes out of kept filters, and nothing else does', async () => {
  const key = 'email:carla.neri@acme.example';
  const value = { key, field: 'name' as const, source: 'mailbox', confidence: 'confirmed' as const };
  await keepSaid(dashboard.records, {
    ...{ words: [], proofs: [], refusals: [], contacts: [{ key, atMs: Date.now() }] },
    values: [{ ...value, value: 'Carla Neri', atMs: Date.now() }],
  });
  const searches = ['carla ner', 'carla.neri@acme.example', 'acme', 'carlo'];
  for (const search of searches)
    await keep(sales, { list: 'people', name: search.slice(0, 60), filter: { search } });
  await keep(sales, { list: 'people', name: 'About Carla Neri', filter: { search: 'pumps' } });
  await keep(sales, { list: 'requests', name: 'hers', filter: { text: 'carla.neri', state: 'new' } });
  await erasePerson(dashboard.records, [key], { subjects: [] });
  const kept = bodyOf<SavedFilter[]>(await sales.get(`${base}?list=people`));
  expect(JSON.stringify(kept).toLowerCase()).not.toMatch(/carla|neri/);
  const left = kept.map(({ filter }) => filter);
  expect(left.filter(({ search }) => search !== undefined)).toEqual([
    { search: 'acme' },
    { search: 'carlo' },
    { search: 'pumps' },
  ]);
  const requests = bodyOf<SavedFilter[]>(await sales.get(`${base}?list=requests`));
  expect(requests).toMatchObject([{ filter: { state: 'new' } }]);
});

test('leads, tasks, signals and companies of a team are those of its members and of whom they stand in for', async () => {
  const mine = await makeLead('Teampumps One', ids.sales);
  const theirs = await makeLead('Teampumps Two', ids.other);
  for (const { leadId } of [mine, theirs])
    await manager.post(`/api/leads/${leadId}/entries`, {
      ...{
        kind: 'task',
        text: `Task of ${leadId}`,
        assignee: leadId === mine.leadId ? ids.sales : ids.other,
      },
    });
  const signal = {
    kind: 'new_warm_company',
    at: new Date(),
    score: 70,
    fit: 50,
    verdict: 'prospect',
  } as const;
  await dashboard.records.db.insert(signals).values(
    [mine, theirs].map(({ companyId }) => ({
      ...({ ...signal, companyId, key: `teams:${companyId}`, band: 'high', deal: 'none' } as const),
    })),
  );
  const look = async (client: TestClient) => {
    const ask = async <Body>(path: string) => bodyOf<Body>(await client.get(path));
    const leads = await ask<LeadPage>(`/api/leads?search=teampumps&team=${teamId}`);
    const tasks = await ask<LeadTaskPage>(`/api/lead-tasks?whose=team&team=${teamId}`);
    const companies = await ask<CompanyPage>(`/api/companies?search=teampumps&team=${teamId}`);
    const found = await ask<AlertSignalPage>(`/api/alerts/signals?team=${teamId}`);
    return {
      leads: leads.leads.map(({ companyName }) => companyName).sort(),
      tasks: tasks.tasks.map(({ text }) => text).sort(),
      companies: companies.companies.map(({ name }) => name).sort(),
      signals: found.signals.map(({ company }) => company).sort(),
    };
  };
  const one = {
    ...{ leads: ['Teampumps One'], tasks: [`Task of ${mine.leadId}`] },
    ...{ companies: ['Teampumps One'], signals: ['Teampumps One'] },
  };
  expect(await look(manager)).toEqual(one);
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() + days * day).toISOString();
  await manager.post('/api/absences', { user: ids.other, substitute: ids.sales, from: at(-1), until: at(1) });
  const both = ['Teampumps One', 'Teampumps Two'];
  const tasks = [mine, theirs].map(({ leadId }) => `Task of ${leadId}`).sort();
  expect(await look(manager)).toEqual({ leads: both, tasks, companies: both, signals: both });

  expect(codeOf(await manager.get('/api/leads?team=999999'))).toBe('unknown_team');
  expect(codeOf(await agent.get(`/api/leads?team=${teamId}`))).toBe('not_allowed');
  // Whoever is in no team is shown no more by it: of a colleague's neither lead nor signal.
  const outside = await dashboard.withRole('sales', 'outside');
  expect(await look(outside)).toEqual({ leads: [], tasks: [], companies: both, signals: [] });
});

test('many leads are changed at once, and all are as they were by one undo, but what somebody changed since', async () => {
  const leads = [
    await makeLead('Bulkpumps One', ids.sales),
    await makeLead('Bulkpumps Two', ids.sales),
    await makeLead('Bulkpumps Three', ids.sales),
  ];
  const targets = leads.map(({ leadId, changeId }) => ({ leadId, seenChangeId: changeId }));
  const step = { nextStep: 'Call about the fair', nextStepAt: '2030-01-07T22:59:59.000Z' };
  const done = await sales.post('/api/leads/bulk', {
    leads: targets,
    ...step,
    stage: 'contacted',
    owner: ids.other,
  });
  const { changed, changes } = bodyOf<LeadBulkAnswer>(done);
  expect({ changed, changes: changes.length }).toEqual({ changed: 3, changes: 3 });
  const read = async () =>
    bodyOf<LeadPage>(await manager.get('/api/leads?search=bulkpumps&sort=newest'))
      .leads.map(({ companyName, owner, stage, nextStep, nextStepAt }) => [
        companyName,
        owner.id,
        stage,
        nextStep,
        nextStepAt,
      ])
      .sort();
  expect((await read())[0]).toEqual([
    'Bulkpumps One',
    ids.other,
    'contacted',
    step.nextStep,
    step.nextStepAt,
  ]);

  // Others than who did it cannot take it back where they do not see the lead.
  const outside = await dashboard.withRole('sales', 'outsider');
  expect(await outside.post('/api/leads/bulk/undo', { changes })).toMatchObject({ body: { changed: 0 } });
  const third = changes[2];
  const since = await other.patch(`/api/leads/${third?.leadId}`, {
    seenChangeId: third?.changeId,
    nextStep: 'Wait',
  });
  expect(since.status).toBe(200);
  const undone = bodyOf<LeadBulkAnswer>(await sales.post('/api/leads/bulk/undo', { changes }));
  expect(undone).toMatchObject({ changed: 2, refused: [{ leadId: third?.leadId, code: 'changed_since' }] });
  expect(await read()).toEqual([
    ['Bulkpumps One', ids.sales, 'new', '', null],
    ['Bulkpumps Three', ids.other, 'contacted', 'Wait', step.nextStepAt],
    ['Bulkpumps Two', ids.sales, 'new', '', null],
  ]);
});

test('only the chosen leads are exported, and of these only what the asker sees whole', async () => {
  const [own, theirs, left] = [
    await makeLead('Chosen Own', ids.sales),
    await makeLead('Chosen Theirs', ids.manager),
    await makeLead('Chosen Left', ids.sales),
  ];
  const filter = { ids: `${own.leadId},${theirs.leadId}`, state: 'all' };
  const asked = await sales.post('/api/exports', { kind: 'leads', format: 'csv', filter });
  const { id } = bodyOf<ExportRow>(asked);
  await expect
    .poll(async () => bodyOf<ExportRow>(await sales.get(`/api/exports/${id}`)).state, { timeout: 20_000 })
    .toBe('done');
  const file = String((await sales.get(`/api/exports/${id}/file`)).body['text']);
  expect(file).toContain('Chosen Own');
  expect(file).not.toContain('Chosen Theirs');
  expect(file).not.toContain(left.companyName);
});
