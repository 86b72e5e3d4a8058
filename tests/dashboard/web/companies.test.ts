// Companies in the built interface in Chromium, on the real dashboard server: found, added, changed, merged.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPassword } from '#tests/dashboard/server/support/open-test-dashboard.ts';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillCompanies, type SampleCompanies } from './support/sample-companies.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };
const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('companies in a browser', () => {
  let ui: OpenInterface;
  let ids: SampleCompanies;
  beforeAll(async () => {
    ui = await openInterface();
    ids = await fillCompanies(ui.dashboard);
  });
  afterAll(() => ui?.close());

  const names = (page: Page) => page.locator('table tbody tr td:first-child').allInnerTexts();
  const read = async (id: number) =>
    (await (await ui.dashboard.administrator()).get(`/api/companies/${id}`)).body;

  it(
    'are searched, filtered and ordered, and the address keeps it',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/companies');
      await page.getByRole('link', { name: 'Verdi Impianti Srl' }).waitFor();
      await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('ros val', { delay: 20 });
      await page.waitForURL(/search=ros/);
      await expect.poll(() => names(page), soon).toEqual(['Rossi Valvole Kft.', 'Rossi Valvole S.r.l.']);
      await page.getByRole('combobox', { name: 'Status' }).click();
      await page.getByRole('option', { name: 'Customer', exact: true }).click();
      await expect.poll(() => names(page), soon).toEqual(['Rossi Valvole S.r.l.']);
      await page.reload();
      await expect.poll(() => names(page), soon).toEqual(['Rossi Valvole S.r.l.']);
      expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('ros val');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('link', { name: 'Verdi Impianti Srl' }).waitFor();
      expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('');
      await page.getByRole('combobox', { name: 'Owner' }).click();
      await page.getByRole('option', { name: 'Nobody’s' }).click();
      await expect.poll(() => names(page), soon).not.toContain('Nordlicht GmbH');
      await page.goto('/companies?sort=created');
      await expect.poll(async () => (await names(page))[0], soon).toBe('Nordlicht GmbH');
      await page.goto('/companies?search=nothing-like-it');
      await page.getByText('No company matches').waitFor();
      await page.context().close();
    },
    long,
  );

  it('are added by name, and a fault of the server stands in the form', async () => {
    const page = await ui.signedIn();
    await page.goto('/companies');
    await page.getByRole('button', { name: 'Add a company' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a company' }).click();
    await dialog.getByText('Give the company a name.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Acme Example');
    await dialog.getByRole('textbox', { name: 'VAT number' }).fill('IT01234567890');
    await dialog.getByRole('button', { name: 'Add a company' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'is no Italian VAT number' }).waitFor();
    await dialog.getByRole('textbox', { name: 'VAT number' }).fill('IT01234567897');
    await dialog.getByRole('button', { name: 'Add a company' }).click();
    await page.getByRole('heading', { level: 1, name: 'Acme Example' }).waitFor();
    await page.getByText('No visit to show').waitFor();
    await page.context().close();
  });

  it(
    'are changed fact by fact, with the fault beside the field',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/companies/${ids.valves}`);
      await page.getByRole('button', { name: 'Change: VAT number' }).click();
      await page.getByRole('textbox', { name: 'VAT number' }).fill('12');
      await page.keyboard.press('Enter');
      await page.getByText(/12 has not the form|12 is no Italian/).waitFor();
      await page.getByRole('textbox', { name: 'VAT number' }).fill('07643520567');
      await page.keyboard.press('Enter');
      await page.getByText('IT07643520567').waitFor();
      await page.getByRole('button', { name: 'Change: Employees' }).click();
      await page.getByRole('textbox', { name: 'Employees' }).fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect
        .poll(() => read(ids.valves), soon)
        .toMatchObject({ employees: null, vatNumber: 'IT07643520567' });
      await page.getByRole('button', { name: 'Change: Owner' }).click();
      await page.getByRole('combobox', { name: 'Owner' }).click();
      await page.getByRole('option', { name: 'Ada Admin' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => read(ids.valves), soon).toMatchObject({ owner: { name: 'Ada Admin' } });
      await page.getByRole('button', { name: 'Change: Name' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change: Name' }).waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'get and lose domains, names, networks and handles',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/companies/${ids.valves}`);
      const domains = page.getByRole('region', { name: 'Domains' });
      await domains.getByRole('textbox', { name: 'Domain' }).fill('https://www.rossi-group.it/');
      await domains.getByRole('button', { name: 'Add a domain' }).click();
      await domains.getByText('rossi-group.it', { exact: true }).waitFor();
      await domains.getByRole('combobox', { name: 'Use of rossi-group.it' }).click();
      await page.getByRole('option', { name: 'Mail only' }).click();
      await expect
        .poll(async () => (await read(ids.valves))['domains'], soon)
        .toContainEqual(expect.objectContaining({ domain: 'rossi-group.it', kind: 'mail_only' }));
      await domains.getByRole('textbox', { name: 'Domain' }).fill('verdi-impianti.it');
      await domains.getByRole('button', { name: 'Add a domain' }).click();
      await domains.getByRole('alert').filter({ hasText: 'Verdi Impianti' }).waitFor();
      await domains.getByRole('button', { name: 'Remove the domain rossi-group.it' }).click();
      await domains.getByText('rossi-group.it', { exact: true }).waitFor({ state: 'detached' });
      for (const [region, field, value, button, shown] of [
        ['Other names', 'Name', 'RV Valves', 'Add a name', 'RV Valves'],
        ['Networks', 'Network', '81.2.69.160/27', 'Add a network', '81.2.69.160/27'],
        ['Registry handles', 'Handle', 'org-rv1-ripe', 'Add a handle', 'ORG-RV1-RIPE'],
      ] as const) {
        const part = page.getByRole('region', { name: region });
        await part.getByRole('textbox', { name: field, exact: true }).fill(value);
        await part.getByRole('button', { name: button }).click();
        await part.getByText(shown).waitFor();
        await part.getByRole('button', { name: /^Remove/ }).click();
        await part.getByText(shown).waitFor({ state: 'detached' });
      }
      await page.getByRole('link', { name: 'Rossi Valvole Kft.' }).click();
      await page.getByRole('heading', { level: 1, name: 'Rossi Valvole Kft.' }).waitFor();
      await page.getByRole('button', { name: 'Remove the parent' }).click();
      await page.getByText('Belongs to no other company.').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'are merged with a reason and taken apart again',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/companies/${ids.twin}`);
      await page.getByRole('button', { name: 'Merge into another' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Into' }).fill('verdi');
      await page.getByRole('option', { name: /^Verdi Impianti/ }).click();
      await dialog.getByRole('button', { name: 'Merge into another' }).click();
      await dialog.getByText('Say why, in a few words.').waitFor();
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('The same firm');
      await dialog.getByRole('button', { name: 'Merge into another' }).click();
      await page.getByRole('heading', { level: 1, name: 'Verdi Impianti', exact: true }).waitFor();
      await page.getByText('The same firm').waitFor();
      await page.goto(`/companies/${ids.twin}`);
      await page.getByText('Merged into Verdi Impianti').waitFor();
      await page
        .getByRole('button', { name: 'Open Verdi Impianti' })
        .or(page.getByRole('link', { name: 'Open Verdi Impianti' }))
        .click();
      await page.getByRole('button', { name: 'Take the merge of Verdi Impianti Srl back' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Two firms');
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
      await expect.poll(() => read(ids.twin), soon).toMatchObject({ mergedInto: null });
      await page.context().close();
    },
    long,
  );

  it('of a colleague are shown to sales by name, place and owner alone, with nothing to change', async () => {
    await ui.dashboard.withRole('sales');
    const page = await (await ui.stranger()).newPage();
    await page.goto('/sign-in');
    await page.getByLabel(/^E-mail/).fill('sales.person@example.com');
    await page.getByRole('textbox', { name: /^Password/ }).fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/live');
    await page.goto('/companies');
    expect(await page.getByRole('link', { name: 'Import a list' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Nordlicht GmbH' }).click();
    await page.getByText('A colleague looks after this company.').waitFor();
    expect(await page.getByRole('button', { name: /^Change:/ }).count()).toBe(0);
    expect(await page.getByText('Employees').count()).toBe(0);
    await page.goto('/companies/import');
    await page.getByText('Your role does not allow this').waitFor();
    await page.context().close();
  });

  it('that do not exist are said to be missing', async () => {
    const page = await ui.signedIn();
    for (const id of ['999999', 'x']) {
      await page.goto(`/companies/${id}`);
      await page.getByText('There is no such company').waitFor();
    }
    await page.context().close();
  });

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const pages = [
        '/companies',
        `/companies/${ids.valves}`,
        `/companies/${ids.theirs}`,
        '/companies/import',
      ];
      expect(await findFaultsOf(page, pages)).toEqual([]);
      await page.context().close();
    },
    180_000,
  );
});
