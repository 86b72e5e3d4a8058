// The import of a list in the built interface in Chromium: chosen, looked at, read again, applied, taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyPage } from '#contract/company-report.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const csv = [
  'Codice;Ragione sociale;Paese sede;Dipendenti;Nota',
  'A1;Acme Example S.r.l.;Italia;120;x',
  'A2;Beta Example;Francia;tanti;y',
  'A3;;;;z',
].join('\n');

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('an import in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  });
  afterAll(() => ui?.close());

  const file = (text: string, name = 'clienti.csv') => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  const names = async () =>
    (
      (await (await ui.dashboard.administrator()).get('/api/companies')).body as unknown as CompanyPage
    ).companies.map(({ name }) => name);

  it('shows what would change before anything does, and names every fault with its line', async () => {
    const page = await ui.signedIn();
    await page.goto('/companies/import');
    await page.getByText('No import yet').waitFor();
    await page.locator('input[type=file]').setInputFiles(file(csv));
    await page.getByRole('button', { name: 'Apply 2 changes' }).waitFor();
    expect(await names()).toEqual([]);
    const beta = page.getByRole('row', { name: /Beta Example/ });
    await beta.getByText(/tanti is no number/).waitFor();
    expect(await beta.getByRole('cell').first().textContent()).toBe('3');
    await page.getByText('Left out 1').click();
    await page.getByRole('row', { name: /4.*A new company needs a name/ }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('is read again with other columns, which are remembered, then applied and taken back', async () => {
    const page = await ui.signedIn();
    await page.goto('/companies/import');
    await page.locator('input[type=file]').setInputFiles(file(csv));
    const meaning = page.getByRole('combobox', { name: 'Meaning of the column Nota' });
    await meaning.waitFor();
    expect(await meaning.inputValue()).toBe('Do not take');
    await meaning.click();
    await page.getByRole('option', { name: 'Other names' }).click();
    const former = page.url();
    await page.getByRole('button', { name: 'Read again with these columns' }).click();
    await page.waitForURL((url) => url.href !== former);
    await page.getByRole('button', { name: 'Apply 2 changes' }).waitFor();
    expect(await meaning.inputValue()).toBe('Other names');
    await page.goto('/companies/import');
    await page.locator('input[type=file]').setInputFiles(file(csv));
    await meaning.waitFor();
    expect(await meaning.inputValue()).toBe('Other names');
    await page.getByRole('button', { name: 'Apply 2 changes' }).click();
    await page.getByText('The import is applied').waitFor();
    expect(await names()).toEqual(['Acme Example S.r.l.', 'Beta Example']);

    const administrator = await ui.dashboard.administrator();
    const { companies } = (await administrator.get('/api/companies')).body as unknown as CompanyPage;
    await administrator.patch(`/api/companies/${companies[1]?.id}`, { province: 'Lyon' });
    await page.getByRole('button', { name: 'Take this import back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take this import back' }).click();
    await page.getByText('What could not be taken back').waitFor();
    await page.getByRole('link', { name: 'Beta Example' }).first().waitFor();
    expect(await names()).toEqual(['Beta Example']);
    await page.goto('/companies/import');
    await page.getByRole('row', { name: /clienti\.csv.*Taken back/ }).waitFor();
    await page.context().close();
  });

  it('of a file that is no list says why in Italian, and a preview is discarded', async () => {
    const administrator = await ui.dashboard.administrator();
    await administrator.patch('/api/me', { language: 'it' });
    const page = await ui.signedIn({ locale: 'it-IT' });
    await page.goto('/companies/import');
    await page.locator('input[type=file]').setInputFiles(file('PK\u0003\u0004', 'foglio.csv'));
    await page.getByText('Il file è un foglio di calcolo').waitFor();
    await page.getByRole('button', { name: 'Scarta questa anteprima' }).click();
    await page.waitForURL('**/companies/import');
    await page.getByRole('row', { name: /foglio/ }).waitFor({ state: 'detached' });
    await administrator.patch('/api/me', { language: 'en' });
    await page.context().close();
  });
});
