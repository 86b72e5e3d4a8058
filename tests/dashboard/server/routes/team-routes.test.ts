// Teams, territories and absences over the API: a new lead goes to whoever has its territory, and whoever stands in for an absent
// colleague sees their leads and tasks, is told in their place, and no longer when the absence is over.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetail, LeadPage } from '#contract/lead-report.ts';
import type { LeadTaskPage } from '#contract/task-report.ts';
import type { Absence, Team, Territory } from '#contract/team-report.ts';
import { findRecipients } from '#stores/records/alerts/find-recipients.ts';
import { listWeeklyReaders } from '#stores/records/alerts/weekly-readers.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
let sales: TestClient;
let agent: TestClient;
let managerId: string;
let salesId: string;
const dayMs = 86_400_000;
const by = { id: 'u1', name: 'Ada' };
const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

beforeAll(async () => {
  dashboard = await openTestDashboard();
  [manager, sales, agent] = await Promise.all([
    dashboard.withRole('manager'),
    dashboard.withRole('sales'),
    dashboard.withRole('agent'),
  ]);
  managerId = String((await manager.get('/api/me')).body['id']);
  salesId = String((await sales.get('/api/me')).body['id']);
});
afterAll(() => dashboard.close());

const company = (
  name: string,
  more: { country?: string; province?: string; postcode?: string; industryCode?: string } = {},
) => createCompany(dashboard.records, by, { name, status: 'prospect', source: 'manual', ...more });
const accept = async (companyId: number, more: object = {}) =>
  bodyOf<LeadDetail>(await manager.post('/api/leads', { companyId, ...more }));

test('managers keep teams with their members; a name is taken once, and sales only reads', async () => {
  const made = bodyOf<Team[]>(await manager.post('/api/teams', { name: 'North', members: [salesId] }));
  expect(made).toMatchObject([{ name: 'North', members: [{ id: salesId, name: 'sales' }] }]);
  const again = await manager.post('/api/teams', { name: 'North', members: [] });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'team_name_taken' } } });
  const id = made[0]?.id;
  expect((await sales.patch(`/api/teams/${id}`, { name: 'Mine', members: [] })).status).toBe(403);
  const changed = await manager.patch(`/api/teams/${id}`, { name: 'North', members: [salesId, managerId] });
  expect(bodyOf<Team[]>(changed)[0]?.members).toHaveLength(2);
  const stranger = await manager.patch(`/api/teams/${id}`, { name: 'North', members: ['nobody'] });
  expect(stranger).toMatchObject({ body: { error: { code: 'unknown_owner' } } });
  expect(bodyOf<Team[]>(await sales.get('/api/teams'))).toHaveLength(1);
  expect(bodyOf<Team[]>(await manager.delete(`/api/teams/${id}`))).toEqual([]);
});

test('a new lead without an owner goes to the first territory that fits, one with an owner stays theirs', async () => {
  const territory = {
    countries: ['IT'],
    provinces: [] as string[],
    postcodes: [] as string[],
    industries: [] as string[],
  };
  await manager.post('/api/territories', { ...territory, name: 'Italy', place: 2, owner: managerId });
  const made = await manager.post('/api/territories', {
    ...{ ...territory, name: 'Milan pumps', place: 1, owner: salesId },
    ...{ provinces: ['MI'], industries: ['28.1'] },
  });
  expect(bodyOf<Territory[]>(made).map(({ name }) => name)).toEqual(['Milan pumps', 'Italy']);
  const ownerOf = async (lead: Promise<LeadDetail>) => (await lead).owner.id;
  const inMilan = { country: 'IT', province: 'MI', industryCode: '28.13' };
  const ofMilan = await company('Pompe Milano', inMilan);
  expect(await ownerOf(accept(ofMilan))).toBe(salesId);
  // The company is theirs as well: nobody else of sales reads it.
  expect((await manager.get(`/api/companies/${ofMilan}`)).body).toMatchObject({ owner: { id: salesId } });
  expect(await ownerOf(accept(await company('Pane Milano', { ...inMilan, industryCode: '10.7' })))).toBe(
    managerId,
  );
  expect(await ownerOf(accept(await company('Pumpen Bonn', { country: 'DE' })))).toBeNull();
  expect(await ownerOf(accept(await company('Pompe Due', inMilan), { owner: 'me' }))).toBe(managerId);
  expect(
    await sales.post('/api/territories', { ...territory, name: 'X', place: 1, owner: salesId }),
  ).toMatchObject({
    status: 403,
  });
});

