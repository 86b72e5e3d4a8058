// The built interface in Chromium, on the real dashboard server with real engines.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import { adminEmail, testPassword } from '#tests/dashboard/server/support/open-test-dashboard.ts';
import { findFaults, findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('the interface in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  });
  afterAll(() => ui?.close());

  it('refuses a wrong password and says so, then lets the right one in', async () => {
    const page = await (await ui.stranger()).newPage();
    await page.goto('/visits?channel=ai');
    await page.waitForURL('**/sign-in**');
    await page.getByLabel(/^E-mail/).fill(adminEmail);
    const password = page.getByRole('textbox', { name: /^Password/ });
    await password.fill('wrong wrong wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail or password is wrong.').waitFor();
    await password.fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Visits' }).waitFor();
    expect(new URL(page.url()).searchParams.get('channel')).toBe('ai');
    await page.context().close();
  });

  it('shows who is on the site now, and hostile titles as plain text', async () => {
    const page = await ui.signedIn();
    await page.goto('/live');
    await page.getByText('<img src=x onerror').first().waitFor();
    expect(await page.title()).toBe('Live · Fiuto');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await page.context().close();
  });

  it('adds a site, shows its secret once, and copies the tag', async () => {
    const page = await ui.signedIn({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/sites');
    await page.getByRole('button', { name: 'Add a site' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Second site');
    await page.getByRole('button', { name: 'Add the site' }).click();
    await page.getByRole('button', { name: 'Copy: Secret key' }).waitFor();
    await page.getByRole('button', { name: 'Go to installation' }).click();
    await page.getByText('Waiting for the first event').first().waitFor();
    await page.getByRole('button', { name: 'Copy: Script tag' }).click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^<script .*src="https:\/\/t\.example\.com\/s\.js".*data-site="/);
    await page.context().close();
  });

  it('keeps filters in the address and applies them again after a reload', async () => {
    const page = await ui.signedIn();
    await page.goto('/visits');
    const rows = page.locator('table tbody tr');
    await rows.first().waitFor();
    await page.getByRole('combobox', { name: 'Channel' }).click();
    await page.getByRole('option', { name: 'AI assistant' }).click();
    await page.waitForURL('**channel=ai**');
    await page.reload();
    await rows.first().waitFor();
    const sources = await page.locator('table tbody tr').allInnerTexts();
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.every((text) => text.includes('AI assistant'))).toBe(true);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForFunction(() => !location.search.includes('channel'));
    await page.context().close();
  });

  it('opens one visit from the list, with its path in order', async () => {
    const page = await ui.signedIn();
    await page.goto('/visits?minPages=3');
    await page.locator('table tbody tr a').first().click();
    await page.getByRole('heading', { name: 'Path of the visit' }).waitFor();
    const times = await page
      .locator('ol.steps time')
      .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect([...times].sort()).toEqual(times);
    await page.context().close();
  });

  it('shows the sum of the pipeline and replays one rejected event', async () => {
    const page = await ui.signedIn();
    await page.goto('/pipeline');
    await page
      .getByRole('region', { name: /received is .* stored plus 14 dropped plus 4 rejected plus 0 waiting/ })
      .waitFor();
    await page.getByRole('button', { name: 'Show the event' }).first().click();
    await page.getByRole('button', { name: 'Replay this event' }).click();
    await page.getByText('1 event is back on the queue').waitFor();
    expect(ui.dashboard.replayed.at(-1)?.ids).toHaveLength(1);
    ui.dashboard.unreadable.set(ui.siteId, 3);
    await page.reload();
    await page.getByText('3 waiting events cannot be opened.').waitFor();
    ui.dashboard.unreadable.clear();
    await page.context().close();
  });

  it('tells an administrator who looked at what, by user', async () => {
    const page = await ui.signedIn();
    await page.goto('/visits');
    await page.locator('table tbody tr a').first().waitFor();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('cell', { name: 'Looked at the list of visits' }).first().waitFor();
    await page.getByRole('combobox', { name: 'User' }).click();
    await page.getByRole('option', { name: 'Ada Admin' }).click();
    await page.waitForURL(/audit\?.*user=/);
    await page.getByRole('cell', { name: 'Ada Admin' }).first().waitFor();
    await page.context().close();
  });

  it('speaks Italian as soon as it is chosen, and remembers it in the profile', async () => {
    const page = await ui.signedIn();
    await page.goto('/account');
    await page.getByRole('main').getByText('Italiano').click();
    await page.getByRole('heading', { level: 1, name: 'Il tuo profilo' }).waitFor();
    const administrator = await ui.dashboard.administrator();
    await expect.poll(async () => (await administrator.get('/api/me')).body['language']).toBe('it');
    await page.goto('/visits');
    await page.getByRole('heading', { level: 1, name: 'Visite' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('it');
    await administrator.patch('/api/me', { language: 'en' });
    await page.context().close();
  });

  it('lets an invited colleague in, who cannot open what the role forbids', async () => {
    const administrator = await ui.dashboard.administrator();
    const invited = await administrator.post('/api/users', {
      email: 'mara@example.com',
      name: 'Mara',
      role: 'marketer',
    });
    const page = await (await ui.stranger()).newPage();
    const link = new URL(String(invited.body['link']));
    await page.goto(link.pathname + link.search);
    await page.getByLabel('Your name').fill('Mara');
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.waitForURL('**/live');
    expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
    await page.goto('/users');
    await page.getByText('Your role does not allow this').waitFor();
    await page.context().close();
  });

  it('refuses the set-up link once somebody has set up', async () => {
    expect(await createSetupToken(ui.dashboard.records)).toBeNull();
    const page = await (await ui.stranger()).newPage();
    await page.goto('/setup?token=abcdefghijklmnopqrstuvwxyz');
    await page.getByRole('heading', { name: 'Fiuto is already set up' }).waitFor();
    await page.context().close();
  });

  const looks = [
    { name: 'wide and light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const;
  it.each(looks)(
    'has no accessibility fault and no sideways scrolling on any page, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const site = `/sites/${ui.siteId}`;
      const tabs = ['install', 'settings', 'pages', 'forms', 'keys'].map((tab) => `${site}?tab=${tab}`);
      const faults = await findFaultsOf(page, [
        '/live',
        '/visits',
        '/sites',
        ...tabs,
        '/pipeline',
        '/users',
        '/audit',
        '/account',
        '/nowhere',
      ]);
      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      faults.push(...(await findFaults(page)).map((fault) => `/sign-in ${fault}`));
      expect(faults).toEqual([]);
      await page.context().close();
    },
    // Thirteen pages, each with a full check: long on a busy machine.
    180_000,
  );
});
