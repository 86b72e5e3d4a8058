// The three states: what is sent, what is kept in the browser, how the state is found, and what follows a change.

import { expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { Visit } from './support/start-browser-harness.ts';
import type { StoredRow } from './support/stored-row.ts';

const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');

async function keptInBrowser({ context, page }: Visit): Promise<string[]> {
  const cookies = (await context.cookies()).map(({ name }) => name);
  const storage = await page.evaluate<string[]>(
    '[...Object.keys(localStorage), ...Object.keys(sessionStorage)]',
  );
  return [...cookies, ...storage].filter((name) => name !== 'site_choice').sort();
}

/** Goes through a page as a visitor does, and on to the next. */
async function visitTwoPages({ page, demo }: Visit): Promise<void> {
  await page.goto(`${demo.url}/prodotto?gclid=abc`);
  await expect.poll(() => page.evaluate("typeof fiuto === 'function' && fiuto.v === 1")).toBe(true);
  await page.getByText('Scarica la scheda tecnica').click();
  await page.evaluate("fiuto('track', 'Provato', { quanto: 3 })");
  await page.evaluate("fiuto('identify', 'u1', { email: 'ada@sample.example' })");
  await page.locator('nav a[href="/prezzi"]').click();
  await page.waitForURL(/prezzi/);
}

describeInBrowser('consent', ({ start }) => {
  it('limited: stores views and names alone, and keeps nothing in the browser', async () => {
    const visit = await start();
    await visitTwoPages(visit);
    const rows = await visit.rowsWhen(
      (all) => views(all).length === 2 && all.some((row) => row.type === 'track'),
    );
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['page_view', 'form_seen', 'track']));
    expect(
      rows.every(
        ({ consent, clickIdName, properties }) =>
          consent === 'limited' && !clickIdName && !properties.includes('quanto'),
      ),
    ).toBe(true);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
    expect(await keptInBrowser(visit)).toEqual([]);
    expect(
      visit.gate
        .requests()
        .map(({ body }) => body)
        .join(),
    ).not.toMatch(/ada|gclid|quanto|engaged|hints/);
  });

  it('granted: stores everything under one visitor, and keeps what the guide names', async () => {
    const visit = await start({ tagAttributes: 'data-consent="granted"' });
    await visitTwoPages(visit);
    const rows = await visit.rowsWhen(
      (all) => views(all).length === 2 && all.some((row) => row.type === 'identify'),
    );
    expect(new Set(rows.map(({ type }) => type))).toEqual(
      new Set(['page_view', 'page_leave', 'form_seen', 'click', 'track', 'identify']),
    );
    expect(rows.every(({ consent, visitor }) => consent === 'granted' && visitor !== '0')).toBe(true);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
    expect(views(rows)[0]).toMatchObject({ clickIdName: 'gclid', language: expect.stringContaining('en') });
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual(['fiuto_id']);
  });

  for (const [name, initScript, headers] of [
    ['DNT', "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })", { DNT: '1' }],
    [
      'Global Privacy Control',
      "Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })",
      {},
    ],
  ] as const) {
    it(`denied by ${name}: counts a bare view, whatever the tag and the page say`, async () => {
      const visit = await start({ tagAttributes: 'data-consent="granted"', initScript, headers });
      await visitTwoPages(visit);
      const rows = await visit.rowsWhen((all) => views(all).length === 2);
      expect(rows).toHaveLength(2);
      for (const row of rows) {
        expect(row).toMatchObject({ consent: 'denied', visitor: '0', path: '', title: '', host: '' });
      }
      expect(await keptInBrowser(visit)).toEqual([]);
      const sent = visit.gate
        .requests()
        .map(({ body }) => body)
        .join();
      expect(sent).not.toMatch(/prodotto|identify|visitor|hints/);
    });
  }

  it('remembers an opt-out on the next page, forgets the visitor, and counts on', async () => {
    const visit = await start({ tagAttributes: 'data-consent="granted"' });
    const { page, demo, rowsWhen } = visit;
    await page.goto(`${demo.url}/privacy`);
    await rowsWhen((all) => views(all).length === 1);
    await page.locator('#opt-out').click();
    expect(await keptInBrowser(visit)).toEqual(['fiuto_consent']);
    await page.goto(`${demo.url}/prezzi`);
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows.map(({ consent, path }) => [consent, path])).toContainEqual(['denied', '']);
    const [cookie] = await visit.context.cookies();
    const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400;
    expect(Math.round(days)).toBe(182);
  });

  it('takes the choice in the banner at once and on later pages, with version and purposes', async () => {
    const visit = await start();
    const { page, demo, rowsWhen } = visit;
    await page.goto(`${demo.url}/?gclid=abc`);
    await rowsWhen((all) => views(all).length === 1);
    await page.locator('#consent-grant').click();
    const changed = await rowsWhen((all) => all.some(({ type }) => type === 'consent'));
    expect(changed.find(({ type }) => type === 'consent')).toMatchObject({
      consent: 'granted',
      purposes: 7,
      consentVersion: '2026-1',
      clickIdName: 'gclid',
    });
    await page.locator('nav a[href="/prezzi"]').click();
    const rows = await rowsWhen((all) => views(all).length === 2);
    expect(views(rows)[1]).toMatchObject({ consent: 'granted', consentVersion: '2026-1' });
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual(['fiuto_consent', 'fiuto_id']);
  });

  it('removes id and kept events when consent is taken back', async () => {
    const visit = await start();
    const { page, demo, rowsWhen } = visit;
    await page.goto(demo.url);
    await page.locator('#consent-grant').click();
    await rowsWhen((all) => all.some(({ type }) => type === 'consent'));
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual(['fiuto_consent', 'fiuto_id']);
    await page.locator('#consent-open').click();
    await page.locator('#consent-limit').click();
    expect(await keptInBrowser(visit)).toEqual([]);
    await page.locator('#consent-open').click();
    await page.locator('#consent-deny').click();
    expect(await keptInBrowser(visit)).toEqual(['fiuto_consent']);
  });

  it('sends an identity only for the purpose person, and holds it until then', async () => {
    const visit = await start();
    const { page, demo, gate, rowsWhen } = visit;
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await page.evaluate("fiuto('identify', 'u1'); fiuto('group', 'g1')");
    await page.evaluate(
      "fiuto('consent', { state: 'granted', purposes: { measure: true, company: true, person: false } })",
    );
    await rowsWhen((all) => all.some(({ type }) => type === 'group'));
    expect(
      gate
        .requests()
        .map(({ body }) => body)
        .join(),
    ).not.toContain('u1');
    await page.evaluate(
      "fiuto('consent', { state: 'granted', purposes: { measure: true, company: true, person: true } })",
    );
    const rows = await rowsWhen((all) => all.some(({ type }) => type === 'identify'));
    expect(rows.filter(({ type }) => type === 'group')).toHaveLength(1);
  });

  it('applies calls that were queued before it loaded, consent first', async () => {
    const { page, demo, rowsWhen } = await start({
      initScript: `window.fiuto = function () { (fiuto.q = fiuto.q || []).push(arguments) };
        fiuto('track', 'Prima'); fiuto('consent', 'granted');`,
    });
    await page.goto(demo.url);
    const rows = await rowsWhen((all) => all.some(({ name }) => name === 'Prima') && views(all).length === 1);
    expect(rows.every(({ consent }) => consent === 'granted')).toBe(true);
  });

  for (const [name, initScript, change, purposes] of [
    [
      'Google Consent Mode v2',
      `window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) };
       gtag('consent', 'default', { analytics_storage: 'denied', ad_user_data: 'denied' });`,
      "gtag('consent', 'update', { analytics_storage: 'granted' })",
      1,
    ],
    [
      'iubenda',
      'window._iub = { cs: {} }',
      "_iub.cs.consent = { timestamp: '2026-11-01T10:00:00Z', version: '1.70', purposes: { 1: true, 4: true, 5: true } }",
      7,
    ],
    [
      'Cookiebot',
      'window.Cookiebot = { hasResponse: false }',
      "Object.assign(Cookiebot, { hasResponse: true, consent: { statistics: true, marketing: false } }); dispatchEvent(new Event('CookiebotOnAccept'))",
      1,
    ],
  ] as const) {
    it(`reads the choice from ${name} without code of the site`, async () => {
      const { page, demo, rowsWhen } = await start({ initScript });
      await page.goto(demo.url);
      const before = await rowsWhen((all) => views(all).length === 1);
      expect(views(before)[0]?.consent).toBe('limited');
      await page.evaluate(change);
      const rows = await rowsWhen((all) => all.some(({ type }) => type === 'consent'));
      expect(rows.find(({ type }) => type === 'consent')).toMatchObject({ consent: 'granted', purposes });
    });
  }

  it('takes a refusal in Google Consent Mode for denied', async () => {
    const visit = await start({
      initScript: `window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) };
        gtag('consent', 'default', { analytics_storage: 'granted', ad_user_data: 'granted' });`,
    });
    const { page, demo, rowsWhen } = visit;
    await page.goto(demo.url);
    const before = await rowsWhen((all) => views(all).length === 1);
    expect(views(before)[0]?.consent).toBe('granted');
    await page.evaluate("gtag('consent', 'update', { analytics_storage: 'denied', ad_user_data: 'denied' })");
    await expect.poll(async () => JSON.stringify(await visit.context.cookies())).toContain('denied');
    expect(await keptInBrowser(visit)).toEqual(['fiuto_consent']);
    await page.goto(`${demo.url}/prezzi`);
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows.some(({ consent }) => consent === 'denied')).toBe(true);
  });

  it('takes a default of Google Consent Mode for some regions for no choice of anybody', async () => {
    const visit = await start({
      initScript: `window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) };
        gtag('consent', 'default', { analytics_storage: 'denied', ad_user_data: 'denied', region: ['IT', 'DE'] });
        gtag('consent', 'default', { analytics_storage: 'granted', ad_user_data: 'granted' });`,
    });
    const { page, demo, rowsWhen } = visit;
    await page.goto(`${demo.url}/?gclid=abc`);
    const before = await rowsWhen((all) => views(all).length === 1);
    expect(views(before)[0]).toMatchObject({ consent: 'limited', clickIdName: '' });
    expect(await keptInBrowser(visit)).toEqual([]);
    await page.evaluate(
      "gtag('consent', 'update', { analytics_storage: 'granted', ad_user_data: 'granted' })",
    );
    const rows = await rowsWhen((all) => all.some(({ type }) => type === 'consent'));
    expect(rows.find(({ type }) => type === 'consent')).toMatchObject({ consent: 'granted', purposes: 7 });
  });

  it('never remembers a default of Google Consent Mode, and remembers the choice that agrees with it', async () => {
    const visit = await start({
      initScript: `window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) };
        gtag('consent', 'default', { analytics_storage: 'granted', ad_user_data: 'granted' });`,
    });
    const { page, demo, gate, rowsWhen } = visit;
    await page.goto(demo.url);
    const before = await rowsWhen((all) => views(all).length === 1);
    expect(views(before)[0]?.consent).toBe('granted');
    expect(views(before)[0]?.visitor).not.toBe('0');
    const { consent } = JSON.parse(gate.requests()[0]?.body ?? '');
    expect(consent).toEqual({
      state: 'granted',
      purposes: { measure: true, company: true, person: true },
      origin: 'default',
    });
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual(['fiuto_id']);
    await page.evaluate(
      "gtag('consent', 'update', { analytics_storage: 'granted', ad_user_data: 'granted' })",
    );
    await rowsWhen((all) => all.some(({ type }) => type === 'consent'));
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual(['fiuto_consent', 'fiuto_id']);
    expect(gate.requests().at(-1)?.body).toContain('"origin":"gcm"');
  });

  for (const [name, cookie] of [
    ['badly encoded', '%E0%A4%A'],
    ['no JSON', '%7Bstate'],
    ['of another type', '5'],
  ] as const) {
    it(`takes a remembered choice that is ${name} for none`, async () => {
      const { page, demo, rowsWhen } = await start({
        initScript: `document.cookie = 'fiuto_consent=${cookie};path=/'`,
      });
      await page.goto(demo.url);
      expect(views(await rowsWhen((all) => views(all).length === 1))[0]?.consent).toBe('limited');
    });
  }

  it('makes a new id in place of one that cannot be read', async () => {
    const { page, demo, rowsWhen } = await start({
      tagAttributes: 'data-consent="granted"',
      initScript: "document.cookie = 'fiuto_id=%E0%A4%A;path=/'",
    });
    await page.goto(demo.url);
    const rows = await rowsWhen((all) => views(all).length === 1);
    expect(views(rows)[0]).toMatchObject({ consent: 'granted' });
    expect(views(rows)[0]?.visitor).not.toBe('0');
  });

  it('removes what an earlier consent left behind, once the page has settled', async () => {
    const visit = await start({ tagAttributes: 'data-consent="limited"' });
    const { page, demo, rowsWhen } = visit;
    await visit.context.addCookies([{ name: 'fiuto_id', value: '00112233445566aa', url: demo.url }]);
    await visit.context.addInitScript("localStorage.setItem('fiuto_queue', '[]')");
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await expect.poll(() => keptInBrowser(visit), { timeout: 10_000 }).toEqual([]);
  });
});
