// Inviting, changing and removing users, through the API.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
