// Forms, path rules and keys of a site in the built interface in Chromium, on the real dashboard server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('the settings of a site in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
    await recordFormsSeen(ui.dashboard.records, [
      {
        siteId: ui.siteId,
        key: 'contact',
        name: 'Contact',
        page: '/richiedi-preventivo',
        fields: [
          { name: 'mail', type: 'email', label: 'Your e-mail' },
          { name: 'note', type: 'textarea' },
        ],
        lastSeenAtMs: Date.now(),
      },
    ]);
  });
  afterAll(() => ui?.close());

  const readForms = async () => {
    const administrator = await ui.dashboard.administrator();
    return (await administrator.get(`/api/sites/${ui.siteId}/forms`)).body;
  };

  it('switches a form on and keeps what its fields mean', async () => {
    const page = await ui.signedIn();
    await page.goto(`/sites/${ui.siteId}?tab=forms`);
    await page.getByText('Nothing of this form is read.').waitFor();
    const form = page.getByRole('switch', { name: 'Take what is sent with the form Contact' });
    await form.press('Space');
    const meaning = page.getByRole('combobox', { name: 'Meaning of the field Your e-mail' });
    await meaning.waitFor();
    expect(await meaning.inputValue()).toBe('Automatic');
    await meaning.click();
    await page.getByRole('option', { name: 'E-mail' }).click();
    await expect
      .poll(readForms)
      .toMatchObject([{ key: 'contact', enabled: true, mapping: { mail: 'email' } }]);
    await page.reload();
    await meaning.waitFor();
    expect(await meaning.inputValue()).toBe('E-mail');
    await meaning.click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    await expect.poll(readForms).toMatchObject([{ mapping: {} }]);
    expect(JSON.stringify(await readForms())).not.toContain('"mail":"email"');
    await form.press('Space');
    await expect.poll(readForms).toMatchObject([{ enabled: false }]);
    await page.context().close();
  });

  it('shows what a path rule would do before it is saved, and names its fault', async () => {
    const page = await ui.signedIn();
    await page.goto(`/sites/${ui.siteId}?tab=pages`);
    const row = page.getByRole('row', { name: /\/docs\/installation/ });
    await row.getByText('Documentation', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Make a rule for /docs/installation' }).click();
    await row.getByText('Product', { exact: true }).waitFor();
    await page.getByText('Preview of your changes').waitFor();
    const pattern = page.getByRole('textbox', { name: /Path/ });
    await pattern.fill('docs');
    await page.getByRole('alert').filter({ hasText: 'Start with /' }).waitFor();
    await pattern.fill('/docs/*');
    await row.getByText('/docs/*').waitFor();
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await page.getByText('Preview of your changes').waitFor({ state: 'detached' });
    const administrator = await ui.dashboard.administrator();
    expect((await administrator.get(`/api/sites/${ui.siteId}`)).body['pathRules']).toEqual([
      { pattern: '/docs/*', kind: 'product' },
    ]);
    await page.context().close();
  });

  it('makes a new secret key and shows it once', async () => {
    const page = await ui.signedIn();
    await page.goto(`/sites/${ui.siteId}?tab=keys`);
    await page.getByRole('button', { name: 'Make a new secret key' }).click();
    await page.getByText('The old one stops working at once.').waitFor();
    await page.getByRole('button', { name: 'Make a new key' }).click();
    const key = page.getByRole('dialog').getByRole('region', { name: 'Secret key' });
    expect(await key.textContent()).toMatch(/^fsk_/);
    // Only on purpose: the key cannot be seen again.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await key.waitFor({ state: 'detached' });
    expect(await page.getByText(/fsk_/).count()).toBe(0);
    await page.context().close();
  });

  it('gives a pixel under the address that the collector answers at', async () => {
    const page = await ui.signedIn();
    await page.goto(`/sites/${ui.siteId}`);
    const code = (await page.getByRole('region', { name: 'Without script' }).textContent()) ?? '';
    expect(code).toContain('<img src="https://t.example.com/p.gif?site=');
    await page.context().close();
  });
});
