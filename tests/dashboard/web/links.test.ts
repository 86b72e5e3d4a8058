// Links and mailings in the built interface in Chromium, on the real dashboard server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepHits } from '#stores/records/links/keep-hits.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 240_000;
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('links in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  }, long);
  afterAll(() => ui?.close());

  it(
    'are made with a look at where they lead, and give an address and a QR code',
    async () => {
      const page = await ui.signedIn({ viewport: { width: 1440, height: 900 } });
      await page.goto('/links?tab=mailings');
      await page.getByRole('button', { name: 'New mailing' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Newsletter November');
      await dialog.getByRole('button', { name: 'Make the mailing' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.goto('/links');
      await page.getByRole('button', { name: 'New link' }).click();
      await dialog.getByLabel('Target').fill('https://pumps.example/offer?size=2');
      await dialog.getByLabel('Title').fill('Offer of November');
      await dialog.getByRole('combobox', { name: 'Channel' }).click();
      await page.getByRole('option', { name: 'E-mail' }).click();
      await dialog.getByRole('combobox', { name: 'Mailing' }).click();
      await page.getByRole('option', { name: 'Newsletter November' }).click();
      await dialog.getByLabel('Campaign').fill('autumn');
      await dialog
        .getByText('https://pumps.example/offer?size=2&utm_medium=email&utm_campaign=autumn&utm_id=…')
        .waitFor();
      expect(await findFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Make the link' }).click();
      await dialog.getByRole('img', { name: 'QR code of “Offer of November”' }).waitFor();
      const saving = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'QR as PNG' }).click();
      expect((await saving).suggestedFilename()).toMatch(/^qr-[a-z2-9]{8}\.png$/);
      expect(await findFaults(page)).toEqual([]);
      await page.close();
    },
    long,
  );

  it(
    'show clicks of people and machines apart, in both languages and on a telephone',
    async () => {
      const administrator = await ui.dashboard.administrator();
      const listed = (await administrator.get('/api/links')).body['links'] as {
        id: number;
        shortUrl: string;
      }[];
      const [link] = listed;
      const place = { network: '192.0.2.0/24', networkClass: 'isp', agent: 'Chrome/Windows' };
      const hit = (at: number, changes: object) => ({
        ...{
          id: `0190a000-0000-7000-8000-00000000000${at}`,
          siteId: ui.siteId,
          atMs: Date.now() - at * 3_600_000,
        },
        ...{
          kind: 'click' as const,
          linkId: link?.id ?? 0,
          mailingId: null,
          recipientId: null,
          method: 'GET',
        },
        ...{ ...place, isKnownRobot: false },
        ...changes,
      });
      const seen = {
        ...place,
        siteId: ui.siteId,
        linkId: null,
        recipientId: null,
        visitor: '',
        gesture: true,
      };
      const code = link?.shortUrl.slice(-8) ?? '';
      await keepHits(
        ui.dashboard.records,
        [hit(1, {}), hit(2, { method: 'HEAD' }), hit(3, { isKnownRobot: true }), hit(4, {})],
        [{ ...seen, key: 'page', code, atMs: Date.now() - 3_599_000, isRobot: false, chosenAtMs: 0 }],
      );
      const page = await ui.signedIn({ viewport: { width: 1440, height: 900 } });
      await page.goto('/links');
      const row = page.getByRole('row', { name: /Offer of November/ });
      await row.waitFor();
      expect((await row.getByRole('cell').allInnerTexts()).slice(3, 7)).toEqual(['1', '2', '1', '1']);
      await row.getByRole('button').first().click();
      await page.getByRole('img', { name: /Clicks per day/ }).waitFor();
      await administrator.patch('/api/me', { language: 'it' });
      await page.setViewportSize(phone.viewport);
      await page.goto('/links');
      await page.getByText('Persone 1 · Macchine 2 · Incerti 1 · Pagine viste 1').waitFor();
      expect(await findFaults(page)).toEqual([]);
      await administrator.patch('/api/me', { language: 'en' });
      await page.close();
    },
    long,
  );

  it(
    'of mailings: a list with faults is refused line by line, and tokens come after the statement alone',
    async () => {
      const page = await ui.signedIn({ viewport: { width: 1440, height: 900 } });
      await page.goto('/links?tab=mailings');
      const mailing = page.getByRole('region', { name: 'Newsletter November' });
      const upload = (text: string) =>
        mailing
          .locator('input[type=file]')
          .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await upload('email\nanna.rossi@acme-impianti.it\nnobody\n');
      await mailing.getByText('line 3: “nobody” is no e-mail address.').waitFor();
      await upload('email;name\nanna.rossi@acme-impianti.it;Anna\nbruno@acme-impianti.it;Bruno\n');
      await mailing.getByText('Recipients taken in: 2. Lines that stood twice: 0.').waitFor();
      expect(await mailing.getByRole('button', { name: 'Save tokens (CSV)' }).count()).toBe(0);
      await mailing.getByRole('button', { name: 'State it' }).click();
      await mailing.getByText('Consent is stated').waitFor();
      const saving = page.waitForEvent('download');
      await mailing.getByRole('button', { name: 'Save tokens (CSV)' }).click();
      expect((await saving).suggestedFilename()).toMatch(/^fiuto-tokens-\d+\.csv$/);
      expect(await findFaults(page)).toEqual([]);
      await mailing.getByRole('button', { name: 'Show recipients' }).click();
      await page.getByRole('dialog').getByText('bruno@acme-impianti.it').waitFor();
      await page.setViewportSize(phone.viewport);
      await page.goto('/links?tab=mailings');
      await mailing.waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.close();
    },
    long,
  );
});