test('a territory is bounded by the beginnings of postcodes, each of one country, however they are written', async () => {
  const postcodes = ['SI 20', 'GB SW1A', 'IT 20', 'IT 001', 'DE 8033'];
  const bounds = { countries: [], provinces: [], postcodes, industries: [] };
  const made = await manager.post('/api/territories', {
    ...bounds,
    name: 'Two towns',
    place: 0,
    owner: salesId,
  });
  expect(bodyOf<Territory[]>(made)[0]).toMatchObject({ postcodes });
  const ownerOf = async (name: string, country: string, postcode: string) =>
    (await accept(await company(name, { country, postcode }))).owner.id;
  expect(await ownerOf('Maribor', 'SI', '2000')).toBe(salesId);
  expect(await ownerOf('Palace', 'GB', 'sw1a 1aa')).toBe(salesId);
  expect(await ownerOf('Ljubljana', 'SI', '1000')).toBeNull();
  expect(await ownerOf('Hamburg', 'DE', '20095')).toBeNull();
  expect(await ownerOf('Nowhere', 'SI', '')).toBeNull();
  // As accounting programs and spreadsheets write them.
  expect(await ownerOf('Milano', 'IT', 'I-20121')).toBe(salesId);
  expect(await ownerOf('Milano Due', 'IT', 'IT 20121')).toBe(salesId);
  expect(await ownerOf('Roma', 'IT', '184')).toBe(salesId);
  expect(await ownerOf('München', 'DE', 'D-80331')).toBe(salesId);
  expect(await ownerOf('Wien', 'AT', 'A-2012')).toBeNull();
  for (const wrong of ['20', 'it 20', 'IT', 'IT 2-0']) {
    const body = { ...bounds, postcodes: [wrong], name: 'X', place: 0, owner: salesId };
    expect((await manager.post('/api/territories', body)).status).toBe(400);
  }
});

test('whoever stands in sees and works on the leads and tasks of the absent one, and is told in their place until they are back', async () => {
  const lead = await accept(await company('Absent Valves'), { owner: 'me' });
  await manager.post(`/api/leads/${lead.leadId}/entries`, {
    kind: 'task',
    text: 'Send the offer',
    assignee: 'me',
  });
  const path = `/api/leads/${lead.leadId}`;
  expect(bodyOf<LeadDetail>(await sales.get(path))).toMatchObject({ isWhole: false });

  const refused = [
    await sales.post('/api/absences', {
      user: managerId,
      substitute: salesId,
      from: inDays(-1),
      until: inDays(1),
    }),
    await manager.post('/api/absences', { substitute: managerId, from: inDays(-1), until: inDays(1) }),
    await manager.post('/api/absences', { substitute: salesId, from: inDays(-2), until: inDays(-1) }),
  ];
  expect(refused.map((answer) => bodyOf<{ error: { code: string } }>(answer).error.code)).toEqual([
    ...['not_allowed', 'absence_own_substitute', 'absence_times'],
  ]);
  const entered = await manager.post('/api/absences', {
    substitute: salesId,
    from: inDays(-1),
    until: inDays(2),
  });
  const [absence] = bodyOf<Absence[]>(entered);
  expect(absence).toMatchObject({ user: { id: managerId }, substitute: { id: salesId }, isNow: true });
  expect(bodyOf<Absence[]>(await agent.get('/api/absences'))).toEqual([]);

  const seen = bodyOf<LeadDetail>(await sales.get(path));
  expect(seen).toMatchObject({ isWhole: true, away: { substitute: { id: salesId, name: 'sales' } } });
  const changed = await sales.patch(path, { seenChangeId: seen.changeId, nextStep: 'Call them' });
  expect(changed).toMatchObject({ status: 200, body: { nextStep: 'Call them' } });
  expect(bodyOf<LeadPage>(await sales.get('/api/leads?owner=me&search=absent')).leads).toHaveLength(1);
  const tasks = bodyOf<LeadTaskPage>(await sales.get('/api/lead-tasks')).tasks;
  expect(tasks).toMatchObject([
    { text: 'Send the offer', assignee: { id: managerId }, away: { substitute: { id: salesId } } },
  ]);

  const told = (nowMs: number) =>
    dashboard.records.db.transaction(async (db) =>
      (await findRecipients(db, managerId, nowMs)).map(({ userId, insteadOfId }) => [userId, insteadOfId]),
    );
  expect(new Map((await told(Date.now())) as [string, string | null][])).toEqual(
    new Map([
      [managerId, null],
      [salesId, managerId],
    ]),
  );
  expect(await told(Date.now() + 3 * dayMs)).toEqual([[managerId, null]]);
  const weekly = async (nowMs: number) =>
    (await listWeeklyReaders(dashboard.records.db, nowMs)).map(({ userId }) => userId);
  expect(await weekly(Date.now())).toContain(salesId);
  expect(await weekly(Date.now() + 3 * dayMs)).not.toContain(salesId);

  // Whoever stands in for the substitute, once that one is away as well, stands in for both.
  const third = await dashboard.withRole('sales', 'third');
  const thirdId = String((await third.get('/api/me')).body['id']);
  const ofSales = { user: salesId, from: inDays(-1), until: inDays(1) };
  await manager.post('/api/absences', { ...ofSales, substitute: thirdId });
  expect((await told(Date.now())).map(([userId]) => userId)).toHaveLength(3);
  expect(bodyOf<LeadDetail>(await third.get(path))).toMatchObject({ isWhole: true });

  expect(await sales.delete(`/api/absences/${absence?.id}`)).toMatchObject({ status: 404 });
  expect((await manager.delete(`/api/absences/${absence?.id}`)).status).toBe(200);
  expect(bodyOf<LeadDetail>(await sales.get(path))).toMatchObject({ isWhole: false, away: null });
  expect(bodyOf<LeadDetail>(await third.get(path))).toMatchObject({ isWhole: false });
});

