// Setting up and signing in: links that work once, closed sign-up, throttled passwords.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import { logins, loginTries, oneTimeLinks, users } from '#stores/records/schema/access.ts';
import {
  adminEmail,
  openTestDashboard,
  type TestDashboard,
  testPassword,
} from '../support/open-test-dashboard.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await openTestDashboard();
});
afterAll(() => dashboard.close());

const person = { name: 'Eve', email: 'eve@example.com', password: testPassword, language: 'en' };

describe('set-up', () => {
  it('refuses a token that was never made, and one whose time is over', async () => {
    const stranger = dashboard.stranger();
    const guessed = await stranger.post('/api/setup', { ...person, token: 'x'.repeat(43) });
    expect(guessed.status).toBe(410);
    const link = await createSetupToken(dashboard.records);
    await dashboard.records.db.update(oneTimeLinks).set({ expiresAt: new Date(Date.now() - 1) });
    const late = await stranger.post('/api/setup', { ...person, token: link?.token });
    expect(late.status).toBe(410);
    expect((await stranger.get('/api/status')).body).toMatchObject({ needsSetup: true, signedIn: false });
  });

  it('makes one administrator from one link, however many use it at once', async () => {
    const link = await createSetupToken(dashboard.records);
    const tries = await Promise.all(
      ['one', 'two', 'three', 'four'].map((name) =>
        dashboard.stranger().post('/api/setup', {
          ...person,
          name,
          email: `${name === 'one' ? 'admin' : name}@example.com`,
          token: link?.token,
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await dashboard.records.db.select().from(users)).toHaveLength(1);
    await dashboard.records.db.update(users).set({ email: adminEmail });
    expect(await createSetupToken(dashboard.records)).toBeNull();
  });

  it('keeps no address of those who sign in, whatever a client says of itself', async () => {
    const signedIn = await dashboard
      .stranger()
      .post('/api/auth/sign-in/email', { email: adminEmail, password: testPassword });
    expect(signedIn.status).toBe(200);
    const kept = await dashboard.records.db.select().from(logins);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.map(({ ipAddress }) => ipAddress ?? '')).toEqual(kept.map(() => ''));
  });

  it('keeps no token, only its hash', async () => {
    const kept = JSON.stringify(await dashboard.records.db.select().from(oneTimeLinks));
    expect(kept).toMatch(/[0-9a-f]{64}/);
    expect(kept).not.toMatch(/"[A-Za-z0-9_-]{43}"/);
  });
});

describe('signing in', () => {
  const signIn = (email: string, password: string) =>
    dashboard.stranger().post('/api/auth/sign-in/email', { email, password });

  it('answers me with the right password, in a cookie that no script reads and no other site sends', async () => {
    const client = dashboard.stranger();
    const answer = await client.post('/api/auth/sign-in/email', {
      email: adminEmail,
      password: testPassword,
    });
    expect(answer.status).toBe(200);
    expect(client.setCookies.join('\n')).toMatch(/fiuto\.session_token=.*HttpOnly.*SameSite=Strict/i);
    expect((await client.get('/api/me')).body).toMatchObject({ email: adminEmail, role: 'administrator' });
    await client.post('/api/auth/sign-out');
    expect((await client.get('/api/me')).status).toBe(401);
  });

  it('lets no stranger sign up', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-up/email/', '/api/auth//sign-up/email']) {
      const answer = await dashboard.stranger().post(path, person);
      expect(answer.status).toBe(404);
    }
    expect(await dashboard.records.db.select().from(users)).toHaveLength(1);
  });

  it('does not let users change their own role, e-mail or existence through the library', async () => {
    const client = dashboard.stranger();
    await client.post('/api/auth/sign-in/email', { email: adminEmail, password: testPassword });
    for (const path of ['update-user', 'change-email', 'delete-user', 'link-social', 'update-session']) {
      expect((await client.post(`/api/auth/${path}`, { role: 'manager' })).status).toBe(404);
    }
  });

  it('throttles wrong passwords on one account, the right one included, and says until when', async () => {
    const email = 'victim@example.com';
    const statuses: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) statuses.push((await signIn(email, 'wrong password')).status);
    expect(statuses).toEqual([...Array<number>(8).fill(401), 429]);
    const refused = await signIn(email, testPassword);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(adminEmail, testPassword)).status).toBe(200);
  });

  it('counts tries by the address that connects, whatever X-Forwarded-For says, and writes none down', async () => {
    const body = { email: 'forged@example.com', password: 'wrong password' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) {
      const forged = { 'x-forwarded-for': `203.0.113.${tries}` };
      statuses.push((await dashboard.stranger().post('/api/auth/sign-in/email', body, forged)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    const kept = JSON.stringify(await dashboard.records.db.select().from(loginTries));
    expect(kept).not.toMatch(/127\.0\.0\.1|203\.0\.113|sign-in|forged/);
  });

  it('refuses a request from a foreign page, with cookies and without', async () => {
    const client = dashboard.stranger();
    await client.post('/api/auth/sign-in/email', { email: adminEmail, password: testPassword });
    const foreign = { origin: 'https://evil.example' };
    expect((await client.post('/api/sites', { name: 'x' }, foreign)).body).toMatchObject({
      error: { code: 'wrong_origin' },
    });
    const fresh = dashboard.stranger();
    const body = { email: adminEmail, password: testPassword };
    expect((await fresh.post('/api/auth/sign-in/email', body, foreign)).status).toBe(403);
  });
});
