// Inviting, changing and removing users, through the API.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadDetail } from '#contract/lead-report.ts';
import { oneTimeLinks } from '#stores/records/schema/access.ts';
import {
  adminEmail,
  openTestDashboard,
  type TestDashboard,
  testPassword,
} from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let administrator: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.administrator();
});
afterAll(() => dashboard.close());

const acceptance = { name: 'Colleague', password: testPassword, language: 'it' };

async function invite(email: string, role = 'marketer') {
  const answer = await administrator.post('/api/users', { email, name: 'Colleague', role });
  expect(answer.status).toBe(200);
  return new URL(String(answer.body['link'])).searchParams.get('token');
}

async function userId(email: string): Promise<string> {
  const users = (await administrator.get('/api/users')).body as unknown as { id: string; email: string }[];
  return users.find((user) => user.email === email)?.id ?? 'nobody';
}

describe('invitations', () => {
  it('make one user with the invited role, once', async () => {
    const token = await invite('One@Example.com', 'manager');
    const client = dashboard.stranger();
    const accepted = await client.post('/api/invitations/accept', { ...acceptance, token });
    expect(accepted.body).toMatchObject({ email: 'one@example.com', role: 'manager', language: 'it' });
    expect((await client.get('/api/me')).status).toBe(200);
    const again = await dashboard.stranger().post('/api/invitations/accept', { ...acceptance, token });
    expect(again.status).toBe(410);
  });

  it('do not let the invited choose their role or address', async () => {
    const token = await invite('two@example.com');
    const body = { ...acceptance, token, role: 'administrator', email: 'x@example.com' };
    const refused = await dashboard.stranger().post('/api/invitations/accept', body);
    expect(refused.status).toBe(400);
  });

  it('end after seven days, and a newer one ends the older', async () => {
    const older = await invite('three@example.com');
    const newer = await invite('three@example.com');
    const accept = (token: string | null) =>
      dashboard.stranger().post('/api/invitations/accept', { ...acceptance, token });
    expect((await accept(older)).status).toBe(410);
    await dashboard.records.db.update(oneTimeLinks).set({ expiresAt: new Date(Date.now() - 1_000) });
    expect((await accept(newer)).status).toBe(410);
  });

  it('refuse an address that is taken, and short passwords', async () => {
    const taken = await administrator.post('/api/users', { email: adminEmail, name: 'x', role: 'sales' });
    expect(taken.body).toMatchObject({ error: { code: 'email_taken' } });
    const token = await invite('four@example.com');
    const short = await dashboard
      .stranger()
      .post('/api/invitations/accept', { ...acceptance, token, password: 'short' });
    expect(short.body).toMatchObject({
      error: { code: 'invalid_input', fields: { password: expect.any(String) } },
    });
  });
});

