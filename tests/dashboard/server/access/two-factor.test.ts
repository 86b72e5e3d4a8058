// The second factor, from switching it on to signing in with it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginTwoFactors } from '#stores/records/schema/access.ts';
import { codeNow } from '../support/authenticator-code.ts';
import { openTestDashboard, type TestDashboard, testPassword } from '../support/open-test-dashboard.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await openTestDashboard();
});
afterAll(() => dashboard.close());

describe('two-factor', () => {
  it('asks for a code after the password once it is on, and takes each recovery code once', async () => {
    const client = await dashboard.withRole('manager');
    const enabled = await client.post('/api/auth/two-factor/enable', { password: testPassword });
    const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
    expect((await client.get('/api/me')).body).toMatchObject({ twoFactorEnabled: false });
    await client.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI) });
    expect((await client.get('/api/me')).body).toMatchObject({ twoFactorEnabled: true });

    const email = 'manager.person@example.com';
    const signIn = async () => {
      const browser = dashboard.stranger();
      const answer = await browser.post('/api/auth/sign-in/email', { email, password: testPassword });
      expect(answer.body).toMatchObject({ twoFactorRedirect: true });
      expect((await browser.get('/api/me')).status).toBe(401);
      return browser;
    };
    const withApp = await signIn();
    const wrong = await withApp.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ error: { code: 'INVALID_CODE' }, code: 'INVALID_CODE' });
    await withApp.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI) });
    expect((await withApp.get('/api/me')).body).toMatchObject({ email, twoFactorEnabled: true });

    const code = backupCodes[0];
    const withRecovery = await signIn();
    await withRecovery.post('/api/auth/two-factor/verify-backup-code', { code });
    expect((await withRecovery.get('/api/me')).status).toBe(200);
    const again = await signIn();
    const used = await again.post('/api/auth/two-factor/verify-backup-code', { code });
    expect(used.status).toBe(401);
    expect((await again.get('/api/me')).status).toBe(401);

    const kept = JSON.stringify(await dashboard.records.db.select().from(loginTwoFactors));
    expect(kept).not.toContain(backupCodes[1]);
  });
});
