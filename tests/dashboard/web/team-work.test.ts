// What is recorded about the reader, data quality, workload and alerts in the browser itself, built and in Chromium.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillLeads, type SampleLeads } from './support/sample-leads.ts';

const long = 240_000;
const paths = ['/account/records', '/workload', '/data-quality', '/data-quality?rule=step_in_past'];

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('team work in a browser', () => {
  let ui: OpenInterface;
  let sample: SampleLeads;
  beforeAll(async () => {
    ui = await openInterface();
    sample = await fillLeads(ui.dashboard, ui.siteId);
    const administrator = await ui.dashboard.administrator();
    const seller = String((await (await ui.dashboard.withRole('sales')).get('/api/me')).body['id']);
    await administrator.post('/api/teams', { name: 'North', members: [seller] });
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const substitute = String((await administrator.get('/api/me')).body['id']);
    await administrator.post('/api/absences', {
      user: seller,
      substitute,
      from: new Date().toISOString(),
      until,
    });
    await ui.dashboard.records.db.execute(sql`
      UPDATE leads SET owner_id = ${seller}, next_step = 'Send the offer', next_step_at = now() - interval '3 days'
      WHERE id = ${sample.leads.hot}`);
  }, long);
  afterAll(() => ui?.close());

  it(
    'leads from a count to the records behind it, and to each of them',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/data-quality');
      await page.getByRole('link', { name: /^Next step in the past, North: 1$/ }).click();
      await page.getByRole('cell', { name: 'Send the offer' }).waitFor();
      await page.getByRole('table').getByRole('link').first().click();
      await page.waitForURL(`**/leads/${sample.leads.hot}`);
      await page.goto('/workload');
      const row = page.getByRole('row', { name: /sales/ });
      await row.getByText('away now').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'gives the reader a file of what is recorded about them',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/account');
      await page.getByRole('link', { name: 'See what Fiuto records about you' }).click();
      await page.getByRole('row', { name: /Where you are signed in/ }).waitFor();
      const link = page.getByRole('link', { name: 'Download all of it (JSON)' });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/^fiuto-about-me-.*\.json$/);
      await page.context().close();
    },
    long,
  );

  it(
    'shows what is pushed, also without a page of the dashboard that listens',
    async () => {
      const page = await ui.signedIn({ permissions: ['notifications'] });
      await page.goto('/signals?tab=channels');
      await page.getByRole('button', { name: 'Tell me in this browser' }).waitFor();
      const session = await page.context().newCDPSession(page);
      const registered = new Promise<string>((resolve) => {
        session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const [first] = registrations;
          if (first !== undefined) resolve(first.registrationId);
        });
      });
      await session.send('ServiceWorker.enable');
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('/push-worker.js');
        await navigator.serviceWorker.ready;
      });
      const registrationId = await registered;
      const message = {
        ...{ title: 'New request: Acme', body: 'Somebody there wrote.', url: '/leads', tag: 'signal-1' },
        actions: [{ action: 'mine', title: 'Mine', url: '/a/x' }],
      };
      const origin = new URL(ui.dashboard.url).origin;
      await session.send('ServiceWorker.deliverPushMessage', {
        origin,
        registrationId,
        data: JSON.stringify(message),
      });
      const shown = () =>
        page.evaluate(async () =>
          (await (await navigator.serviceWorker.ready).getNotifications()).map(
            ({ title, body, tag, data }) => ({
              ...{ title, body, tag, data },
            }),
          ),
        );
      await expect.poll(shown, { timeout: 30_000 }).toMatchObject([
        {
          title: 'New request: Acme',
          body: 'Somebody there wrote.',
          tag: 'signal-1',
          data: { url: '/leads' },
        },
      ]);
      await page.context().close();
    },
    long,
  );

  it(
    'has no fault of accessibility and does not scroll sideways, on a telephone in Italian as on a desk',
    async () => {
      const desk = await ui.signedIn();
      expect(await findFaultsOf(desk, paths)).toEqual([]);
      const phone = await ui.signedIn({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
      expect(await findFaultsOf(phone, [...paths, '/signals?tab=channels'])).toEqual([]);
      await phone.context().close();
      await desk.context().close();
    },
    long,
  );
});
