// The import of a file about people in the built interface in Chromium: stated, chosen, looked at, read in another way, brought in.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteEngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
const csv = [
  'Elenco iscritti;;;;',
  'Nome;Cognome;E-mail;Data iscrizione;Domanda libera',
  `Anna;Rossi;anna@acme-srl.it;${day} 10:00;Quanto costa la pressa?`,
  `Bruno;Neri;bruno(at)beta-srl.it;${day} 11:00;`,
  ';;;;Senza nome',
].join('\n');

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('an import of engagement in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  });
  afterAll(() => ui?.close());

  it('asks where the data comes from first, shows what comes of each row, and is read in another way', async () => {
    const page = await ui.signedIn();
    await page.goto('/people');
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByText('No import yet').waitFor();
    const choose = page.getByRole('button', { name: 'Choose a file' });
    expect(await choose.isDisabled()).toBe(true);
    await page.getByLabel(/Where the data of these people/).fill('Fair in Bologna');
    await page.getByRole('combobox', { name: /On what ground/ }).click();
    await page.getByRole('option', { name: 'they agreed' }).click();
    expect(await findFaults(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'iscritti.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
    });
    await page.getByRole('button', { name: 'Bring in 2 rows' }).waitFor();
    await page.getByRole('row', { name: /anna@acme-srl.it/ }).waitFor();
    await page.getByRole('row', { name: /5.*names nobody/ }).waitFor();
    await page.getByText('1 row is brought in without its e-mail').waitFor();
    await page.getByRole('row', { name: /4.*Bruno Neri.*is no e-mail address/ }).waitFor();
    const meaning = page.getByRole('combobox', { name: 'Meaning of the column Domanda libera' });
    expect(await meaning.inputValue()).toBe('not used');
    await meaning.click();
    await page.getByRole('option', { name: 'What they wrote' }).click();
    const former = page.url();
    await page.getByRole('button', { name: 'Read again like this' }).click();
    await page.waitForURL((url) => url.href !== former);
    await page.getByRole('row', { name: /Quanto costa la pressa/ }).waitFor();
    expect(await findFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
    await page.getByText('The rows are being brought in').waitFor();
    const id = Number(/\/import\/(\d+)/.exec(page.url())?.[1]);
    await noteEngagementRun(ui.dashboard.records, id, { state: 'applied', appliedAt: new Date() });
    await page.getByText('The import is brought in').waitFor();
    await page.getByRole('button', { name: 'Take this import back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take this import back' }).click();
    await page.getByText('The import is being taken back').waitFor();
    await page.context().close();
  });

  it('fits a phone and speaks Italian', async () => {
    const administrator = await ui.dashboard.administrator();
    await administrator.patch('/api/me', { language: 'it' });
    const page = await ui.signedIn({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
    await page.goto('/people/import');
    await page.getByLabel(/Da dove vengono i dati/).fill('Fiera di Bologna');
    await page.getByRole('combobox', { name: /Su quale base/ }).click();
    await page.getByRole('option', { name: 'legittimo interesse' }).click();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'Chat WhatsApp con Mario Rossi.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('01/05/26, 10:00 - Mario Rossi: Buongiorno\n01/05/26, 10:01 - Acme: Buongiorno\n'),
    });
    await page.getByRole('button', { name: 'Importa 1 riga' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await findFaults(page)).toEqual([]);
    await administrator.patch('/api/me', { language: 'en' });
    await page.context().close();
  });
});
