// The first start in Chromium: from the one-time link to a site that waits for its first event.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import { noteFirstEvent } from '#stores/records/questions/update-site.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('the first start in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface({ empty: true });
  });
  afterAll(() => ui?.close());

  it('makes the first administrator from the one-time link, who adds a site and sees it come alive', async () => {
    const link = await createSetupToken(ui.dashboard.records);
    const page = await (await ui.stranger()).newPage();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Open the set-up link' }).waitFor();
    await page.goto(`/setup?token=${link?.token}`);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByText('At least 12 characters are needed.').waitFor();
    await page.getByLabel('Your name').fill('Vera');
    await page.getByLabel(/^E-mail/).fill('vera@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByText('No site yet').waitFor();

    await page.getByRole('button', { name: 'Add a site' }).last().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Sample Pumps');
    await page.getByRole('button', { name: 'Add the site' }).click();
    await page.getByRole('button', { name: 'Go to installation' }).click();
    await page.getByRole('status').getByText('Waiting for the first event').waitFor();
    const siteId = Number(new URL(page.url()).pathname.split('/').at(-1));
    await noteFirstEvent(ui.dashboard.records, siteId, Date.now());
    await page.getByText('The tag works').waitFor();

    // The link has done its work.
    expect(await createSetupToken(ui.dashboard.records)).toBeNull();
    await page.context().close();
  });
});
