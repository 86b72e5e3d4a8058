// The settings of outside sources in the built interface in Chromium, on the real dashboard server.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBothLanguages, reverseDnsId, reverseDnsStatement } from '#contract/look-up-statements.ts';
import { keepDataset } from '#stores/records/questions/keep-datasets.ts';
import { testPassword } from '#tests/dashboard/server/support/open-test-dashboard.ts';
import { findFaults, findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };
const long = 180_000;
const key = 'abcdef-licence-key-1234';

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('outside sources in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
    await keepDataset(ui.dashboard.records, {
      ...{ id: reverseDnsId, kind: 'reverse_dns', source: 'DNS', licence: '', sha256: '', builtAt: null },
      ...{ rows: 0, health: 'ok', healthMessage: '', terms: inBothLanguages(reverseDnsStatement) },
    });
  }, long);
  afterAll(() => ui?.close());

  const ask = async (path: string) =>
    (await (await ui.dashboard.administrator()).get(path)).body as unknown as Record<string, unknown>[];
  const accept = async (page: Page) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'I have read it and accept' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it(
    'fetch a vendor’s files only after the terms, and never show the key again',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/sources');
      await page.getByRole('button', { name: 'Set up MaxMind' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Keep' }).click();
      await dialog.getByText('The account id is a number').waitFor();
      await dialog.getByRole('textbox', { name: 'Account id' }).fill('42');
      await dialog.getByRole('textbox', { name: 'Licence key' }).fill(key);
      await dialog.getByRole('checkbox', { name: /^GeoLite2-ASN/ }).check();
      await dialog.getByRole('button', { name: 'Keep' }).click();
      const vendor = page.getByRole('article', { name: 'MaxMind', exact: true });
      await vendor.getByText('Key kept, ending in 1234 · account 42').waitFor();
      const file = vendor.getByRole('article', { name: 'GeoLite2-ASN' });
      await file.getByText('Not fetched yet: read and accept the terms first.').waitFor();
      expect(await file.getByRole('switch').isDisabled()).toBe(true);
      await file.getByRole('button', { name: 'Read and accept the terms' }).click();
      await dialog.getByText('download.maxmind.com').first().waitFor();
      await accept(page);
      await file.getByText('Is fetched within the next minutes.').waitFor();
      await vendor.getByRole('button', { name: 'Test the key' }).click();
      await vendor.getByText('The vendor takes the key.').waitFor();
      await vendor.getByRole('button', { name: 'Change MaxMind' }).click();
      await dialog.getByText('The key ending in 1234 stays').waitFor();
      expect(await findFaults(page)).toEqual([]);
      expect(await page.content()).not.toContain(key);
      await page.keyboard.press('Escape');
      await vendor.getByRole('button', { name: 'Remove', exact: true }).click();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: 'Set up MaxMind' }).waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'ask reverse DNS only when accepted, and the name servers that were set',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/sources');
      const part = page.getByRole('region', { name: 'Reverse DNS' });
      await part.getByText('The full address of such a visitor leaves this machine').waitFor();
      await part.getByRole('button', { name: 'Read and accept the terms' }).click();
      await accept(page);
      await expect.poll(() => ask('/api/reverse-dns'), soon).toMatchObject({ enabled: true });
      const servers = part.getByRole('combobox', { name: 'Name servers' });
      await servers.fill('not-a-server');
      await part.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => servers.getAttribute('aria-invalid'), soon).toBe('true');
      await servers.press('Backspace');
      await servers.fill('192.0.2.53');
      await part.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => ask('/api/reverse-dns'), soon).toMatchObject({ servers: ['192.0.2.53'] });
      await part.getByRole('switch').press('Space');
      await expect.poll(() => ask('/api/reverse-dns'), soon).toMatchObject({ enabled: false });
      await page.context().close();
    },
    long,
  );

  it(
    'set up, test, change, purge and remove a provider of paid look-ups',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/sources');
      await page.getByRole('button', { name: 'Add a provider' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('sample');
      await dialog.getByRole('textbox', { name: 'Key', exact: true }).fill(key);
      await dialog.getByRole('textbox', { name: 'URL' }).fill('https://api.example.com/v1');
      await dialog.getByRole('button', { name: 'Add a provider' }).click();
      await dialog.getByText('Write {ip} where the address belongs').waitFor();
      await dialog.getByText('Say where the name or the domain stands.').waitFor();
      await dialog.getByRole('textbox', { name: 'URL' }).fill('https://api.example.com/v1/{ip}?token={key}');
      await dialog.getByRole('textbox', { name: 'Headers' }).fill('Accept: application/json');
      await dialog.getByRole('textbox', { name: 'Company’s name' }).fill('company.name');
      await dialog.getByRole('textbox', { name: 'Price per look-up' }).fill('0.0125');
      await dialog.getByRole('textbox', { name: 'Budget per month' }).fill('50');
      expect(await findFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Add a provider' }).click();
      const card = page.getByRole('article', { name: 'sample', exact: true });
      await card.getByText('€0.00 of €50.00 spent this month').waitFor();
      expect(await ask('/api/lookup-providers')).toMatchObject([
        {
          ...{ name: 'sample', enabled: false, keyEnd: '1234', headers: { Accept: 'application/json' } },
          ...{ pricePerLookupMicros: 12_500, monthlyBudgetMicros: 50_000_000, currency: 'EUR' },
        },
      ]);
      await card.getByRole('button', { name: 'Read and accept the terms' }).click();
      await accept(page);
      await card.getByText('Terms accepted by Ada Admin').waitFor();
      await card.getByRole('button', { name: 'Test' }).click();
      await dialog.getByRole('textbox', { name: 'Address' }).fill('20.0.0.7');
      await dialog.getByRole('button', { name: 'Ask the provider' }).click();
      await dialog.getByText('does not know the address').waitFor();
      await page.keyboard.press('Escape');
      await card.getByRole('button', { name: 'Change' }).click();
      await dialog.getByRole('textbox', { name: 'Budget per month' }).fill('0');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await card.getByText('The budget of this month is spent.').waitFor();
      expect(await ask('/api/lookup-providers')).toMatchObject([{ hasKey: true, monthlyBudgetMicros: 0 }]);
      await card.getByRole('button', { name: 'Take its effects back' }).click();
      await dialog.getByRole('button', { name: 'Take its effects back' }).click();
      await card.getByText(/Taken back/).waitFor();
      await card.getByRole('button', { name: 'Remove' }).click();
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('No provider is set up').waitFor();
      await page.context().close();
    },
    long,
  );

  it('are not offered to a role that may only read', async () => {
    await ui.dashboard.withRole('manager');
    const page = await (await ui.stranger()).newPage();
    await page.goto('/sign-in');
    await page.getByLabel(/^E-mail/).fill('manager.person@example.com');
    await page.getByRole('textbox', { name: /^Password/ }).fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/live');
    await page.goto('/sources');
    await page.getByText('Administrators switch sources. You can read.').waitFor();
    await page.getByRole('article', { name: 'DNS' }).waitFor();
    expect(await page.getByText('Files fetched with your own key').count()).toBe(0);
    await page.context().close();
  });

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      expect(await findFaultsOf(page, ['/sources'])).toEqual([]);
      await page.context().close();
    },
    long,
  );
});
