// An unsubscribe address for recipients who did not agree to tracking: it unsubscribes, and does nothing else.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { openLinkBook } from '#stores/records/links/open-link-book.ts';
import { type LinkCollector, startLinkCollector } from './start-link-collector.ts';

const email = 'carla.neri@acme-impianti.it';
let links: LinkCollector;
let token: string;
let of: { recipientId: number; mailingId: number; siteId: number };
// The key of the test collector.
const key = Buffer.alloc(32, 9);
const erasedHash = createErasedHash('ab'.repeat(32));
beforeAll(async () => {
  links = await startLinkCollector();
  const { id, recipientId } = await links.mailing(email);
  const book = openLinkBook(links.intake.stores.records, key);
  const { rows } = await links.intake.stores.records.db.execute<{ id: number }>(
    sql`SELECT id FROM sites LIMIT 1`,
  );
  of = { recipientId, mailingId: id, siteId: rows[0]?.id ?? 0 };
  token = book.makeRefusalToken({ ...of, email, isTracked: false });
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

it('unsubscribes when the list was forgotten, and when the mailing was deleted', async () => {
  const { records } = links.intake.stores;
  const refusals = async () =>
    (await records.db.execute(sql`SELECT email, mailing_id AS mailing FROM mail_refusals`)).rows;
  for (const [table, mailing] of [
    ['mail_recipients', of.mailingId],
    ['mailings', null],
  ] as const) {
    await records.db.execute(sql`DELETE FROM mail_refusals`);
    await records.db.execute(sql`DELETE FROM ${sql.identifier(table)}`);
    const page = await links.open(`/u/${token}`);
    expect([page.status, (await page.text()).includes('value="withdraw"')]).toEqual([200, false]);
    const body = new URLSearchParams({ do: 'unsubscribe' });
    expect((await links.open(`/u/${token}`, { method: 'POST', body })).status).toBe(200);
    expect(await refusals()).toEqual([{ email, mailing }]);
  }
  // Of one who agreed to tracking the same, and no click.
  const book = openLinkBook(records, key, erasedHash);
  const tracked = await book.findRefuser(book.makeRefusalToken({ ...of, email, isTracked: true }));
  expect(tracked).toEqual({ recipient: { siteId: of.siteId, mailingId: null, email }, isTracked: false });
});

it('writes nobody down again who was erased', async () => {
  const { records } = links.intake.stores;
  await records.db.execute(sql`DELETE FROM mail_refusals`);
  await markErased(records, [`email:${email}`], { id: '1', name: 'Ada' }, erasedHash);
  const book = openLinkBook(records, key, erasedHash);
  const found = await book.findRefuser(token);
  expect(found?.recipient.email).toBe('');
  if (found) await book.unsubscribe(found.recipient, 'page');
  expect((await records.db.execute(sql`SELECT 1 FROM mail_refusals`)).rows).toEqual([]);
});
