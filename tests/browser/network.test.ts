// A bad network and pages that end too soon: under `granted` nothing is lost, and nothing is stored twice.

import { expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { StoredRow } from './support/stored-row.ts';

const granted = { tagAttributes: 'data-consent="granted"' };
const names = (rows: StoredRow[]) =>
  rows
    .filter(({ type }) => type === 'track')
    .map(({ name }) => name)
    .sort();
const loaded = "typeof fiuto === 'function' && fiuto.v === 1";

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
    await expect.poll(() => next.evaluate("localStorage.getItem('fiuto_queue')")).toBeNull();
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

  it('granted: sends what happens as the page is left with the next page, once', async () => {
    const { page, demo, rowsWhen, outcomes } = await start(granted);
    await page.goto(`${demo.url}/documentazione`);
    await rowsWhen((all) => all.some(({ type }) => type === 'page_view'));
    await page.locator('nav a[href="/prezzi"]').click();
    await rowsWhen(
      (all) => all.some(({ path }) => path === '/prezzi') && all.some(({ type }) => type === 'page_leave'),
    );
    expect((await outcomes()).filter(({ outcome }) => outcome !== 'stored')).toEqual([]);
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
