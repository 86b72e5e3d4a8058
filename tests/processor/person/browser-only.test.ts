// Whatever browsers send, over every public address of a real collector and through the real pipeline into the real tables: two people
// never become one by it, and nothing that was done in a browser becomes proven to be somebody's.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import { listArrivedEvents } from '#processor/arrived-event.ts';
import { createKeepLinkUses } from '#processor/links/keep-link-uses.ts';
import { createPipeline } from '#processor/pipeline.ts';
import { isEarlyOutcome } from '#processor/pipeline-step.ts';
import { identityBounds } from '#stores/records/identity/identity-bounds.ts';
import { countRefusals } from '#stores/records/identity/keep-refusals.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { hashSecretKey } from '#stores/records/questions/create-site.ts';
import { findHolders } from '#stores/records/questions/person-browsers.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { type LinkCollector, startLinkCollector } from '#tests/collector/links/start-link-collector.ts';
import { forgetEverybody } from '#tests/stores/records/identity/read-state.ts';
import { nobodyNamed, noCompanies } from '#tests/support/no-company-matching.ts';
import { sampleBatch } from '#tests/support/sample-batch.ts';

const secretKey = 'fsk_for_tests';
const pageUrl = 'https://acme.example/prezzi';
const [ida, boss, rival] = ['ida@acme.it', 'boss@rivale.it', 'lea@acme.it'];
/** Two browsers that the backend speaks of, one that it does not. */
const [proven, alone, free] = ['00000000000000aa', '00000000000000bb', '00000000000000cc'];
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const recipientAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0';
/** So small that every one of them is reached. */
const bounds = {
  ...identityBounds,
  claimsPerVisitor: 5,
  firstClaimsPerVisitor: 2,
  peoplePerVisitor: 2,
  browsersPerKey: 1,
};
const granted = { state: 'granted' };
const consent = { categoryPreferences: { Analytics: true, Advertising: true } };

let collector: LinkCollector;
let token: string;
let code: string;

beforeAll(async () => {
  collector = await startLinkCollector();
  const { records, sites } = collector.intake.stores;
  const fields = ['email', 'name', 'phone'].map((name) => ({
    name,
    type: name === 'email' ? 'email' : 'text',
  }));
  const form = { siteId: collector.site.id, key: 'quote', name: 'Quote', page: pageUrl, fields };
  await recordFormsSeen(records, [{ ...form, lastSeenAtMs: Date.now() }]);
  await changeForm(records, collector.site.id, 'quote', { enabled: true });
  // The site's own secret was told once, when it was made.
  await records.db.execute(sql`
    UPDATE sites SET secret_key_hash = ${hashSecretKey(secretKey)} WHERE id = ${collector.site.id}`);
  await sites.refresh();
  const mailing = await collector.mailing('anna.rossi@acme-impianti.it');
  token = mailing.token;
  code = (await collector.link({ target: pageUrl, mailingId: mailing.id })).code;
}, 300_000);
afterAll(() => collector?.close());

type Headers = Record<string, string>;
const post = (path: string, body: unknown, headers: Headers) =>
  fetch(collector.url + path, {
    ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    headers: { 'user-agent': chrome, 'x-forwarded-for': '198.51.100.7', ...headers },
  });

interface Deed {
  readonly way:
    | 'identify'
    | 'form'
    | 'track'
    | 'token'
    | 'click'
    | 'segment'
    | 'alias'
    | 'batch'
    | 'matomo'
    | 'plausible';
  readonly visitor: string;
  readonly userId: string;
  readonly email: string;
  /** Before now. */
  readonly minutes: number;
}

/** One thing that anybody can send who reads the page's source. */
async function send({ way, visitor, userId, email, minutes }: Deed): Promise<void> {
  const at = Date.now() - minutes * 60_000;
  const origin = { origin: 'https://acme.example' };
  const frame = { v: 1, site: collector.site.publicKey, consent: granted, visitor, sent: Date.now() };
  const event = (raw: object) =>
    post('/e', { ...frame, events: [{ at, page: { url: pageUrl }, ...raw }] }, origin);
  const call = {
    ...{
      userId,
      anonymousId: visitor,
      messageId: `m ${Math.random()}`,
      timestamp: new Date(at).toISOString(),
    },
    ...{ traits: { email }, context: { consent } },
  };
  const basic = { authorization: `Basic ${Buffer.from(`${collector.site.publicKey}:`).toString('base64')}` };
  const segment = (path: string, body: object) =>
    post(path, body, { ...basic, 'content-type': 'application/json' });
  const view = { idsite: String(collector.site.id), rec: '1', url: pageUrl, _id: visitor, uid: userId };
  switch (way) {
    case 'identify':
      await event({ type: 'identify', userId, traits: { email, phone: '+390212345678' } });
      return;
    case 'form':
      await event({
        type: 'form_submit',
        form: { key: 'quote', fields: [] },
        values: { email, name: 'Ida' },
      });
      return;
    case 'track':
      await event({
        type: 'track',
        name: 'paid',
        properties: { userId, email },
        channel: 'server',
        said: 'proof',
      });
      return;
    case 'token':
      await post(
        '/e',
        { ...frame, token, events: [{ type: 'page_view', at, page: { url: pageUrl } }] },
        origin,
      );
      return;
    case 'click':
      await fetch(`${collector.url}/l/${code}?t=${token}`, {
        redirect: 'manual',
        headers: { 'user-agent': chrome },
      });
      return;
    case 'segment':
      await segment('/v1/identify', call);
      return;
    case 'alias':
      await segment('/v1/alias', { ...call, previousId: email });
      return;
    case 'batch':
      await segment('/v1/batch', {
        batch: [
          { ...call, type: 'identify' },
          { ...call, type: 'track', event: 'x' },
        ],
      });
      return;
    case 'matomo':
      await fetch(
        `${collector.url}/matomo.php?${new URLSearchParams({ ...view, fiuto_consent: 'granted' }).toString()}`,
        { headers: { 'user-agent': chrome } },
      );
      return;
    case 'plausible':
      await post(
        '/api/event',
        { n: 'pageview', u: pageUrl, d: 'acme.example', p: { userId, email } },
        origin,
      );
  }
}

