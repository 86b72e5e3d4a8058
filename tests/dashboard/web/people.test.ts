// People in the built interface in Chromium, on the real dashboard server: found, read, merged, parted, erased.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillCompanies } from './support/sample-companies.ts';
import { fillPeople, type SamplePeople } from './support/sample-people.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };
const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('people in a browser', () => {
  let ui: OpenInterface;
  let ids: SamplePeople;
  beforeAll(async () => {
    ui = await openInterface();
    await fillCompanies(ui.dashboard);
    ids = await fillPeople(ui.dashboard, ui.siteId);
  }, 120_000);
  afterAll(() => ui?.close());

  it(
    'are found by name, e-mail and company, and show what is claimed and what is confirmed',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/people');
      const rows = () => page.locator('table tbody tr').count();
      await page.getByRole('searchbox', { name: 'Search' }).fill('valvole');
      await expect.poll(rows, soon).toBe(2);
      await page.getByRole('searchbox', { name: 'Search' }).fill('anna.rossi@rossi');
      await expect.poll(rows, soon).toBe(1);
      await page.getByRole('link', { name: 'Anna Rossi' }).click();
      await page.getByRole('heading', { level: 1, name: 'Anna Rossi' }).waitFor();
      const who = page.getByRole('region', { name: 'Who', exact: true });
      await who.getByText('Responsabile acquisti').waitFor();
      await who.getByRole('button', { name: '1 other value' }).click();
      await who.getByText('Buyer').waitFor();
      await who.getByText('shown because it is confirmed').waitFor();
      await page.getByRole('link', { name: 'Rossi Valvole S.r.l.' }).waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'have one timeline over all channels, and the address keeps which is shown',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/people/${ids.anna}`);
      const timeline = page.getByRole('region', { name: 'Timeline' });
      const items = () => timeline.locator('.step').count();
      await expect.poll(items, soon).toBe(7);
      await timeline.getByText('E-mail', { exact: true }).click();
      await expect.poll(items, soon).toBe(2);
      await timeline.getByText('perhaps a machine').waitFor();
      await page.waitForURL(/channel=email/);
      await timeline.getByText('All', { exact: true }).click();
      await expect.poll(items, soon).toBe(7);
      await timeline.getByRole('link', { name: 'Visit', exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: /^Visit/ }).waitFor();
      await page.getByRole('link', { name: 'Anna Rossi' }).waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'are merged by a suggestion with a reason, and parted again',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/people/${ids.anna}`);
      await page.getByText('the same telephone').waitFor();
      await page.getByRole('button', { name: 'Merge with Anna Rossi' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('I asked her');
      await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
      const ties = page.getByRole('region', { name: 'What ties them' });
      await ties.getByText('I asked her').waitFor();
      await ties.getByRole('button', { name: /^Take back: .*libero/ }).click();
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('her sister');
      await dialog.getByRole('button', { name: 'Take back' }).click();
      await ties.getByText(/her sister/).waitFor();
      await page.getByText('the same telephone').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'are held back and refused in sight, and released with a reason',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/people/watch');
      await page.getByText('undefined', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Release stand@fiera.it' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('our stand at the fair');
      await dialog.getByRole('button', { name: 'Release' }).click();
      await page.getByText('Nothing is held back.').waitFor();
      await page.context().close();
    },
    long,
  );

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1440, height: 1000 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const pages = ['/people', `/people/${ids.anna}`, '/people/watch', '/people/999999'];
      expect(await findFaultsOf(page, pages)).toEqual([]);
      await page.context().close();
    },
    long,
  );

  it(
    'are erased after a second question, and found no more',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/people/${ids.annaHome}`);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download a copy' }).click();
      expect((await saved).suggestedFilename()).toBe(`person-${ids.annaHome}.json`);
      await page.getByRole('button', { name: 'Erase' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click();
      await page.waitForURL(/\/people$/);
      await page.goto(`/people/${ids.annaHome}`);
      await page.getByText('There is no such person').waitFor();
      await page.context().close();
    },
    long,
  );
});
