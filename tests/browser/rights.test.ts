// On the page of one's own data, in Chromium, with a real mail server between: what is taken back there counts for the very next
// page in a browser that is known, and the page does what it says.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepSetting } from '#stores/records/questions/keep-setting.ts';
import { controllerSetting } from '#stores/records/questions/rights-settings.ts';
import { openPostBox, type PostBox } from '#tests/support/open-post-box.ts';
import {
  type BrowserHarness,
  hasChromium,
  startBrowserHarness,
  type Visit,
} from './support/start-browser-harness.ts';
import type { StoredRow } from './support/stored-row.ts';

const email = 'anna.rossi@acme-impianti.it';
const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');

describe.skipIf(!hasChromium)('the page of one’s own data', () => {
  let postBox: PostBox;
  let harness: BrowserHarness;
  const visits: Visit[] = [];
  beforeAll(async () => {
    postBox = await openPostBox();
    harness = await startBrowserHarness({
      FIUTO_SMTP_URL: postBox.url,
      FIUTO_MAIL_FROM: 'Fiuto <fiuto@pumps.example>',
    });
    await keepSetting(harness.stores.records, controllerSetting, {
      ...{
        name: 'Sample S.r.l.',
        address: 'Via Prova 1, Torino',
        contact: 'dati@sample.example',
        officer: '',
      },
    });
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.close();
  });
  afterAll(async () => {
    await harness?.close();
    await postBox?.close();
  });

  /** Somebody who agreed and said who they are. */
  async function meet(): Promise<Visit> {
    const visit = await harness.startVisit();
    visits.push(visit);
    await visit.page.goto(`${visit.demo.url}/prezzi`);
    await visit.page.evaluate("fiuto('consent', 'granted')");
    await visit.page.evaluate(`fiuto('identify', '', { email: '${email}' })`);
    await visit.rowsWhen((rows) => rows.some(({ type }) => type === 'identify'));
    await expect.poll(() => spansOf(), { timeout: 20_000 }).toBeGreaterThan(0);
    return visit;
  }
  const spansOf = async () =>
    (await harness.stores.records.db.execute(sql`SELECT 1 FROM visitor_spans WHERE to_ms IS NULL LIMIT 5`))
      .rows.length;

  /** As from another device: asks, waits for the mail, opens what is in it. */
  async function openOwnData(visit: Visit): Promise<Visit['page']> {
    const page = await visit.context.newPage();
    const before = postBox.mails.length;
    await page.goto(`${harness.collectorUrl}/rights?l=en`);
    await page.getByLabel('E-mail address').fill(email);
    // Sooner than people type, it asks to press once more.
    await page.waitForTimeout(2_600);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    await expect.poll(() => postBox.mails.length, { timeout: 20_000 }).toBe(before + 1);
    // A sign at the beginning of a line may be written as its number.
    const mail = (postBox.mails.at(-1) ?? '')
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    expect(mail).toContain('The link to your data at Sample S.r.l.');
    const path = /\/rights\/[\w.-]+/.exec(mail)?.[0] ?? '';
    await page.goto(`${harness.collectorUrl}${path}?l=en`);
    expect(await page.content()).not.toContain(email);
    await page.getByRole('button', { name: 'Show my data' }).click();
    await page.getByText('Names and addresses by which you are known').waitFor();
    return page;
  }

  it('counts the next page in a known browser as refused within seconds, after one tap', async () => {
    const visit = await meet();
    const page = await openOwnData(visit);
    expect(await page.locator('main').textContent()).toContain('agreed');
    await page.getByRole('button', { name: 'Stop measuring' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    await visit.page.waitForTimeout(1_500);
    await visit.page.goto(`${visit.demo.url}/contatti`);
    const rows = views(await visit.rowsWhen((all) => views(all).some(({ consent }) => consent === 'denied')));
    const last = rows.find(({ consent }) => consent === 'denied');
    expect(last).toMatchObject({ consent: 'denied', path: '' });
    await page.getByRole('button', { name: 'Back to my data' }).click();
    await page.getByText('Taken back on').waitFor();
    // A new choice in the browser is a new consent.
    await visit.page.evaluate("fiuto('consent', { state: 'granted', version: 'anew' })");
    await visit.page.goto(`${visit.demo.url}/prodotto`);
    await visit.rowsWhen((all) =>
      views(all).some(({ path, consent }) => path === '/prodotto' && consent === 'granted'),
    );
  });

  it('is whole for whoever uses a phone and Italian, and asks for erasure with a tick', async () => {
    await harness.stores.records.db.execute(sql`DELETE FROM rights_links`);
    const visit = await meet();
    const page = await openOwnData(visit);
    await page.setViewportSize({ width: 390, height: 800 });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBe(390);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download my data' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('my-data.json');
    const ask = page.getByRole('button', { name: 'Ask for erasure' });
    await ask.click();
    // Without the tick nothing was sent.
    expect(await page.getByRole('heading', { name: 'Done' }).count()).toBe(0);
    await page.getByLabel('Yes, erase everything about me').check();
    await ask.click();
    await page.getByText('Your request is written down').waitFor();
    const { rows } = await harness.stores.records.db.execute(
      sql`SELECT kind, email, state, round(extract(epoch FROM due_at - at) / 86400)::int AS days FROM rights_requests`,
    );
    expect(rows).toEqual([{ kind: 'erasure', email, state: 'open', days: expect.any(Number) }]);
    expect(Number(rows[0]?.['days'])).toBeGreaterThanOrEqual(28);
    await page.goto(`${harness.collectorUrl}/rights?l=it`);
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
    expect(await page.locator('h1').textContent()).toContain('che cosa si conserva');
  });
});