/** What the site's own backend proves: Ida with both names in one browser, with her id alone in another. */
async function prove(): Promise<void> {
  const send = (visitor: string, traits: object) =>
    post(
      '/v1/batch',
      {
        ...{ consent: granted, visitor, userAgent: chrome, address: '192.0.2.9' },
        events: [{ type: 'identify', userId: '300', traits, at: Date.now() - 60 * 60_000 }],
      },
      { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    );
  for (const answer of [await send(proven, { email: ida }), await send(alone, {})])
    expect(answer.status).toBe(202);
}

/** From the queue to who is who, as the processor does it. */
async function process(requests: readonly QueuedRequest[]): Promise<void> {
  const { records, sites } = collector.intake.stores;
  const pipeline = createPipeline({
    person: nobodyNamed,
    sites: { byId: (id) => sites.all().find((site) => site.id === id) },
    networks: { find: () => ({ ...noNetworkFacts, networkClass: 'isp' }) },
    keptFor: { limitedDays: 90, grantedMonths: 13 },
    company: noCompanies,
  });
  const batch = sampleBatch([...requests]);
  for (const arrived of listArrivedEvents(batch)) {
    if (arrived.event.stopped !== undefined) continue;
    const event = pipeline.run(arrived);
    if (!isEarlyOutcome(event) && event.said !== null) await keepSaid(records, event.said, bounds);
  }
  await createKeepLinkUses({
    records,
    networks: { find: () => ({ networkClass: 'isp' }) },
    refused: { isErased: () => false, isWithdrawn: () => false },
    onDrop: (reason) => expect.fail(reason),
  })([batch]);
}

async function readPeople() {
  const { db } = collector.intake.stores.records;
  const { rows: people } = await db.execute<{ keys: string[] }>(
    sql`SELECT array_agg(key ORDER BY key) AS keys FROM identity_keys GROUP BY person_id ORDER BY 1`,
  );
  const { rows: spans } = await db.execute<{ visitor: string; personId: number }>(sql`
    SELECT s.visitor, k.person_id::float8 AS "personId" FROM visitor_spans s JOIN identity_keys k ON k.id = s.key_id
    WHERE s.strength = 'proof'`);
  const { rows: held } = await db.execute(sql`SELECT key FROM identity_keys WHERE held_for <> ''`);
  const { rows: claims } = await db.execute(sql`SELECT 1 FROM visitor_words WHERE strength = 'claim'`);
  return { people: people.map(({ keys }) => keys), spans, held: held.length, claims: claims.length };
}

const deeds: fc.Arbitrary<Deed> = fc.record({
  way: fc.constantFrom(
    ...(['identify', 'identify', 'form', 'track', 'token', 'click', 'segment'] as const),
    ...(['alias', 'batch', 'matomo', 'plausible'] as const),
  ),
  visitor: fc.constantFrom(proven, alone, free),
  userId: fc.constantFrom('300', '300', '301', '302', 'anna.rossi@acme-impianti.it'),
  email: fc.constantFrom(ida, boss, rival, 'anna.rossi@acme-impianti.it', 'info@acme.it'),
  minutes: fc.constantFrom(0, 5, 59, 61, 90, 800),
});

describe('who is who', () => {
  it('is never decided by what browsers send', async () => {
    const { records } = collector.intake.stores;
    const reached = { held: 0, refused: 0, claims: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 4, maxLength: 16 }), fc.nat(16), async (all, place) => {
        await forgetEverybody(records);
        await records.db.execute(sql`TRUNCATE link_hits, link_sights`);
        // The recipient opens the link, agrees to nothing, and hands the mail on to everybody.
        await fetch(`${collector.url}/l/${code}?t=${token}`, {
          ...{ redirect: 'manual' },
          headers: { 'user-agent': recipientAgent, 'x-forwarded-for': '192.0.2.77' },
        });
        for (const deed of all.slice(0, place)) await send(deed);
        await prove();
        for (const deed of all.slice(place)) await send(deed);
        const requests = await collector.take();
        // In two batches, so that what came with the proof and what came later both count.
        await process(requests.slice(0, place));
        await process(requests.slice(place));

        const { people, spans, held, claims } = await readPeople();
        const user = `user:${collector.site.id}:300`;
        for (const keys of people)
          expect(keys.length === 1 || keys.join() === [`email:${ida}`, user].join()).toBe(true);
        expect(people).toContainEqual([`email:${ida}`, user]);
        const visits = [proven, alone].map((visitor) => ({
          ...{ siteId: collector.site.id, visitor },
          endMs: Date.now() - 60 * 60_000 + 30_000,
        }));
        const holders = await findHolders(records, visits);
        expect(holders.map(({ strength }) => strength)).toEqual(['proof', 'proof']);
        const [person] = holders.map(({ personId }) => personId);
        for (const span of spans) {
          expect([proven, alone]).toContain(span.visitor);
          expect(span.personId).toBe(person);
        }
        const refusals = await countRefusals(records, [collector.site.id], '2020-01-01');
        reached.held += held;
        reached.claims += claims;
        reached.refused += refusals.filter(({ reason }) => reason === 'too_many_in_browser').length;
      }),
      { numRuns: 20 },
    );
    // Had nothing of it arrived, or no bound been reached, all would be well for nothing.
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(0);
  }, 300_000);
});
