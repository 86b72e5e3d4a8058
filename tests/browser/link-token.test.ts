// A recipient's link in a real browser: the token leaves the address at once, and names the visitor only where allowed.

import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createLink } from '#stores/records/links/change-links.ts';
import { addRecipients, createMailing, stateConsent } from '#stores/records/links/change-mailings.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import type { Visit } from './support/start-browser-harness.ts';
import type { StoredRow } from './support/stored-row.ts';

/** A token is carried to the site's own hosts alone. */
const onItsHost = { allowedHosts: ['127.0.0.1', 'localhost'] };
const by = { id: 'u1', name: 'Marta' };
const views = (rows: StoredRow[]) => rows.filter(({ type }) => type === 'page_view');

describeInBrowser('a recipient’s link', ({ start, harness }) => {
  const stores = () => harness().stores;

  async function makeLink({ site, demo, gate }: Visit): Promise<string> {
    const { records, links } = stores();
    const mailing = await createMailing(records, by, { siteId: site.id, name: 'November' });
    const anna = { email: 'anna.rossi@acme-impianti.it', name: 'Anna', allowsTracking: null };
    await addRecipients(records, mailing.id, [anna]);
    await stateConsent(records, by, mailing.id, 'They agreed.');
    const [recipient] = await listTracked(records, mailing.id, { afterId: 0, limit: 1 });
    const { code } = await createLink(records, by, {
      ...{ siteId: site.id, target: `${demo.url}/prezzi?x=a%20b`, title: 'Prices', channel: 'email' },
      ...{ mailingId: mailing.id, source: 'news', medium: 'email', name: '', term: '', content: '' },
    });
    const token = links.makeToken({ recipientId: recipient?.id ?? 0, mailingId: mailing.id }, Date.now(), 30);
    return `${gate.url}/l/${code}?t=${token}`;
  }

  const usesOf = async (siteId: number) =>
    (
      await stores().records.db.execute<{ visitor: string; gesture: boolean }>(
        sql`SELECT visitor, gesture FROM link_sights WHERE site_id = ${siteId} AND recipient_id IS NOT NULL LIMIT 5`,
      )
    ).rows;

  it('without consent shows a clean address, sends no token, and names nobody', async () => {
    const visit = await start({ site: onItsHost });
    const address = await makeLink(visit);
    await visit.page.goto(address);
    const rows = views(await visit.rowsWhen((all) => views(all).length === 1));
    expect(visit.page.url()).not.toContain('fiuto_link');
    expect(visit.page.url()).toContain('?x=a%20b&utm_source=news&utm_medium=email&utm_id=');
    expect(JSON.stringify(rows)).not.toContain('fiuto_link');
    const token = address.split('?t=')[1] ?? '';
    expect(visit.gate.requests().every(({ body }) => !body.includes(token))).toBe(true);
    expect(await usesOf(visit.site.id)).toEqual([]);
  });

  it('names the visitor who agrees on that page, and the click is a person’s', async () => {
    const visit = await start({ site: onItsHost });
    await visit.page.goto(await makeLink(visit));
    await visit.rowsWhen((all) => views(all).length === 1);
    await visit.page.mouse.click(200, 300);
    await visit.page.evaluate("fiuto('consent', 'granted')");
    await visit.page.evaluate("fiuto('track', 'Fine')");
    await visit.rowsWhen((all) => all.some(({ name }) => name === 'Fine'));
    await expect
      .poll(() => usesOf(visit.site.id), { timeout: 10_000 })
      .toEqual([{ visitor: expect.stringMatching(/^[0-9a-f]{16}$/), gesture: true }]);
    const verdicts = async () =>
      (
        await stores().records.db.execute<{ verdict: string }>(
          sql`SELECT verdict FROM link_hits WHERE site_id = ${visit.site.id} AND kind = 'click' LIMIT 5`,
        )
      ).rows;
    await expect.poll(verdicts, { timeout: 10_000 }).toEqual([{ verdict: 'human' }]);
  });

  it('is one page view though the part that cleans the address comes after it', async () => {
    const visit = await start({ site: onItsHost });
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await visit.context.route('**/s-history.js*', async (route) => {
      await released;
      await route.continue();
    });
    await visit.page.goto(await makeLink(visit));
    await visit.rowsWhen((all) => views(all).length === 1);
    expect(visit.page.url()).toContain('fiuto_link');
    release();
    await visit.page.waitForURL((url) => !url.search.includes('fiuto_link'));
    // Fires behind the timer with which the script waits for the title of another page.
    await visit.page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    await visit.page.evaluate("history.pushState(null, '', '/altra')");
    const rows = views(await visit.rowsWhen((all) => views(all).some(({ path }) => path === '/altra')));
    expect(rows.map(({ path }) => path)).toEqual(['/prezzi', '/altra']);
  });

  it('names nobody where the person is not agreed to', async () => {
    const visit = await start({ site: onItsHost });
    await visit.page.goto(await makeLink(visit));
    await visit.rowsWhen((all) => views(all).length === 1);
    const purposes = '{ measure: true, company: true, person: false }';
    await visit.page.evaluate(`fiuto('consent', { state: 'granted', purposes: ${purposes} })`);
    await visit.page.evaluate("fiuto('track', 'Fine')");
    await visit.rowsWhen((all) => all.some(({ name }) => name === 'Fine'));
    expect(visit.gate.requests().every(({ body }) => !body.includes('"token"'))).toBe(true);
    expect(await usesOf(visit.site.id)).toEqual([]);
  });
});
