// What a visitor who allowed measuring does on a page: reading, clicking, searching, filling in forms, watching.

import { expect, it } from 'vitest';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { StoredRow } from './support/stored-row.ts';

const granted = { tagAttributes: 'data-consent="granted"' };
const ofType = (rows: StoredRow[], type: string) => rows.filter((row) => row.type === type);

describeInBrowser('behaviour', ({ start, harness }) => {
  it('stores engaged time and scroll depth of a page when it is left', async () => {
    const { page, demo, rowsWhen } = await start(granted);
    await page.goto(`${demo.url}/documentazione`);
    const [view] = await rowsWhen((all) => ofType(all, 'page_view').length === 1);
    await page.mouse.move(100, 100);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await expect.poll(() => page.evaluate('performance.now() > 1500')).toBe(true);
    await page.mouse.move(120, 120);
    await page.locator('footer a[href="/privacy"]').click();
    const [leave] = ofType(await rowsWhen((all) => ofType(all, 'page_leave').length === 1), 'page_leave');
    expect(leave?.view).toBe(view?.id);
    expect(leave?.path).toBe('/documentazione');
    expect(leave?.engagedMs).toBeGreaterThan(500);
    expect(leave?.engagedMs).toBeLessThan(30_000);
    expect(leave?.scrollPercent).toBe(100);
  });

  it('does not count the time in which a page is hidden', async () => {
    const { page, demo, rowsWhen } = await start({
      ...granted,
      initScript: `let hidden = false; Object.defineProperty(document, 'hidden', { get: () => hidden });
        window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) };`,
    });
    await page.goto(`${demo.url}/documentazione`);
    await rowsWhen((all) => ofType(all, 'page_view').length === 1);
    await page.evaluate('hide(true)');
    const first = ofType(await rowsWhen((all) => ofType(all, 'page_leave').length === 1), 'page_leave')[0];
    const shownAtMs = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return performance.now();
    });
    await page.evaluate('hide(false)');
    await expect.poll(() => page.evaluate<number>('performance.now()')).toBeGreaterThan(shownAtMs + 700);
    await page.evaluate('hide(true)');
    const leaves = ofType(await rowsWhen((all) => ofType(all, 'page_leave').length === 2), 'page_leave');
    expect(leaves[1]?.view).toBe(first?.view);
    expect(leaves[1]?.engagedMs).toBeGreaterThan(500);
    expect(leaves[1]?.engagedMs).toBeLessThan(1500);
  });

  it('stores clicks by kind, and none for links inside the site', async () => {
    const { page, demo, context, rowsWhen } = await start(granted);
    await context.route(/example\.org|linkedin|youtube|wa\.me|x\.com/, (route) =>
      route.fulfill({ body: 'elsewhere' }),
    );
    const clicks: [path: string, selector: string][] = [
      ['/prodotto', '#outbound'],
      ['/prodotto', 'a[href="/scheda-tecnica.pdf"]'],
      ['/prodotto', 'a[href*="share-offsite"]'],
      ['/prodotto', 'footer a[href*="linkedin.com/company"]'],
      ['/prodotto', 'footer a[href^="mailto:"]'],
      ['/prodotto', 'footer a[href^="tel:"]'],
      ['/prodotto', 'footer a[href*="wa.me"]'],
      ['/prodotto', '#fiuto-chat'],
      ['/prodotto', 'a[href="/configuratore/"] >> nth=-1'],
    ];
    let views = 0;
    for (const [path, selector] of clicks) {
      await page.goto(demo.url + path);
      views += 1;
      await rowsWhen((all) => ofType(all, 'page_view').length >= views);
      // Schemes that open a program must not leave the page.
      await page.evaluate(`addEventListener('click', (event) => {
        if (/^(mailto|tel):/.test(event.target.closest('a')?.href)) event.preventDefault();
      })`);
      await page.locator(selector).click();
    }
    const rows = ofType(await rowsWhen((all) => ofType(all, 'click').length >= 8), 'click');
    expect(rows.map(({ action }) => action)).toEqual([
      'outbound',
      'download',
      'social',
      'social',
      'mail',
      'phone',
      'chat',
      'chat',
    ]);
    expect(rows[0]?.target).toBe('https://www.example.org/norme/vibrazioni');
    expect(rows[4]?.target).toContain('commerciale');
    expect(`${rows[2]?.name} ${rows[2]?.properties}`).toContain('linkedin');
    expect(`${rows[2]?.properties}`).toContain('share');
    expect(`${rows[3]?.properties}`).toContain('follow');
  });

  it('stores the term of a search on the site', async () => {
    const { page, demo, rowsWhen } = await start(granted);
    await page.goto(demo.url);
    await page.locator('.search input').fill('cuscinetto ada@sample.example');
    await page.keyboard.press('Enter');
    const [row] = ofType(await rowsWhen((all) => ofType(all, 'site_search').length === 1), 'site_search');
    expect(JSON.stringify(row)).toContain('cuscinetto ***');
    expect(row?.query).toBe('');
  });

  it('lists every form, and reads values only of one that is switched on, after a real submit', async () => {
    const { page, demo, context, site, gate, rowsWhen } = await start(granted);
    // Interception switches the browser's cache off, which would hold the settings for a minute.
    await context.route('**/c/*', (route) => route.continue());
    const { records, sites } = harness().stores;
    const fill = async () => {
      await page.goto(`${demo.url}/contatti`);
      await page.locator('[name=nome]').fill('Ada Prova');
      await page.locator('[name=email]').fill('ada@sample.example');
      await page.locator('[name=azienda]').fill('4111 1111 1111 1111');
      await page.locator('[name=messaggio]').fill('Un segreto');
      await page.locator('[name=codice]').fill('parola-chiave');
      await page.locator('[name=privacy]').check();
    };
    await fill();
    const listed = async () => {
      const found = await findSite(records, site.id);
      return found?.forms.map(({ key }) => key).sort();
    };
    await expect.poll(listed).toEqual(['contatto', 'ricerca']);
    expect(
      gate
        .requests()
        .map(({ body }) => body)
        .join(),
    ).not.toContain('Ada Prova');
    await page.locator('#contatto [type=submit]').click();
    await page.waitForURL(/grazie/);
    const [unread] = ofType(await rowsWhen((all) => ofType(all, 'form_submit').length === 1), 'form_submit');
    expect(JSON.stringify(unread)).not.toContain('Ada Prova');

    await changeForm(records, site.id, 'contatto', { enabled: true, mapping: {} });
    await sites.refresh();
    await fill();
    await page.goto(demo.url);
    const [left] = ofType(await rowsWhen((all) => ofType(all, 'form_left').length === 1), 'form_left');
    expect(left).toMatchObject({ name: 'contatto', consent: 'granted' });
    expect(JSON.stringify(left)).not.toMatch(/Ada Prova|azienda/);
    await fill();
    await page.evaluate("document.querySelector('#contatto').dispatchEvent(new Event('submit'))");
    await page.locator('#contatto [type=submit]').click();
    const submits = ofType(await rowsWhen((all) => ofType(all, 'form_submit').length === 2), 'form_submit');
    expect(ofType(await rowsWhen(() => true), 'form_left')).toHaveLength(1);
    expect(submits[1]?.properties).toContain('Ada Prova');
    expect(submits[1]?.properties).toContain('ada@sample.example');
    const sent = gate
      .requests()
      .map(({ body }) => body)
      .join();
    expect(sent).not.toMatch(/Un segreto|parola-chiave|4111|"origine"|sito_web/);
  });

  it('stores a submit without values under limited', async () => {
    const { page, demo, rowsWhen } = await start();
    await page.goto(`${demo.url}/contatti`);
    await page.locator('[name=nome]').fill('Ada Prova');
    await page.locator('[name=email]').fill('ada@sample.example');
    await page.locator('[name=privacy]').check();
    await page.locator('#contatto [type=submit]').click();
    const [row] = ofType(await rowsWhen((all) => ofType(all, 'form_submit').length === 1), 'form_submit');
    expect(row).toMatchObject({ name: 'contatto', consent: 'limited' });
    expect(JSON.stringify(row)).not.toContain('Ada Prova');
  });

  it('stores play, quarters and completion of an embedded video', async () => {
    const { page, demo, rowsWhen } = await start(granted);
    await page.goto(`${demo.url}/video`);
    await page.frameLocator('.film').locator('#play').click();
    const rows = ofType(await rowsWhen((all) => all.some(({ action }) => action === 'complete')), 'video');
    expect(rows.map(({ action }) => action)).toEqual([
      'play',
      'progress',
      'progress',
      'progress',
      'complete',
    ]);
    expect(JSON.stringify(rows[0])).toContain('officina-demo');
  }, 30_000);

  for (const [provider, source, messages] of [
    [
      'youtube',
      'https://www.youtube.com/embed/dQw4',
      ['{event:"infoDelivery",info:{playerState:1,currentTime:30,duration:60}}'],
    ],
    [
      'vimeo',
      'https://player.vimeo.com/video/123',
      ['{event:"play",data:{percent:0}}', '{event:"timeupdate",data:{percent:0.5}}'],
    ],
  ] as const) {
    it(`speaks the protocol of ${provider}`, async () => {
      const { context, gate, site, showPage, rowsWhen } = await start();
      const answer = messages
        .map((message) => `parent.postMessage(JSON.stringify(${message}), '*');`)
        .join('');
      await context.route(`${new URL(source).origin}/**`, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<script>addEventListener('message', ({ data }) => { if (/listening|timeupdate/.test(data)) { ${answer} } })</script>`,
        }),
      );
      await showPage(
        `<iframe src="${source}"></iframe><script src="${gate.url}/s.js" data-site="${site.publicKey}" data-consent="granted"></script>`,
      );
      const rows = ofType(await rowsWhen((all) => ofType(all, 'video').length >= 2), 'video');
      expect(rows.map(({ action }) => action).slice(0, 2)).toEqual(['play', 'progress']);
      expect(JSON.stringify(rows[0])).toContain(provider);
    });
  }

  it.each([
    ['that starts by itself', 'https://www.youtube.com/embed/dQw4?autoplay=1', false],
    ['that came after a hand was on the page', 'https://www.youtube.com/embed/dQw4', true],
  ])('never loads a YouTube frame anew %s', async (_, source, isTouched) => {
    const { context, gate, site, page, showPage, rowsWhen } = await start();
    const asked: string[] = [];
    await context.route('https://www.youtube.com/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: 'film' });
    });
    await showPage(
      `<p>Text</p><iframe src="https://player.vimeo.com/video/1"></iframe>${isTouched ? '' : `<iframe src="${source}"></iframe>`}<script src="${gate.url}/s.js" data-site="${site.publicKey}" data-consent="granted"></script>`,
    );
    await page.waitForFunction(
      "performance.getEntriesByType('resource').some(({ name }) => /s-video/.test(name))",
    );
    await page.locator('p').click();
    if (isTouched) {
      await page.evaluate(
        `document.body.insertAdjacentHTML('beforeend', '<iframe src="${source}"></iframe>')`,
      );
      await page.frameLocator('iframe >> nth=1').getByText('film').waitFor();
      await page.locator('p').click();
    }
    await page.evaluate("fiuto('track', 'Fine')");
    await rowsWhen((all) => all.some(({ name }) => name === 'Fine'));
    expect(asked).toEqual([source]);
  });
});
