// Plausible's official tracker in a real browser, unchanged but for the address, delivers to a running Fiuto; what is
// stored equals what was sent.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { describeInBrowser } from '../browser/support/describe-in-browser.ts';
import type { StoredRow } from '../browser/support/stored-row.ts';

async function bundlePage(place: { endpoint: string; domain: string }): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./plausible-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
    define: { place: JSON.stringify(place) },
  });
  return result.outputFiles[0]?.text ?? '';
}

function pageWith(script: string): string {
  // The links lead nowhere: what is opened by them is not looked at.
  return `<!doctype html><title>Prezzi</title><p>Prezzi</p>
<a id="out" href="https://partner.example/" onclick="return false">Out</a>
<a id="file" href="/listino.pdf" onclick="return false">File</a>
<script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

const countOf = (rows: StoredRow[], type: string) => rows.filter((row) => row.type === type).length;

describeInBrowser("Plausible's tracker", ({ start }) => {
  it('has views, engagement, own events, links and downloads stored as it sent them', async () => {
    const visit = await start({ site: { allowedHosts: ['127.0.0.1'] } });
    const endpoint = `${visit.gate.url}/api/event?fiuto_consent=granted`;
    await visit.showPage(pageWith(await bundlePage({ endpoint, domain: visit.site.publicKey })));
    await visit.rowsWhen((rows) => countOf(rows, 'page_view') === 1);
    await visit.page.evaluate(`tellPlausible('Signup', {
      props: { plan: 'pro' }, revenue: { amount: 9.9, currency: 'EUR' } })`);
    await visit.page.locator('#out').click();
    await visit.page.locator('#file').click();
    await visit.rowsWhen((rows) => countOf(rows, 'click') === 2 && countOf(rows, 'track') === 1);
    await visit.page.evaluate("history.pushState({}, '', '/contatti')");
    const rows = await visit.rowsWhen(
      (all) => countOf(all, 'page_view') === 2 && countOf(all, 'page_leave') > 0,
    );
    const [view, next] = rows.filter(({ type }) => type === 'page_view');
    expect(view).toMatchObject({ path: '/pagina', consent: 'granted', properties: '{"author":"Anna"}' });
    expect(next).toMatchObject({ path: '/contatti' });
    const own = rows.find(({ type }) => type === 'track');
    expect(own).toMatchObject({ name: 'Signup', path: '/pagina' });
    expect(JSON.parse(own?.properties ?? '')).toEqual({
      author: 'Anna',
      plan: 'pro',
      revenue: { amount: 9.9, currency: 'EUR' },
    });
    const clicks = rows.filter(({ type }) => type === 'click');
    expect(clicks.map(({ action }) => action).sort()).toEqual(['download', 'outbound']);
    expect(clicks.find(({ action }) => action === 'outbound')?.target).toBe('https://partner.example/');
    expect(clicks.find(({ action }) => action === 'download')?.target).toMatch(/\/listino\.pdf$/);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
    expect(visit.pageErrors).toEqual([]);
  });

  it('tells its caller that the event was taken, and without consent leaves the page alone', async () => {
    const visit = await start({ site: { allowedHosts: ['127.0.0.1'] } });
    const endpoint = `${visit.gate.url}/api/event`;
    await visit.showPage(pageWith(await bundlePage({ endpoint, domain: '127.0.0.1' })));
    const told = await visit.page.evaluate(`new Promise((callback) => tellPlausible('Signup', {
      props: { plan: 'pro' }, callback }))`);
    // Every test has a site on this host: its domain alone no longer says which one.
    expect(told).toEqual({ status: 404 });
    const own = await bundlePage({ endpoint, domain: visit.site.publicKey });
    await visit.showPage(pageWith(own));
    expect(
      await visit.page.evaluate(
        `new Promise((callback) => tellPlausible('Signup', { props: { plan: 'pro' }, callback }))`,
      ),
    ).toEqual({ status: 202 });
    const rows = await visit.rowsWhen(
      (all) => countOf(all, 'track') === 1 && countOf(all, 'page_view') === 1,
    );
    for (const row of rows)
      expect(row).toMatchObject({ consent: 'limited', properties: '', path: '/pagina' });
  });
});