describe('users', () => {
  it('feel a new role and their removal with the next request', async () => {
    const token = await invite('five@example.com', 'marketer');
    const client = dashboard.stranger();
    await client.post('/api/invitations/accept', { ...acceptance, token });
    expect((await client.get('/api/users')).status).toBe(403);
    const id = await userId('five@example.com');
    await administrator.patch(`/api/users/${id}`, { role: 'administrator' });
    expect((await client.get('/api/users')).status).toBe(200);
    await administrator.delete(`/api/users/${id}`);
    expect((await client.get('/api/me')).status).toBe(401);
    const signIn = { email: 'five@example.com', password: testPassword };
    expect((await dashboard.stranger().post('/api/auth/sign-in/email', signIn)).status).toBe(401);
  });

  it('with work stay until somebody has it: all of it in one go, with its history, and those who may not have it are refused', async () => {
    const leaver = await dashboard.withRole('sales', 'leaver');
    const [heir, marketer, manager] = await Promise.all([
      dashboard.withRole('sales', 'heir'),
      dashboard.withRole('marketer', 'writer'),
      dashboard.withRole('manager', 'chief'),
    ]);
    const idOf = async (client: TestClient) => String((await client.get('/api/me')).body['id']);
    const [leaverId, heirId, writerId] = [await idOf(leaver), await idOf(heir), await idOf(marketer)];
    const company = async (client: TestClient, ownerId: string) =>
      Number((await client.post('/api/companies', { name: `Pumps ${ownerId}`, ownerId })).body['id']);
    const [theirs, bare] = [await company(leaver, leaverId), await company(manager, leaverId)];
    const lead = (await leaver.post('/api/leads', { companyId: theirs, owner: 'me' }))
      .body as unknown as LeadDetail;
    const others = await manager.post('/api/leads', {
      companyId: await company(manager, heirId),
      owner: heirId,
    });
    const task = { kind: 'task', text: 'Send drawings', assignee: leaverId };
    await manager.post(`/api/leads/${others.body['leadId']}/entries`, task);
    const land = { countries: ['IT'], provinces: [], postcodes: [], industries: [], place: 1, name: 'Italy' };
    await manager.post('/api/territories', { ...land, owner: leaverId });

    const path = `/api/users/${leaverId}`;
    const refused = await administrator.delete(path);
    const fields = { leads: '1', tasks: '1', companies: '2', territories: '1', standIns: '0' };
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'has_work', fields } } });
    const codes = [
      await administrator.patch(path, { role: 'marketer' }),
      await administrator.delete(`${path}?to=${writerId}`),
      await administrator.delete(`${path}?to=${leaverId}`),
      await administrator.delete(`${path}?to=nobody`),
    ].map(({ body }) => (body as { error: { code: string } }).error.code);
    expect(codes).toEqual(['has_work', 'no_work_role', 'hand_over_to_same', 'unknown_owner']);
    expect((await leaver.get('/api/me')).status).toBe(200);
    expect((await administrator.patch(path, { role: 'manager' })).status).toBe(200);

    expect((await administrator.delete(`${path}?to=${heirId}`)).status).toBe(200);
    expect((await leaver.get('/api/me')).status).toBe(401);
    const read = async (leadId: unknown) =>
      (await heir.get(`/api/leads/${leadId}`)).body as unknown as LeadDetail;
    const given = await read(lead.leadId);
    expect(given.owner.id).toBe(heirId);
    expect(given.changes[0]).toMatchObject({
      ...{ action: 'hand_over', before: { ownerId: leaverId }, after: { ownerId: heirId }, by: 'Ada Admin' },
    });
    expect((await read(others.body['leadId'])).entries).toMatchObject([{ assignee: { id: heirId } }]);
    for (const id of [theirs, bare])
      expect((await heir.get(`/api/companies/${id}`)).body).toMatchObject({ owner: { id: heirId } });
    expect((await manager.get('/api/territories')).body).toMatchObject([{ owner: { id: heirId } }]);
  });

  it('who will do no more work with leads give theirs away with the role', async () => {
    const [mover, heir] = [
      await dashboard.withRole('sales', 'mover'),
      await dashboard.withRole('sales', 'heir'),
    ];
    const idOf = async (client: TestClient) => String((await client.get('/api/me')).body['id']);
    const [moverId, heirId] = [await idOf(mover), await idOf(heir)];
    const company = await mover.post('/api/companies', { name: 'Moved Pumps', ownerId: moverId });
    const changed = await administrator.patch(`/api/users/${moverId}`, { role: 'marketer', to: heirId });
    expect(changed).toMatchObject({ status: 200, body: { role: 'marketer' } });
    expect((await heir.get(`/api/companies/${company.body['id']}`)).body).toMatchObject({
      owner: { id: heirId },
    });
  });

  it('always keep one administrator', async () => {
    const id = await userId(adminEmail);
    const last = { error: { code: 'last_administrator' } };
    expect((await administrator.patch(`/api/users/${id}`, { role: 'sales' })).body).toMatchObject(last);
    expect((await administrator.delete(`/api/users/${id}`)).body).toMatchObject(last);
    expect((await administrator.delete('/api/users/nobody')).status).toBe(404);
  });

  it('change their own name and language, nothing else', async () => {
    const sales = await dashboard.withRole('sales');
    const changed = await sales.patch('/api/me', { name: 'Sole', language: 'it' });
    expect(changed.body).toMatchObject({ name: 'Sole', language: 'it', role: 'sales' });
    expect((await sales.get('/api/me')).body).toMatchObject({ name: 'Sole', language: 'it' });
    expect((await sales.patch('/api/me', { role: 'administrator' })).status).toBe(400);
  });
});
