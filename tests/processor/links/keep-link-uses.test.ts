// Clicks and tokens from the queue to who is who in the records: the same whoever writes what first, and never the wrong one.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { createKeepLinkUses } from '#processor/links/keep-link-uses.ts';
import { createLink } from '#stores/records/links/change-links.ts';
import { addRecipients, createMailing, stateConsent } from '#stores/records/links/change-mailings.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { withdrawTracking } from '#stores/records/links/refuse-mail.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-batch.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const by = { id: 'u1', name: 'Marta' };
const startMs = Date.UTC(2026, 4, 1, 8);
const networks = { find: () => ({ networkClass: 'isp' as const }) };
const [aa, bb] = ['00000000000000aa', '00000000000000bb'];

let records: Records;
let siteId: number;
let made = 0;
const dropped: string[] = [];

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
}, 300_000);
afterAll(() => records?.close());

async function prepare() {
  const email = `anna${made++}@acme-impianti.it`;
  const mailing = await createMailing(records, by, { siteId, name: 'N' });
  await addRecipients(records, mailing.id, [{ email, name: 'Anna', allowsTracking: null }]);
  await stateConsent(records, by, mailing.id, 'They agreed.');
  const recipientId = (await listTracked(records, mailing.id, { afterId: 0, limit: 1 }))[0]?.id ?? 0;
  const tags = { source: '', medium: '', name: '', term: '', content: '' };
  const values = { siteId, target: 'https://acme.example/', title: 'L', channel: 'email' as const, ...tags };
  const link = await createLink(records, by, { ...values, mailingId: mailing.id });
  const at = (second: number) => startMs + second * 1_000;
  const click = (second: number, method = 'GET'): QueuedRequest =>
    sampleRequest(siteId, 1, {
      ...{ channel: 'provider', receivedAtMs: at(second), visitor: '' },
      hit: { kind: 'click', linkId: link.id, mailingId: mailing.id, recipientId, method },
    });
  const trap = (second: number): QueuedRequest =>
    sampleRequest(siteId, 1, {
      ...{ channel: 'provider', receivedAtMs: at(second), visitor: '', userAgent: 'Scanner/1.0' },
      hit: { kind: 'trap', linkId: link.id, mailingId: mailing.id, recipientId, method: 'GET' },
    });
  const page = (visitor: string, second: number, over: Partial<QueuedRequest> = {}): QueuedRequest =>
    sampleRequest(siteId, 1, {
      ...{ receivedAtMs: at(second), visitor, token: { recipientId, mailingId: mailing.id } },
      ...over,
    });
  const words = async () =>
    (
      await records.db.execute<{ visitor: string; strength: string }>(sql`
        SELECT w.visitor, w.strength FROM visitor_words w JOIN identity_keys k ON k.id = w.key_id
        WHERE k.key = ${`email:${email}`} ORDER BY w.visitor, w.strength`)
    ).rows.map(({ visitor, strength }) => `${visitor.slice(-2)} ${strength}`);
  const proven = async () =>
    (
      await records.db.execute<{ visitor: string }>(sql`
        SELECT s.visitor FROM visitor_spans s JOIN identity_keys k ON k.id = s.key_id
        WHERE k.key = ${`email:${email}`} AND s.strength = 'proof' ORDER BY s.visitor`)
    ).rows.map(({ visitor }) => visitor.slice(-2));
  const withdraw = () => withdrawTracking(records, { siteId, email, mailingId: mailing.id });
  const namedClicks = async () =>
    (
      await records.db.execute<{ named: boolean }>(sql`
        SELECT recipient_id IS NOT NULL AS named FROM link_hits WHERE mailing_id = ${mailing.id} ORDER BY at`)
    ).rows.map(({ named }) => named);
  return { click, trap, page, words, proven, withdraw, namedClicks };
}

const write = (...requests: QueuedRequest[]) =>
  createKeepLinkUses({
    ...{ records, networks, refused: { isErased: () => false, isWithdrawn: () => false } },
    onDrop: (reason) => dropped.push(reason),
  })([sampleBatch(requests)]);

/** Visitors of other tests are other visitors. */
const own = (visitor: string) => `${String(made).padStart(14, '0')}${visitor.slice(-2)}`;

describe('a token', () => {
  it('is heard though PostgreSQL refuses a request that shares its write', async () => {
    const { click, page, words } = await prepare();
    await write(click(0), click(1, 'G\0T'), page(own(aa), 2));
    expect(await words()).toEqual(['aa proof']);
    expect(dropped).toHaveLength(1);
  });

  it('proves the browser in which the recipient clicked and agreed, and no other', async () => {
    const { click, page, words, proven } = await prepare();
    await write(click(0), page(own(aa), 2), click(600), page(own(bb), 602));
    expect(await words()).toEqual(['aa proof', 'bb claim']);
    expect(await proven()).toEqual(['aa']);
  });

  it('proves nobody when the recipient did not agree to be known and a colleague did', async () => {
    const { click, page, words } = await prepare();
    await write(click(0));
    await write(click(600), page(own(bb), 602));
    expect(await words()).toEqual(['bb claim']);
  });

  it('says the same whichever of clicks and pages arrive first, in batches of two processors at once', async () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 3, 0, 1],
      [1, 3, 0, 2],
    ];
    for (const order of orders) {
      const { click, page, words, proven } = await prepare();
      const all = [click(0), page(own(aa), 2), click(600), page(own(bb), 602)];
      const told = order.flatMap((place) => all[place] ?? []);
      await write(...told.slice(0, 2));
      await Promise.all([write(...told.slice(2, 3)), write(...told.slice(3)), write(...told.slice(0, 1))]);
      expect(await words()).toEqual(['aa proof', 'bb claim']);
      expect(await proven()).toEqual(['aa']);
    }
  });

  it('has named nobody any more once its recipient takes back the tracking, nor does what was on its way', async () => {
    const { click, page, words, proven, withdraw, namedClicks } = await prepare();
    await write(click(0), page(own(aa), 2));
    expect(await proven()).toEqual(['aa']);
    await withdraw();
    expect(await words()).toEqual([]);
    expect(await proven()).toEqual([]);
    await write(click(10), page(own(aa), 12));
    expect(await words()).toEqual([]);
    expect(await namedClicks()).toEqual([true, false]);
  });

  it('is judged anew when what was taken for the recipient turns out to be a robot', async () => {
    const { click, trap, page, words } = await prepare();
    await write(click(0), page(own(aa), 2));
    expect(await words()).toEqual(['aa proof']);
    // The same browser asks for the hidden link within moments.
    await write({ ...trap(5), userAgent: click(0).userAgent });
    await write(click(600), page(own(bb), 602));
    expect(await words()).toEqual(['aa claim', 'bb proof']);
    await write(page(own(aa), 3, { signals: { automation: ['webdriver'] } }));
    expect(await words()).toEqual(['bb proof']);
  });
});
