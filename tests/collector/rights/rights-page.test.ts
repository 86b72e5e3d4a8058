// The page of one's own data over HTTP: the same answer for every address, nothing changed or shown by opening, every decision in
// effect at once, and proof of it without a name.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import type { Mail } from '#outgoing/open-mailer.ts';
import { answerRights } from '#processor/rights/answer-rights.ts';
import { createBackoff } from '#processor/rights/backoff.ts';
import { mailRightsLinks } from '#processor/rights/mail-rights-links.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { addRecipients, createMailing, stateConsent } from '#stores/records/links/change-mailings.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepRightsSettings, keepSendsMail } from '#stores/records/questions/rights-settings.ts';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { createRightsContents } from '#stores/records/rights/rights-contents.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import { openWithdrawnBrowsers, type WithdrawnBrowsers } from '#stores/records/rights/withdrawn-browsers.ts';
import { createWithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { openTestIntake, type TestIntake } from '#tests/support/open-test-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const secret = 'ab'.repeat(32);
const email = 'anna.rossi@acme-impianti.it';
const key = `email:${email}`;
const visitor = '00112233445566aa';
const claimed = '00112233445566bb';
let intake: TestIntake;
let collector: Collector;
let browsers: WithdrawnBrowsers;
let siteId: number;
const mails: Mail[] = [];
const contents = createRightsContents(secret);
/** Nothing happened: what is held is in the records alone. */
const noEvents = { ask: async () => [] };

beforeAll(async () => {
  intake = await openTestIntake();
  const { records, sites, daySecrets, queue } = intake.stores;
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
  await sites.refresh();
  browsers = await openWithdrawnBrowsers(records, secret, quietLog);
  collector = await startCollector({
    ...{ queue, sites, daySecrets, assets: [], log: quietLog },
    rights: openRightsDesk(records, secret),
    settings: {
      ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
      ...{
        trustedProxies: ['127.0.0.0/8'],
        bodyBytesMax: 100_000,
        eventsPerRequestMax: 50,
        requestsPerMinuteMax: 600,
      },
    },
  });
  await keepSendsMail(records, true);
});
afterAll(async () => {
  await browsers.close();
  await collector.close();
  await intake.close();
});

beforeEach(async () => {
  const { records } = intake.stores;
  mails.length = 0;
  for (const table of ['rights_links', 'rights_requests', 'withdrawals', 'mail_refusals', 'audit_log'])
    await records.db.execute(sql`DELETE FROM ${sql.identifier(table)}`);
  const atMs = Date.now() - 60_000;
  await keepSaid(records, {
    words: [
      { siteId, visitor: claimed, key, means: key, strength: 'claim', atMs, id: 'e2', how: 'identify' },
      { siteId, visitor, key, means: key, strength: 'proof', atMs, id: 'e1', how: 'server' },
    ],
    ...{ proofs: [], values: [], contacts: [{ key, atMs }], refusals: [] },
  });
});

let client = 0;
/** Each from a network of its own, since one network may not ask often. */
const call = (path: string, body?: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${collector.url}${path}`, {
    headers: { 'x-forwarded-for': `198.51.${client++ % 250}.7`, 'accept-language': 'en', ...headers },
    ...(body && { method: 'POST', body: new URLSearchParams(body) }),
  });
/** Of a page that was opened three seconds ago: nobody waits in a test. */
const ticketOf = async () => {
  const { makeTicket } = await import('#collector/own-forms/form-ticket.ts');
  return makeTicket(deriveKey(secret, 'form tickets'), 'rights', Date.now() - 3_000);
};
const ask = async (of: string, more: Record<string, string> = {}) =>
  call('/rights', { email: of, website: '', ticket: await ticketOf(), ...more });
const mail = () =>
  mailRightsLinks({
    ...{ records: intake.stores.records, contents, key: deriveKey(secret, 'rights links'), log: quietLog },
    ...{ collectorUrl: 'https://t.example', send: async (one) => void mails.push(one) },
  });
async function openLink(): Promise<string> {
  await ask(email);
  await mail();
  return /https:\/\/t\.example(\/rights\/\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
}
const answer = () =>
  answerRights({
    ...{ records: intake.stores.records, events: noEvents, contents, log: quietLog, nameSubject: () => '7' },
    ...{ hashes: createWithdrawalHashes(secret), secret, backoff: createBackoff() },
  });
async function show(path: string): Promise<string> {
  const showing = call(path, { do: 'show' });
  await expect.poll(answer, { timeout: 5_000 }).toBe(1);
  return (await showing).text();
}
const rowsOf = async (table: string) =>
  (await intake.stores.records.db.execute(sql`SELECT * FROM ${sql.identifier(table)} ORDER BY 1`)).rows;

describe('asking for a link', () => {
  it('answers the same whether anything is held or not, and mails only where something is', async () => {
    const [known, unknown] = [await ask(email), await ask('nobody@acme-impianti.it')];
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(await known.text()).toBe(await unknown.text());
    await mail();
    expect(mails.map(({ to }) => to)).toEqual([email]);
    expect(JSON.stringify(await rowsOf('rights_links'))).not.toContain('anna');
  });

  it('mails the address whose data the link opens, and none whose letters only look like it', async () => {
    await ask(email.toUpperCase());
    await mail();
    expect(mails.map(({ to }) => to)).toEqual([email]);
    const { records } = intake.stores;
    await keepSaid(records, {
      ...{ words: [], proofs: [], values: [], refusals: [] },
      contacts: [{ key: 'email:mike@acme-impianti.it', atMs: Date.now() }],
    });
    const kelvin = 'mi\u212Ae@acme-impianti.it';
    expect((await ask(kelvin)).status).toBe(422);
    await openRightsDesk(records, secret).ask(kelvin, 'en');
    await mail();
    expect(mails).toHaveLength(1);
  });

  it('is mailed although another cannot be opened', async () => {
    await openRightsDesk(intake.stores.records, 'cd'.repeat(32)).ask(email, 'en');
    await ask(email);
    await mail();
    expect(mails).toHaveLength(1);
  });

  it('mails one address no more than once in two minutes, and machines never', async () => {
    await ask(email);
    await ask(email);
    await ask(email, { website: 'https://spam.example' });
    await ask(email, { ticket: 'made up' });
    await mail();
    expect(mails).toHaveLength(1);
    expect(await rowsOf('rights_links')).toHaveLength(2);
  });

  it('refuses a network that asks too often', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 21; at += 1) {
      const body = { email: `somebody${at}@acme-impianti.it`, website: '', ticket: await ticketOf() };
      statuses.push((await call('/rights', body, { 'x-forwarded-for': '203.0.113.9' })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('speaks the reader’s language and the other on demand, loads nothing, and names who answers', async () => {
    const page = await call('/rights', undefined, { 'accept-language': 'it-IT,it;q=0.9' });
    const html = await page.text();
    expect(html).toContain('<html lang="it">');
    expect(html).toContain('href="/rights?l=en"');
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await (await call('/rights?l=en', undefined, { 'accept-language': 'it' })).text()).toContain(
      '<html lang="en">',
    );
  });

  it('says whom to write to where no mail can be sent', async () => {
    await keepSendsMail(intake.stores.records, false);
    const html = await (await call('/rights')).text();
    await keepSendsMail(intake.stores.records, true);
    expect(html).toContain('No link can be mailed from here');
    expect(html).not.toContain('<form');
  });
});

describe('behind the link', () => {
  it('opening shows nothing and changes nothing; a tap shows what is held', async () => {
    const path = await openLink();
    for (const method of ['GET', 'HEAD']) {
      const opened = await fetch(`${collector.url}${path}`, { method });
      expect(opened.status).toBe(200);
      expect(await opened.text()).not.toContain('anna');
    }
    expect(await rowsOf('withdrawals')).toEqual([]);
    const html = await show(path);
    expect(html).toContain(email);
    expect(html).toContain('Browsers that are known as yours');
    const copy: unknown = await (await call(path, { do: 'copy' })).json();
    expect(JSON.stringify(copy)).toContain(visitor);
    expect(JSON.stringify(copy)).not.toContain('reason');
  });

  it('holds for half an hour and for nobody who makes one up', async () => {
    const path = await openLink();
    expect((await call(`${path.slice(0, -1)}x`)).status).toBe(410);
    await intake.stores.records.db.execute(
      sql`UPDATE rights_links SET sent_at = now() - interval '31 minutes'`,
    );
    expect((await call(path, { do: 'withdraw_person' })).status).toBe(410);
    expect(await rowsOf('withdrawals')).toEqual([]);
  });

  it('takes consent back under all names and in known browsers at once, with proof that names nobody', async () => {
    const { records } = intake.stores;
    const known = createWithdrawnKeys(records, secret);
    await known.load();
    const path = await openLink();
    const beforeMs = Date.now() - 1_000;
    expect((await call(path, { do: 'withdraw_measure' })).status).toBe(200);
    expect((await call(path, { do: 'withdraw_person' })).status).toBe(200);
    await browsers.refresh();
    expect(browsers.purposesOf(siteId, visitor, beforeMs)).toBe(7);
    expect(browsers.purposesOf(siteId, 'ffffffffffffffff', beforeMs)).toBe(0);
    // One in which they were only claimed as well, though it is not shown.
    expect(browsers.purposesOf(siteId, claimed, beforeMs)).toBe(7);
    // Chosen anew since.
    expect(browsers.purposesOf(siteId, visitor, Date.now() + 5_000)).toBe(0);
    await expect
      .poll(async () => {
        await known.load();
        return [known.isWithdrawn(key, 'person', beforeMs), known.isWithdrawn(key, 'company', beforeMs)];
      })
      .toEqual([true, false]);
    expect(known.isWithdrawn(key, 'person', Date.now() + 5_000)).toBe(false);
    const proof = JSON.stringify([
      await rowsOf('withdrawals'),
      await rowsOf('withdrawn_browsers'),
      await rowsOf('audit_log'),
    ]);
    expect(proof).not.toContain('anna');
    expect(proof).not.toContain(visitor);
    expect(proof).toContain('withdraw_consent');
    expect(await show(path)).toContain('Taken back on');
  });

  it('keeps tracking in mails and receiving them apart', async () => {
    const { records } = intake.stores;
    const by = { id: 'u1', name: 'Ada' };
    const mailing = await createMailing(records, by, { siteId, name: 'News' });
    await addRecipients(records, mailing.id, [{ email, name: 'Anna', allowsTracking: null }]);
    await stateConsent(records, by, mailing.id, 'They agreed.');
    const tracked = async () => (await listTracked(records, mailing.id, { afterId: 0, limit: 5 })).length;
    expect(await tracked()).toBe(1);
    const path = await openLink();
    await call(path, { do: 'withdraw_email_tracking' });
    expect(await tracked()).toBe(0);
    expect(await rowsOf('mail_refusals')).toMatchObject([{ email, unsubscribed_at: null }]);
    await call(path, { do: 'unsubscribe' });
    expect(await rowsOf('mail_refusals')).toMatchObject([{ email, unsubscribed_by: 'page' }]);
  });

  it('writes an objection and a wish to be erased down for the operator, once, due in a month', async () => {
    const path = await openLink();
    expect((await call(path, { do: 'erase' })).status).toBe(400);
    for (const wish of [{ do: 'object' }, { do: 'erase', sure: '1' }, { do: 'erase', sure: '1' }])
      await call(path, wish);
    expect(await rowsOf('rights_requests')).toMatchObject([
      { kind: 'objection', email, state: 'open' },
      { kind: 'erasure', email, state: 'open' },
    ]);
    await keepRightsSettings(intake.stores.records, { erasure: 'at_once' });
    await intake.stores.records.db.execute(sql`DELETE FROM rights_requests`);
    await call(path, { do: 'erase', sure: '1' });
    await keepRightsSettings(intake.stores.records, { erasure: 'ask' });
    expect(await rowsOf('rights_requests')).toMatchObject([{ kind: 'erasure', state: 'approved' }]);
  });
});
