// How the script gets into a page and behaves there: tags, tag managers, policies, broken pages, linked domains.

import { expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { StoredRow } from './support/stored-row.ts';

const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');

/** Code that adds a link to the page, clicks it, and answers where it then led. */
const clickNewLink = (address: string) =>
  `(() => { const link = document.body.appendChild(document.createElement('a')); link.href = '${address}'; link.click(); return link.href; })()`;

describeInBrowser('installation', ({ start }) => {
  it('works as a tag manager puts it in: no attributes, no currentScript, the key in the address', async () => {
    const visit = await start();
    const source = `${visit.gate.url}/s.js?site=${visit.site.publicKey}`;
    await visit.showPage(
      `<script>fetch('${source}').then((r) => r.text()).then((code) => {
        const tag = document.createElement('script'); tag.type = 'text/plain'; tag.src = '${source}';
        document.head.append(tag); setTimeout(code);
      });</script>`,
    );
    expect(views(await visit.rowsWhen((all) => views(all).length === 1))[0]?.path).toBe('/pagina');
    expect(visit.pageErrors).toEqual([]);
  });

  it('counts a page once where the tag stands twice', async () => {
    const visit = await start();
    const tag = `<script src="${visit.gate.url}/s.js" data-site="${visit.site.publicKey}"></script>`;
    await visit.showPage(tag + tag);
    await visit.page.evaluate("fiuto('track', 'Fine')");
    const rows = await visit.rowsWhen((all) => all.some(({ name }) => name === 'Fine'));
    expect(views(rows)).toHaveLength(1);
  });

  it('works under a policy of a nonce alone, parts included', async () => {
    const visit = await start();
    await visit.showPage(
      `<form id="modulo"><input name="email" type="email"></form>
       <script nonce="n1" src="${visit.gate.url}/s.js" data-site="${visit.site.publicKey}" data-consent="granted"></script>`,
      {
        'content-security-policy': `default-src 'none'; script-src 'nonce-n1'; connect-src ${visit.gate.url}`,
      },
    );
    const rows = await visit.rowsWhen((all) => all.some(({ type }) => type === 'form_seen'));
    expect(views(rows)[0]).toMatchObject({ consent: 'granted', language: expect.stringContaining('en') });
  });

  it('adds one global to the page and changes none', async () => {
    const visit = await start();
    await visit.showPage(
      `<script>window.before = Object.getOwnPropertyNames(window); window.push = history.pushState; window.open1 = window.fetch;</script>
       <script src="${visit.gate.url}/s.js" data-site="${visit.site.publicKey}" data-consent="granted"></script>`,
    );
    await visit.rowsWhen((all) => views(all).length === 1);
    const added = await visit.page.evaluate(
      `Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && !['push', 'open1', 'before'].includes(name))`,
    );
    expect(added).toEqual(['fiuto']);
    expect(await visit.page.evaluate('history.pushState === push && fetch === open1')).toBe(true);
  });

  for (const [name, breakage] of [
    [
      'storage that throws',
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })",
    ],
    [
      'cookies that throw',
      "Object.defineProperty(document, 'cookie', { get() { throw new Error('no') }, set() { throw new Error('no') } })",
    ],
    ['no fetch and no beacon', 'delete window.fetch; delete Navigator.prototype.sendBeacon'],
    ['a foreign global in its place', 'window.fiuto = { q: 3 }'],
    [
      'a data layer full of rubbish',
      "window.dataLayer = [null, 3, ['consent'], ['consent', 'update', null], { length: 9 }]",
    ],
  ] as const) {
    it(`never throws into a page with ${name}`, async () => {
      const visit = await start({ initScript: breakage });
      await visit.showPage(
        `<form id="modulo"><input name="email" type="email"></form><a href="/altra">Altra</a>
         <script src="${visit.gate.url}/s.js" data-site="${visit.site.publicKey}" data-consent="granted"></script>`,
      );
      await visit.page.waitForLoadState('networkidle');
      await visit.page.locator('input').click();
      await visit.page.evaluate(
        "history.pushState({}, '', '/altrove'); typeof fiuto === 'function' && fiuto('track', { toString() { throw new Error('no') } })",
      );
      await visit.page.goto('about:blank');
      expect(visit.pageErrors).toEqual([]);
    });
  }

  it('tells automation and a human gesture apart', async () => {
    const robot = await start({ automated: true });
    await robot.page.goto(robot.demo.url);
    await robot.rowsWhen((all) => views(all).length === 1);
    expect(robot.gate.requests()[0]?.body).toContain('"webdriver"');
    const human = await start();
    await human.page.goto(human.demo.url);
    await human.rowsWhen((all) => views(all).length === 1);
    expect(human.gate.requests()[0]?.body).toContain('"automation":[],"gesture":false');
    await human.page.mouse.click(200, 300);
    await human.page.evaluate("fiuto('track', 'Toccato')");
    const rows = await human.rowsWhen((all) => all.some(({ name }) => name === 'Toccato'));
    expect(rows.find(({ name }) => name === 'Toccato')?.gesture).toBe(1);
  });

  it('hands the visitor on to a linked domain once, and leaves no trace in the address', async () => {
    const visit = await start({
      site: { linkedDomains: ['127.0.0.1', 'localhost'] },
      tagAttributes: 'data-consent="granted"',
    });
    const { page, demo, rowsWhen } = visit;
    const other = demo.url.replace('127.0.0.1', 'localhost');
    await page.goto(`${demo.url}/prodotto`);
    await rowsWhen((all) => views(all).length === 1);
    const follow = (address: string) => page.evaluate<string>(clickNewLink(address));
    const decorated = await follow(`${other}/prezzi`);
    const rows = views(await rowsWhen((all) => views(all).length === 2));
    expect(rows[1]).toMatchObject({ host: 'localhost', query: '' });
    expect(rows[1]?.visitor).toBe(rows[0]?.visitor);
    expect(decorated).toContain('_fiuto=');
    expect(page.url()).toBe(`${other}/prezzi`);

    // What is kept against a second use tells nobody who it was, and goes with the consent.
    const id = (await visit.context.cookies(other)).find(({ name }) => name === 'fiuto_id')?.value;
    const kept = await page.evaluate<string>("localStorage.getItem('fiuto_linked')");
    expect(kept).not.toContain(id);
    expect(kept.length).toBeGreaterThan(5);

    // The same hand-over again, in a browser that has no visitor: refused.
    await page.evaluate("document.cookie = 'fiuto_id=;path=/;max-age=0'");
    await page.goto(decorated);
    const again = views(await rowsWhen((all) => views(all).length === 3));
    expect(again[2]?.visitor).not.toBe(rows[0]?.visitor);
    await page.evaluate("fiuto('consent', 'limited')");
    expect(await page.evaluate("localStorage.getItem('fiuto_linked')")).toBeNull();
  });

  it('hands nothing on without consent', async () => {
    const visit = await start({ site: { linkedDomains: ['127.0.0.1', 'localhost'] } });
    const { page, demo, rowsWhen } = visit;
    await page.goto(demo.url);
    await rowsWhen((all) => views(all).length === 1);
    await page.evaluate(clickNewLink(demo.url.replace('127.0.0.1', 'localhost')));
    await rowsWhen((all) => views(all).length === 2);
    expect(page.url()).not.toContain('_fiuto');
  });
});
