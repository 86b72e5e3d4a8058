// A bad network and pages that end too soon: under `granted` nothing is lost, and nothing is stored twice.

import { expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { Visit } from './support/start-browser-harness.ts';
import type { StoredRow } from './support/stored-row.ts';

const granted = { tagAttributes: 'data-consent="granted"' };
const names = (rows: StoredRow[]) =>
  rows
    .filter(({ type }) => type === 'track')
    .map(({ name }) => name)
    .sort();
const loaded = "typeof fiuto === 'function' && fiuto.v === 1";
const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');
/** Lets the test hide a page and show it again. */
const hidable = `let hidden = false; Object.defineProperty(document, 'hidden', { get: () => hidden });
  window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) };`;

/** Holds back the part that measures, as a slow network does; answers how to let it go. */
async function holdMeasuring({ context }: Visit): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route('**/s-measure.js*', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

describeInBrowser('network', ({ start }) => {
  for (const mode of ['refuse', 'cut'] as const) {
    it(`granted: keeps events through requests that end in "${mode}", and delivers each once`, async () => {
      const { page, demo, gate, rowsWhen } = await start(granted);
      await page.goto(demo.url);
      await rowsWhen((all) => all.length >= 1);
      gate.set(mode);
      const before = gate.requests().length;
      await page.evaluate("fiuto('track', 'Primo')");
      await expect.poll(() => gate.requests().length).toBeGreaterThan(before);
      await page.evaluate("fiuto('track', 'Secondo')");
      gate.set('open');
      const rows = await rowsWhen((all) => names(all).length === 2);
      expect(names(rows)).toEqual(['Primo', 'Secondo']);
    });
  }

  it('limited: retries from memory when the network is back', async () => {
    const { page, demo, context, rowsWhen } = await start();
    await page.goto(demo.url);
    await rowsWhen((all) => all.length >= 1);
    await context.setOffline(true);
    await page.evaluate("fiuto('track', 'Scollegato')");
    expect(await page.evaluate("localStorage.getItem('fiuto_queue')")).toBeNull();
    await context.setOffline(false);
    expect(names(await rowsWhen((all) => names(all).length === 1))).toEqual(['Scollegato']);
  });

  it('granted: delivers what a closed tab could not send, with the next page view', async () => {
    const { page, demo, context, gate, rowsWhen } = await start(granted);
    await page.goto(demo.url);
    await rowsWhen((all) => all.length >= 1);
    gate.set('cut');
    await page.evaluate("fiuto('track', 'Prima di chiudere')");
    await page.close({ runBeforeUnload: false });
    gate.set('open');
    const next = await context.newPage();
    await next.goto(`${demo.url}/prezzi`);
    const rows = await rowsWhen(
      (all) => names(all).length === 1 && all.some(({ path }) => path === '/prezzi'),
    );
    expect(names(rows)).toEqual(['Prima di chiudere']);
    const kept = () => next.evaluate("localStorage.getItem('fiuto_queue')");
    await expect.poll(kept, { timeout: 10_000 }).toBeNull();
  });

  it('granted: delivers a view that could not be sent from a page closed while it loads, with the next', async () => {
    const { page, demo, context, gate, rowsWhen } = await start(granted);
    gate.set('cut');
    await page.goto(`${demo.url}/prodotto`);
    await expect.poll(() => gate.requests().length).toBeGreaterThan(0);
    await page.close();
    gate.set('open');
    const next = await context.newPage();
    await next.goto(`${demo.url}/prezzi`);
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows.map(({ path }) => path)).toEqual(['/prodotto', '/prezzi']);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
  });

  it('granted: keeps a view that nobody has answered for a while, until it is', async () => {
    const { page, demo, gate } = await start(granted);
    gate.set('swallow');
    await page.goto(demo.url);
    const kept = () => page.evaluate("localStorage.getItem('fiuto_queue')");
    await expect.poll(kept, { timeout: 10_000 }).toContain('page_view');
    gate.set('open');
    // As the next page does, but without a wait for the request that hangs.
    await page.reload();
    await expect.poll(kept, { timeout: 10_000 }).toBeNull();
  });

  it('granted: touches no storage before the first view is sent, and keeps its visitor all the same', async () => {
    const { page, demo, context, rowsWhen } = await start({
      ...granted,
      initScript: `let sent = 0; window.touchedAfter = [];
        const { fetch } = window;
        window.fetch = (address, options) => { sent += options?.method === 'POST'; return fetch(address, options); };
        for (const name of ['getItem', 'setItem', 'removeItem']) {
          const original = Storage.prototype[name];
          Storage.prototype[name] = function (...args) {
            if (/^fiuto/.test(args[0])) touchedAfter.push(sent);
            return original.apply(this, args);
          };
        }`,
    });
    await page.goto(demo.url);
    await expect.poll(() => page.evaluate('touchedAfter.length'), { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await page.evaluate('touchedAfter[0]')).toBeGreaterThan(0);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['fiuto_id']);
    await page.goto(`${demo.url}/prezzi`);
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
  });

  it('granted: an answer that never comes back makes a copy, not a second row', async () => {
    const { page, demo, context, gate, rowsWhen, outcomes } = await start(granted);
    gate.set('swallow');
    await page.goto(demo.url);
    await expect.poll(() => page.evaluate(loaded)).toBe(true);
    await page.evaluate("fiuto('track', 'Senza risposta')");
    await rowsWhen((all) => all.some(({ type }) => type === 'page_view'));
    await page.close();
    gate.set('open');
    const next = await context.newPage();
    await next.goto(`${demo.url}/prezzi`);
    const rows = await rowsWhen(
      (all) => names(all).length === 1 && all.some(({ path }) => path === '/prezzi'),
    );
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rows.filter(({ type, path }) => type === 'page_view' && path === '/')).toHaveLength(1);
    expect(await outcomes()).toContainEqual(
      expect.objectContaining({ outcome: 'dropped', reason: 'duplicate' }),
    );
  });

  it('granted: stores what happens as the page is left once, whoever else sends it', async () => {
    const { page, demo, rowsWhen, outcomes } = await start(granted);
    await page.goto(`${demo.url}/documentazione`);
    await rowsWhen((all) => all.some(({ type }) => type === 'page_view'));
    await page.locator('nav a[href="/prezzi"]').click();
    const rows = await rowsWhen(
      (all) => all.some(({ path }) => path === '/prezzi') && all.some(({ type }) => type === 'page_leave'),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const copies = (await outcomes()).filter(({ outcome }) => outcome !== 'stored');
    expect(copies.every(({ outcome, reason }) => outcome === 'dropped' && reason === 'duplicate')).toBe(true);
  });

  it('granted: stores a submit although the next page of the site has no tag', async () => {
    const visit = await start();
    await visit.context.route('**/senza-tag*', (route) => route.fulfill({ body: 'elsewhere' }));
    await visit.showPage(
      `<form id="modulo" action="/senza-tag"><input name="email"><button type="submit">Invia</button></form>
       <script src="${visit.gate.url}/s.js" data-site="${visit.site.publicKey}" data-consent="granted"></script>`,
    );
    await visit.rowsWhen((all) => all.some(({ type }) => type === 'form_seen'));
    await visit.page.locator('button').click();
    await visit.page.waitForURL(/senza-tag/);
    const rows = await visit.rowsWhen((all) => all.some(({ type }) => type === 'form_submit'));
    expect(rows.find(({ type }) => type === 'form_submit')).toMatchObject({ name: 'modulo' });
  });

  it('granted: holds the landing view for its visitor while the part that measures is slow', async () => {
    const visit = await start(granted);
    const { page, demo, gate, rowsWhen } = visit;
    const release = await holdMeasuring(visit);
    await page.goto(`${demo.url}/cerca?q=cuscinetto&gclid=abc`);
    await page.evaluate("fiuto('track', 'Presto')");
    await expect.poll(() => page.evaluate('performance.now() > 2000'), { timeout: 10_000 }).toBe(true);
    expect(gate.requests()).toEqual([]);
    release();
    const rows = await rowsWhen(
      (all) => names(all).length === 1 && all.some(({ type }) => type === 'site_search'),
    );
    expect(views(rows)[0]).toMatchObject({ clickIdName: 'gclid', language: expect.stringContaining('en') });
    expect(rows.every(({ visitor }) => visitor !== '0')).toBe(true);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
  });

  it('granted: gives the landing view its visitor while the settings are slow', async () => {
    const { page, demo, gate, rowsWhen } = await start(granted);
    gate.holdSettings(8_000);
    await page.goto(`${demo.url}/prodotto?gclid=abc`);
    const [view] = views(await rowsWhen((all) => views(all).length === 1));
    expect(view).toMatchObject({ clickIdName: 'gclid', language: expect.stringContaining('en') });
    expect(view?.visitor).not.toBe('0');
  });

  it('granted: sends what there is when the page is left before the part that measures has come', async () => {
    const visit = await start(granted);
    const { page, demo, rowsWhen } = visit;
    await holdMeasuring(visit);
    await page.goto(`${demo.url}/prodotto`);
    await expect.poll(() => page.evaluate(loaded)).toBe(true);
    await page.evaluate("location.href = 'about:blank'");
    expect(views(await rowsWhen((all) => views(all).length === 1))[0]?.consent).toBe('granted');
  });

  it('limited: a hidden page sends what waits although an answer is still awaited', async () => {
    const { page, demo, gate, rowsWhen } = await start({ initScript: hidable });
    gate.set('swallow');
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await page.evaluate("fiuto('track', 'Nascosto')");
    await page.evaluate('hide(true)');
    expect(names(await rowsWhen((all) => names(all).length === 1))).toEqual(['Nascosto']);
  });

  it('limited: hands over in smaller batches what the browser does not take at once', async () => {
    const { page, demo, rowsWhen } = await start({
      initScript: `const { sendBeacon } = Navigator.prototype;
        Navigator.prototype.sendBeacon = function (address, body) {
          return body.length < 2000 && sendBeacon.call(this, address, body);
        };`,
    });
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    // In one go, so that nothing has been sent before the page goes.
    await page.evaluate(`for (let n = 10; n < 30; n++) fiuto('track', 'Passo ' + n);
      dispatchEvent(new PageTransitionEvent('pagehide'))`);
    const rows = await rowsWhen((all) => names(all).length === 20);
    expect(names(rows)[19]).toBe('Passo 29');
  });

  it('granted: an event that is too large loses its details and holds up nothing', async () => {
    const { page, demo, rowsWhen } = await start(granted);
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await page.evaluate(`fiuto('track', 'Grande', { text: 'x'.repeat(600_000) });
      fiuto('track', 'Molto grande' + 'x'.repeat(600_000));
      fiuto('track', 'Piccolo', { text: 'breve' })`);
    const rows = await rowsWhen((all) => names(all).length === 2);
    expect(names(rows)).toEqual(['Grande', 'Piccolo']);
    expect(rows.find(({ name }) => name === 'Piccolo')?.properties).toContain('breve');
  });

  it('granted: closes a batch before it is too large to be sent', async () => {
    const { page, demo, gate, rowsWhen } = await start(granted);
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await page.evaluate(
      "for (let n = 10; n < 35; n++) fiuto('track', 'Passo ' + n, { text: 'x'.repeat(25_000) })",
    );
    const sent = (): string =>
      gate
        .requests()
        .map(({ body }) => body)
        .join();
    await expect.poll(() => sent().includes('Passo 34'), { timeout: 40_000 }).toBe(true);
    await rowsWhen((all) => names(all).length === 25);
    expect(Math.max(...gate.requests().map(({ body }) => Buffer.byteLength(body)))).toBeLessThan(60_000);
  });

  it('limited: a page that is left at once is counted', async () => {
    const { page, demo, gate, rowsWhen } = await start();
    gate.holdSettings(5_000);
    await page.goto(`${demo.url}/prodotto`);
    await expect.poll(() => page.evaluate(loaded)).toBe(true);
    await page.goto('about:blank');
    const rows = await rowsWhen((all) => all.some(({ type }) => type === 'page_view'));
    expect(rows[0]?.path).toBe('/prodotto');
  });

  it('does not wait longer than a second for the settings, and keeps campaign tags alone until then', async () => {
    const { page, demo, gate, rowsWhen } = await start();
    gate.holdSettings(8_000);
    await page.goto(`${demo.url}/prodotto?utm_source=lettera&q=segreto`);
    const rows = await rowsWhen((all) => all.some(({ type }) => type === 'page_view'));
    expect(rows[0]?.campaignSource).toBe('lettera');
    expect(gate.requests()[0]?.body).not.toContain('segreto');
  });

  it('sends text that needs no preflight', async () => {
    const { page, demo, gate, rowsWhen } = await start();
    await page.goto(demo.url);
    await rowsWhen((all) => all.length >= 1);
    expect(gate.requests()[0]?.contentType).toMatch(/^text\/plain/);
  });
});
