// Privacy and what somebody decided, in the built interface in Chromium: what is missing before the public page is linked, who asked
// to be erased and when, that they were told, and all of it on the person's page, in both languages and on a phone.

import { sql } from 'drizzle-orm';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { noteReplied } from '#stores/records/rights/rights-requests.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillPeople, type SamplePeople } from './support/sample-people.ts';

const secret = 'a secret of the tests, long enough to be one';
const anna = { id: 1, email: 'anna.rossi@rossi-valvole.it' };
const home = { id: 2, email: 'anna.rossi@libero.it' };
const long = 240_000;
const pictures = process.env['FIUTO_PICTURES'];

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('privacy in a browser', () => {
  let ui: OpenInterface;
  let ids: SamplePeople;
  beforeAll(async () => {
    ui = await openInterface();
    ids = await fillPeople(ui.dashboard, ui.siteId);
    const desk = openRightsDesk(ui.dashboard.records, secret);
    await desk.withdraw(anna, ['measure']);
    await desk.object(anna, 'en');
    await desk.unsubscribe(anna);
    await desk.erase(anna, 'it');
    await desk.erase(home, 'en');
  }, 240_000);
  afterAll(() => ui?.close());

  /** A busy machine takes its time. */
  async function signIn(options?: BrowserContextOptions): Promise<Page> {
    const page = await ui.signedIn(options);
    page.setDefaultTimeout(90_000);
    return page;
  }
  async function keepPicture(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }
  const isWide = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

  it(
    'shows on the person’s page what they decided, when and where, and asks with it before erasing',
    async () => {
      const page = await signIn({ viewport: { width: 1440, height: 900 } });
      await page.goto(`/people/${ids.anna}`);
      const consent = page.getByRole('region', { name: 'Consent' });
      await consent.getByText('Erasure asked for', { exact: true }).waitFor();
      await consent.getByText('Objection to be answered').waitFor();
      await consent.getByText('Objection, in effect for: company, person, tracking in mails').waitFor();
      await consent.getByText('Consent taken back: measuring').waitFor();
      await consent.getByText('Unsubscribed').waitFor();
      await consent.getByText('measuring (taken back since)').waitFor();
      await consent
        .getByText(/page of their own data · anna\.rossi@rossi-valvole\.it · answer due by/)
        .first()
        .waitFor();
      expect(await findFaults(page)).toEqual([]);
      await keepPicture(page, 'person-en-1440');
      await page.getByRole('button', { name: 'Erase' }).click();
      await page
        .getByRole('dialog')
        .getByText(/^Asked for by anna\.rossi@rossi-valvole\.it on /)
        .waitFor();
      await keepPicture(page, 'person-dialog-en-1440');
      await page.context().close();
    },
    long,
  );

  it(
    'shows what is missing before the public page is linked, who asked, and that they were told',
    async () => {
      const page = await signIn({ viewport: { width: 1440, height: 900 } });
      await page.goto('/privacy');
      const asked = page.getByRole('region', { name: 'What people have asked' });
      await asked.getByText('Missing before you link to the public page').waitFor();
      await asked.getByText(/Nobody has filled in who answers for the data/).waitFor();
      const row = asked.getByRole('row').filter({ hasText: home.email });
      await row.getByRole('button', { name: 'Erase' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(`Asked for by ${home.email} on`, { exact: false }).waitFor();
      await keepPicture(page, 'privacy-dialog-en-1440');
      await dialog.getByRole('button', { name: 'Erase' }).click();
      await asked.getByText('The mail that tells them so is on its way.').waitFor({ timeout: 60_000 });
      const { rows } = await ui.dashboard.records.db.execute<{ id: number }>(
        sql`SELECT id::float8 AS id FROM rights_requests WHERE reply_next_at IS NOT NULL`,
      );
      await noteReplied(ui.dashboard.records, rows[0]?.id ?? 0);
      await page.reload();
      await asked.getByText(/^They were told by mail .*; the address that asked is forgotten\.$/).waitFor();
      expect(await findFaults(page)).toEqual([]);
      await keepPicture(page, 'privacy-en-1440');
      await page.context().close();
    },
    long,
  );

  it(
    'is whole on a phone and in Italian',
    async () => {
      const administrator = await ui.dashboard.administrator();
      await administrator.patch('/api/me', { language: 'it' });
      const page = await signIn({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
      await page.goto(`/people/${ids.anna}`);
      await page.getByText('Cancellazione chiesta', { exact: true }).waitFor();
      expect(await isWide(page)).toBe(false);
      await keepPicture(page, 'person-it-390');
      await page.goto('/privacy');
      await page.getByText('Che cosa manca prima di mettere il link alla pagina pubblica').waitFor();
      expect(await isWide(page)).toBe(false);
      await keepPicture(page, 'privacy-it-390');
      await page.context().close();
    },
    long,
  );
});
