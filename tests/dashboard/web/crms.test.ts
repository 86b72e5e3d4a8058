// Connections to CRMs in the built interface in Chromium: set up, and switched on only after a look at the dry run.

import { afterAll, beforeAll, describe, it } from 'vitest';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('connections to CRMs in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  }, long);
  afterAll(() => ui?.close());

  it(
    'are set up with what their kind needs, and switched on after a look at the dry run',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/crms/new');
      await page.getByRole('combobox', { name: 'Kind of CRM' }).click();
      await page.getByRole('option', { name: 'Tryton' }).click();
      await page.getByRole('textbox', { name: 'Address' }).fill('https://erp.example.com');
      await page.getByRole('textbox', { name: 'Database' }).fill('firm');
      await page.getByRole('textbox', { name: 'User name' }).fill('fiuto');
      await page.getByLabel('Password', { exact: true }).fill('very secret');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.waitForURL('**/crms/*');
      await page.getByRole('button', { name: 'Look at each change' }).click();
      await page.getByText('Nothing would be written so far.').waitFor();
      await page.getByRole('checkbox', { name: 'I have looked at what would be written' }).check();
      await page.getByRole('button', { name: 'Switch on' }).click();
      await page.getByRole('heading', { name: 'Take the last run back' }).waitFor();
      await page.goto('/connections');
      await page.getByRole('link', { name: 'Tryton' }).waitFor();
    },
    long,
  );

  it(
    'that no connector of their own have are described on their page, which says what is not written',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/crms/new');
      await page.getByRole('combobox', { name: 'Kind of CRM' }).click();
      await page.getByRole('option', { name: 'REST API' }).click();
      await page.getByRole('textbox', { name: 'Address' }).fill('https://api.example.com');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.waitForURL('**/crms/*');
      await page.getByRole('button', { name: /^Notes Not written It has no path/ }).click();
      const notes = page.getByRole('region', { name: /^Notes/ });
      await notes.getByRole('textbox', { name: 'Path of the list' }).fill('/v1/notes');
      await page.getByRole('button', { name: /^Notes Written/ }).waitFor();
      await notes.getByRole('textbox', { name: 'Of the company’s id' }).fill('');
      await page.getByRole('button', { name: /^Notes Not written Say by what it is found again/ }).waitFor();
      await notes.getByRole('textbox', { name: 'Of the company’s id' }).fill('company');
      const mapping = page.getByRole('region', { name: 'Where everything is' });
      await mapping.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved').first().waitFor();
      await page.reload();
      await page.getByRole('button', { name: /^Notes Written/ }).waitFor();
    },
    long,
  );
});
