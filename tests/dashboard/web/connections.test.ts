// Connections in the built interface in Chromium: set up, filled by the real intake, and read by paths that somebody chooses.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };
const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('connections in a browser', () => {
  let ui: OpenInterface;
  let collector: Collector;
  beforeAll(async () => {
    ui = await openInterface();
    collector = await startCollector({
      queue: { add: () => Promise.reject(new Error('nothing is queued here')) },
      sites: {
        byKey: () => undefined,
        bySecret: () => undefined,
        all: () => [],
        refresh: async () => undefined,
      },
      daySecrets: { visitorSaltFor: () => null },
      settings: {
        ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
        ...{ trustedProxies: [], bodyBytesMax: 512_000, eventsPerRequestMax: 500, requestsPerMinuteMax: 0 },
      },
      assets: [],
      webhooks: {
        records: ui.dashboard.records,
        secret: 'a secret of the tests, long enough to be one',
        publicUrl: '',
        loadCertificate: () => Promise.reject(new Error('none')),
      },
      log: quietLog,
    });
  }, long);
  afterAll(async () => {
    await collector?.close();
    await ui?.close();
  });

  it(
    'give an address to paste and show their secret only when asked',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/connections');
      await page.getByRole('heading', { name: 'Connections' }).waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Connect a tool' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Add' }).click();
      await dialog.getByText('Choose a tool.').waitFor();
      await dialog.getByRole('combobox', { name: 'Tool' }).fill('Brevo');
      await page.getByRole('option', { name: 'Brevo' }).click();
      await dialog.getByRole('button', { name: 'Add' }).click();
      await page.waitForURL('**/connections/*');
      await page.getByText(/https:\/\/t\.example\.com\/hooks\/brevo\/[\w-]{32}/).waitFor();
      await page.getByRole('button', { name: 'Show what to paste' }).click();
      const secret = page.getByRole('region', { name: 'Secret' });
      await secret.waitFor();
      const before = await secret.textContent();
      await page.getByRole('button', { name: 'Make new ones' }).click();
      await dialog.getByRole('button', { name: 'Make new ones' }).click();
      await expect.poll(() => secret.textContent(), soon).not.toBe(before);
      await page.getByRole('switch', { name: /Recipients agreed/ }).press('Space');
      await dialog.getByRole('button', { name: 'Yes, they agreed' }).click();
      const agreed = page.getByRole('switch', { name: /Recipients agreed/ });
      await expect.poll(() => agreed.isChecked(), soon).toBe(true);
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    },
    long,
  );

  it(
    'show what was delivered, and let somebody say what stands where in it',
    async () => {
      const administrator = await ui.dashboard.administrator();
      const made = await administrator.post('/api/connections', {
        ...{ siteId: ui.siteId, provider: 'generic', name: 'Fair app' },
      });
      const { id } = made.body as { id: number };
      const shown = await administrator.post(`/api/connections/${id}/secrets`, { renew: false });
      const { url } = shown.body as { url: string };
      const body = JSON.stringify({ lead: { mail: 'person@acme.example', note: 'Two pumps' } });
      const here = url.replace('https://t.example.com', collector.url);
      const headers = { 'content-type': 'application/json' };
      expect((await fetch(here, { method: 'POST', headers, body })).status).toBe(200);
      const page = await ui.signedIn();
      await page.goto(`/connections/${id}`);
      await page.getByRole('cell', { name: 'Waiting' }).waitFor();
      await page.getByRole('button', { name: 'Read the last payload' }).click();
      await page.getByRole('cell', { name: 'person@acme.example' }).waitFor();
      await page.getByRole('combobox', { name: 'E-mail' }).fill('lead.mail');
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'What was written' }).fill('lead.note');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. What waited for it is read now.').waitFor();
      const list = (await administrator.get('/api/connections')).body as unknown as { settings: unknown }[];
      expect(list.map(({ settings }) => settings)).toContainEqual({
        mapping: { kind: 'form_answer', paths: { email: 'lead.mail', text: 'lead.note' } },
      });
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    },
    long,
  );
});