test('work goes to nobody whose role does none, nobody from outside stands in, and nobody who is away then', async () => {
  const [writer, fourth, fifth] = await Promise.all([
    dashboard.withRole('marketer', 'writer'),
    dashboard.withRole('sales', 'fourth'),
    dashboard.withRole('sales', 'fifth'),
  ]);
  const idOf = async (client: TestClient) => String((await client.get('/api/me')).body['id']);
  const [writerId, fourthId, fifthId] = [await idOf(writer), await idOf(fourth), await idOf(fifth)];
  const agentId = await idOf(agent);
  const lead = await accept(await company('Refused Pumps'), { owner: 'me' });
  const land = {
    countries: ['SM'],
    provinces: [],
    postcodes: [],
    industries: [],
    place: 1,
    name: 'San Marino',
  };
  const seen = { seenChangeId: lead.changeId };
  const code = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code ?? 'done';
  const given = [
    await manager.patch(`/api/leads/${lead.leadId}`, { ...seen, owner: writerId }),
    await manager.post('/api/leads', { companyId: await company('More Pumps'), owner: writerId }),
    await manager.post(`/api/leads/${lead.leadId}/entries`, { kind: 'task', text: 'x', assignee: writerId }),
    await manager.post('/api/leads/bulk', { leads: [{ leadId: lead.leadId, ...seen }], owner: writerId }),
    await manager.post('/api/hand-over', { from: 'me', to: writerId }),
    await manager.post('/api/territories', { ...land, owner: writerId }),
    await manager.patch(`/api/companies/${lead.companyId}`, { ownerId: writerId }),
  ];
  expect(given.map(code)).toEqual(given.map(() => 'no_work_role'));

  const days = { from: inDays(10), until: inDays(12) };
  const stand = (user: string, substitute: string) =>
    manager.post('/api/absences', { user, substitute, ...days }).then(code);
  expect(await stand(fourthId, agentId)).toBe('absence_substitute_role');
  expect(await stand(fourthId, writerId)).toBe('absence_substitute_role');
  expect(await stand(writerId, fourthId)).toBe('done');
  expect(await stand(fourthId, fifthId)).toBe('done');
  expect(await stand(fifthId, fourthId)).toBe('absence_substitute_away');
});

test('whoever stands in is removed, or becomes an agent, only when somebody else stands in', async () => {
  const administrator = await dashboard.withRole('administrator');
  const [away, stands, other] = await Promise.all([
    dashboard.withRole('sales', 'away'),
    dashboard.withRole('sales', 'stands'),
    dashboard.withRole('sales', 'other'),
  ]);
  const idOf = async (client: TestClient) => String((await client.get('/api/me')).body['id']);
  const [awayId, standsId, otherId] = [await idOf(away), await idOf(stands), await idOf(other)];
  const enter = (from: number, until: number) =>
    away.post('/api/absences', { substitute: standsId, from: inDays(from), until: inDays(until) });
  await enter(-1, 2);
  await enter(5, 6);
  const told = (answer: { body: unknown }) =>
    (answer.body as { error?: { code: string; fields?: Record<string, string> } }).error;
  const path = `/api/users/${standsId}`;
  expect(told(await administrator.delete(path))).toMatchObject({
    ...{ code: 'has_work', fields: { standIns: '2', leads: '0' } },
  });
  expect(told(await administrator.patch(path, { role: 'agent' }))?.code).toBe('has_work');
  expect((await administrator.patch(path, { role: 'manager' })).status).toBe(200);
  expect(told(await administrator.delete(`${path}?to=${awayId}`))?.code).toBe('absence_own_substitute');
  const agentId = await idOf(agent);
  expect(told(await administrator.delete(`${path}?to=${agentId}`))?.code).toBe('absence_substitute_role');
  await other.post('/api/absences', { substitute: managerId, from: inDays(5), until: inDays(6) });
  expect(told(await administrator.delete(`${path}?to=${otherId}`))?.code).toBe('absence_substitute_away');
  const listed = bodyOf<Absence[]>(await other.get('/api/absences'));
  await other.delete(`/api/absences/${listed.find(({ user }) => user.id === otherId)?.id}`);
  expect((await administrator.patch(path, { role: 'agent', to: otherId })).status).toBe(200);
  const left = bodyOf<Absence[]>(await manager.get('/api/absences')).filter(({ user }) => user.id === awayId);
  expect(left.map(({ substitute }) => substitute.id)).toEqual([otherId, otherId]);
  expect((await administrator.delete(path)).status).toBe(200);
});
