// The login and the roles of the built interface in Chromium, on the real dashboard server with real engines.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeNow } from '#tests/dashboard/server/support/authenticator-code.ts';
import { testPassword } from '#tests/dashboard/server/support/open-test-dashboard.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByRole('textbox', { name: /^Password/ }).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Accedi)$/ }).click();
}

async function confirmPassword(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill(testPassword);
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
}

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('the login in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  });
  afterAll(() => ui?.close());

  it('refuses in Italian: a wrong password, and the way to wait after too many', async () => {
    const page = await (await ui.stranger({ locale: 'it-IT' })).newPage();
    await page.goto('/sign-in');
    await enterPassword(page, 'nobody@example.com', 'wrong wrong wrong');
    await page.getByText('E-mail o password non corretta.').waitFor();
    for (let tries = 0; tries < 8; tries += 1) {
      const answered = page.waitForResponse('**/api/auth/sign-in/email');
      await enterPassword(page, 'nobody@example.com', `wrong wrong wrong ${tries}`);
      await answered;
    }
    await page.getByText(/Troppi tentativi\. Riprova fra \d+ minuti/).waitFor();
    await page.context().close();
  });

  it('sets two-factor up with a QR code, and asks for a code or a recovery code from then on', async () => {
    await ui.dashboard.withRole('sales');
    const email = 'sales.person@example.com';
    const page = await (await ui.stranger()).newPage();
    await page.goto('/sign-in');
    await enterPassword(page, email, testPassword);
    await page.waitForURL('**/live');
    await page.goto('/account');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill('not my password');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The current password is wrong.').waitFor();
    await confirmPassword(page);
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = (await page.getByRole('region', { name: 'Key' }).textContent()) ?? '';
    const totpUri = `otpauth://totp/x?secret=${secret.trim()}`;
    await page.getByLabel('Six-digit code').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This code is not right').waitFor();
    await page.getByLabel('Six-digit code').fill(codeNow(totpUri));
    await page.getByRole('button', { name: 'Confirm' }).click();
    const kept = (await page.getByRole('region', { name: 'Keep your recovery codes' }).textContent()) ?? '';
    const [first = ''] = kept.trim().split(/\s+/);
    expect(kept.trim().split(/\s+/)).toHaveLength(10);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'New recovery codes' }).waitFor();

    await page.getByRole('button', { name: /sales/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await enterPassword(page, email, testPassword);
    await page.getByRole('heading', { name: 'Confirm it is you' }).waitFor();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill('nothing-right');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This recovery code is not right').waitFor();
    await page.getByLabel('Recovery code').fill(first);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForURL('**/live');

    await page.goto('/account');
    await page.getByRole('button', { name: 'Switch off' }).click();
    await confirmPassword(page);
    await page.getByRole('button', { name: 'Set up' }).waitFor();
    await page.context().close();
  });

  it('offers each role only what the server lets it do', async () => {
    await ui.dashboard.withRole('marketer');
    const page = await (await ui.stranger()).newPage();
    await page.goto('/sign-in');
    await enterPassword(page, 'marketer.person@example.com', testPassword);
    await page.waitForURL('**/live');
    await page.getByRole('link', { name: 'Pipeline' }).click();
    await page.getByRole('heading', { name: 'By site' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Rejected events' }).count()).toBe(0);
    await page.goto(`/sites/${ui.siteId}?tab=settings`);
    await page.getByLabel('Name').fill('Sample Pumps Ltd');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sample Pumps Ltd' }).waitFor();
    await page.getByRole('tab', { name: 'Keys' }).click();
    await page.getByText('Your role can read this, not change it.').waitFor();
    await page.context().close();
  });
});
