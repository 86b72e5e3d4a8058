// API keys and exports in the interface: a key is shown once and revoked, and a list becomes a file.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('keys and exports in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
    const administrator = await ui.dashboard.administrator();
    await administrator.post('/api/companies', { name: '=Pumps & Co', domains: ['pumps-co.it'] });
  });
  afterAll(() => ui?.close());

  it('makes a key that works, shows it this once, and revokes it', async () => {
    const page = await ui.signedIn();
    await page.goto('/keys');
    await page.getByRole('button', { name: 'Make a key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Spreadsheet');
    await dialog.getByRole('checkbox', { name: 'Read companies' }).check();
    expect(await findFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    const token = (await dialog.getByRole('region', { name: 'API key' }).textContent()) ?? '';
    const ask = () =>
      fetch(`${ui.dashboard.listeningUrl}/api/companies`, {
        headers: { authorization: `Bearer ${token.trim()}` },
      });
    expect((await ask()).status).toBe(200);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('table').getByText('Read companies').waitFor();
    expect(await page.content()).not.toContain(token.trim());
    await page.getByRole('button', { name: 'Revoke Spreadsheet' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('revoked', { exact: true }).waitFor();
    expect((await ask()).status).toBe(401);
    await page.context().close();
  });

  it('makes a file of a list with its filters, and hands it out', async () => {
    const page = await ui.signedIn();
    await page.goto('/companies?search=pumps');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Make the file' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the file' }).click();
    await page.waitForURL('**/exports**');
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^fiuto-companies-.*\.csv$/);
    const pieces: Buffer[] = [];
    for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toContain("'=Pumps & Co");
    await page.context().close();
  });

  it('has no fault of accessibility and does not scroll sideways, on a telephone in Italian as on a desk', async () => {
    const desk = await ui.signedIn();
    expect(await findFaultsOf(desk, ['/keys', '/exports'])).toEqual([]);
    const phone = await ui.signedIn({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
    expect(await findFaultsOf(phone, ['/keys', '/exports', '/companies'])).toEqual([]);
    await phone.context().close();
    await desk.context().close();
  });
});
