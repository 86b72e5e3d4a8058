// An unsubscribe address for recipients who did not agree to tracking: it unsubscribes, and does nothing else.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLinkBook } from '#stores/records/links/open-link-book.ts';
import { type LinkCollector, startLinkCollector } from './start-link-collector.ts';

const email = 'carla.neri@acme-impianti.it';
let links: LinkCollector;
let token: string;
beforeAll(async () => {
  links = await startLinkCollector();
  const { id, recipientId } = await links.mailing(email);
  // The key of the test collector.
  const book = openLinkBook(links.intake.stores.records, Buffer.alloc(32, 9));
  token = book.makeRefusalToken({ recipientId, mailingId: id });
});
afterAll(() => links?.close());

it('shows people one button and the way to their own data, and opening it changes nothing', async () => {
  const page = await links.open(`/u/${token}`, { headers: { 'accept-language': 'it' } });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('value="unsubscribe"');
  expect(html).not.toContain('value="withdraw"');
  expect(html).toContain('href="/rights?l=it"');
  const { rows } = await links.intake.stores.records.db.execute(sql`SELECT 1 FROM mail_refusals`);
  expect(rows).toEqual([]);
});

it('takes one click of a mail program, counts nothing, and one that was changed is nobody’s', async () => {
  expect((await links.open(`/u/${token.slice(0, -1)}x`)).status).toBe(404);
  const clicked = await links.open(`/u/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(clicked.status).toBe(200);
  expect(await links.take()).toEqual([]);
  const { rows } = await links.intake.stores.records.db.execute(
    sql`SELECT email, unsubscribed_by AS by, withdrawn_at AS withdrawn FROM mail_refusals`,
  );
  expect(rows).toEqual([{ email, by: 'one_click', withdrawn: null }]);
});

it('is no tracking token: a link and a picture that it stands in name nobody', async () => {
  const { code } = await links.link();
  for (const path of [`/l/${code}?t=${token}`, `/l/${code}?t=${token.slice(1)}`]) {
    const opened = await links.open(path);
    expect(opened.headers.get('location')).not.toContain('fiuto_link');
  }
  await links.open(`/o/${token}.gif`);
  const requests = await links.take();
  expect(requests.map(({ hit, consent }) => [hit?.recipientId, consent.state])).toEqual([
    [null, 'limited'],
    [null, 'limited'],
  ]);
});
