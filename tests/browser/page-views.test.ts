// Page views: on load, by the history API, by the fragment, from the back-forward cache, prerendered.

import { expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { StoredRow } from './support/stored-row.ts';

const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');

describeInBrowser('page views', ({ start }) => {
  it('stores the load of a page with cleaned address, title and referrer', async () => {
    const { page, demo, rowsWhen, pageErrors } = await start();
    await page.goto(`${demo.url}/prodotto?utm_source=lettera&secret=1&gclid=abc#top`);
    await page.locator('nav a[href="/prezzi"]').click();
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows[0]).toMatchObject({
      path: '/prodotto',
      query: '',
      navigation: 'load',
      campaignSource: 'lettera',
      consent: 'limited',
      clickIdName: '',
    });
    expect(rows[0]?.title).toContain('Sonda');
    expect(rows[1]).toMatchObject({ path: '/prezzi', referrerPath: '/prodotto' });
    expect(pageErrors).toEqual([]);
  });

  it('stores a view for each step of a single-page section, and for going back', async () => {
    const { page, demo, rowsWhen } = await start();
    await page.goto(`${demo.url}/configuratore/`);
    await rowsWhen((all) => views(all).length === 1);
    await page.getByText('Pompa').click();
    await rowsWhen((all) => views(all).length === 2);
    await page.goBack();
    const rows = views(await rowsWhen((all) => views(all).length === 3));
    expect(rows.map(({ path }) => path)).toEqual([
      '/configuratore',
      '/configuratore/pompa',
      '/configuratore',
    ]);
    expect(rows.map(({ navigation }) => navigation)).toEqual(['load', 'history', 'history']);
    expect(rows[1]?.title).toContain('Pompa');
  });

  it('stores the same views in a browser without the Navigation API', async () => {
    const { page, demo, rowsWhen } = await start({ initScript: 'delete window.navigation' });
    await page.goto(`${demo.url}/configuratore/`);
    await rowsWhen((all) => views(all).length === 1);
    await page.getByText('Mulino').click();
    await rowsWhen((all) => views(all).length === 2);
    await page.getByText('Riepilogo').click();
    const rows = views(await rowsWhen((all) => views(all).length === 3));
    expect(rows.map(({ navigation }) => navigation)).toEqual(['load', 'history', 'hash']);
  });

  it('stores a view for a fragment that is a route, none for a jump on the page', async () => {
    const { page, demo, rowsWhen } = await start();
    await page.goto(`${demo.url}/documentazione`);
    await rowsWhen((all) => views(all).length === 1);
    await page.locator('.toc a[href="#radio"]').click();
    await page.evaluate("location.hash = '#/capitolo/2'");
    const rows = views(await rowsWhen((all) => views(all).length >= 2));
    expect(rows.map(({ navigation }) => navigation)).toEqual(['load', 'hash']);
  });

  it('stores a view when a page comes back from the back-forward cache', async () => {
    const { page, demo, rowsWhen } = await start();
    await page.goto(`${demo.url}/prezzi`);
    await rowsWhen((all) => views(all).length === 1);
    // Headless Chromium keeps no such cache under automation, so the browser's own event is repeated.
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows.map(({ navigation }) => navigation)).toEqual(['load', 'bfcache']);
  });

  it('stores a prerendered page only when it is shown', async () => {
    const { page, demo, rows, rowsWhen } = await start({
      initScript: `let hidden = true;
        Object.defineProperty(document, 'prerendering', { get: () => hidden });
        window.showPage = () => { hidden = false; document.dispatchEvent(new Event('prerenderingchange')); };`,
    });
    const asked = page.waitForResponse(/\/s\.js/);
    await page.goto(`${demo.url}/prezzi`);
    await asked;
    await expect.poll(() => page.evaluate("document.readyState === 'complete'")).toBe(true);
    expect(await rows()).toEqual([]);
    await page.evaluate('showPage()');
    const shown = views(await rowsWhen((all) => views(all).length === 1));
    expect(shown[0]?.navigation).toBe('prerender');
  });

  it('takes nothing of a careers page but the view', async () => {
    const { page, demo, rowsWhen } = await start({ tagAttributes: 'data-consent="granted"' });
    await page.goto(`${demo.url}/lavora-con-noi?utm_source=lettera`);
    await page.evaluate("fiuto('track', 'Candidato')");
    await page.goto(`${demo.url}/prezzi`);
    const rows = await rowsWhen((all) => all.some(({ path }) => path === '/prezzi'));
    const quiet = rows.filter(({ path }) => path === '/lavora-con-noi');
    expect(quiet).toHaveLength(1);
    expect(quiet[0]).toMatchObject({ type: 'page_view', title: '', query: '', referrerPath: '' });
  });

  it('hides e-mail addresses in address, title and referrer', async () => {
    const { page, demo, gate, rowsWhen } = await start();
    await page.goto(`${demo.url}/prezzi/ada@sample.example?utm_source=ada%40sample.example`);
    await page.goto(`${demo.url}/prodotto`, { referer: `${demo.url}/ada@sample.example` });
    await rowsWhen((all) => views(all).length === 2);
    const sent = gate.requests().map(({ body }) => body);
    expect(sent.join()).not.toContain('ada');
    expect(sent.join()).toContain('***');
  });
});
