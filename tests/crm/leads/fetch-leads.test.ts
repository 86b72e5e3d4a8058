// Leads that a provider tells of by their ids: fetched once, kept before they are understood, and never lost on the way.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isTooOld } from '#processor/steps/correct-time.ts';
import { resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { requeueAside } from '#stores/records/outbox/requeue-items.ts';
import { takeOutboxItems } from '#stores/records/outbox/take-items.ts';
import { changeConnection } from '#stores/records/questions/keep-connections.ts';
import { retryUnfetched } from '#stores/records/questions/take-deliveries.ts';
import { connectionLane } from '#stores/records/reported/lead-record-key.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { keys } from '#tests/collector/webhooks/open-webhook-intake.ts';
import { showItems } from '../outbox/open-test-outbox.ts';
import { type LeadDesk, linkedinLead, metaLead, openLeadDesk, webhookSecret } from './open-lead-desk.ts';
import { annaOnMeta, brunoOnLinkedin, linkedinForm, metaForm } from './sample-leads.ts';
import { graphForbidden, graphHtml, graphLimited } from './start-graph-stub.ts';

let desk: LeadDesk;
beforeAll(async () => {
  desk = await openLeadDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.graph.leads.set('123', annaOnMeta);
  desk.graph.forms.clear();
  desk.linkedin.responses.set('abc-7', brunoOnLinkedin);
  desk.linkedin.forms.set('7234246', linkedinForm);
});
afterEach(async () => {
  await desk.intake.records.db.execute(
    sql`TRUNCATE outbox_items, outbox_lanes, webhook_deliveries, reported_things, gone_things, event_deletions`,
  );
  desk.queued.splice(0);
  desk.graph.requests.splice(0);
  for (const stub of [desk.graph, desk.linkedin]) {
    stub.faults.splice(0);
    stub.expired.clear();
  }
  for (const held of ['pageTokens', 'leadPages', 'userTokens'] as const) desk.graph[held].clear();
  desk.graph.appSecret = '';
  desk.graph.usage = 0;
});

const items = () => showItems(desk.intake.records);
/** What waits is due now. */
const makeDue = () =>
  desk.intake.records.db.execute(sql`UPDATE outbox_items SET next_at = now(), claimed_until = NULL`);

test('a lead of Meta’s becomes a person with profile, request and answers, exactly once', async () => {
  const meta = await desk.connect('meta', 'page-token');
  desk.graph.appSecret = webhookSecret;
  expect(await desk.deliver(meta, 'meta', metaLead('123'))).toBe(200);
  await desk.understand();
  expect(desk.told()).toEqual([]);
  expect(await meta.deliveries()).toMatchObject([
    { state: 'understood', events: 0, reason: 'to_be_fetched' },
  ]);
  await desk.fetchLeads();
  // Kept as it came, before anybody understands it.
  expect((await meta.deliveries())[0]).toMatchObject({ state: 'waiting', hasBody: true });
  await desk.understand();
  expect(desk.told()).toMatchObject([
    {
      ...{
        kind: 'lead_form',
        provider: 'meta',
        human: 'human',
        at: 1_789_000_000_000,
        title: 'Autumn fair',
        target: '55',
      },
      subject: { email: 'anna@acme.example' },
      profile: { name: 'Anna Rossi', company: 'Acme S.p.A.', jobTitle: 'Buyer' },
      answers: [
        { question: 'how many machines', answer: '10-50' },
        {
          question: 'what do you need?',
          answer: 'A quote for twelve packaging machines by November, please',
        },
      ],
    },
  ]);
  // Told again, fetched and understood no second time.
  await desk.deliver(meta, 'meta', { ...metaLead('123'), again: true });
  await desk.understand();
  expect(await desk.fetchLeads()).toBe(0);
  expect(desk.told()).toHaveLength(1);
});

test('a lead of Meta’s has the name of its form and the words of its questions, where the token may see them', async () => {
  const meta = await desk.connect('meta', 'page-token');
  desk.graph.forms.set('55', metaForm);
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told()).toMatchObject([
    {
      title: 'Machines for packaging',
      profile: { name: 'Anna Rossi' },
      answers: [
        { question: 'How many machines do you run?', answer: '10 to 50' },
        { question: 'What do you need?', answer: expect.stringContaining('twelve packaging machines') },
      ],
    },
  ]);
});

test('what is kept of a lead is sealed', async () => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  await desk.fetchLeads();
  const { rows } = await desk.intake.records.db.execute<{ sealed: string }>(
    sql`SELECT sealed FROM webhook_deliveries ORDER BY id DESC LIMIT 1`,
  );
  const sealed = rows[0]?.sealed ?? '';
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('anna');
  expect(openDelivery(sealed, keys.deliveries).body.toString()).toContain('anna@acme.example');
});

test('a lead of LinkedIn’s gets its answers’ names from the form', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7'));
  await desk.understand();
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told()).toMatchObject([
    {
      ...{ kind: 'lead_form', provider: 'linkedin', title: 'Catalogue', at: 1_790_000_000_000 },
      subject: { email: 'bruno@beta.example' },
      profile: { firstName: 'Bruno', lastName: 'Verdi', company: 'Beta S.r.l.' },
      answers: [{ question: 'Quando ti serve?', answer: 'Entro l’anno' }],
    },
  ]);
});

test('the answers are worth having without the form', async () => {
  desk.linkedin.forms.clear();
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7'));
  await desk.understand();
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told()[0]?.answers).toContainEqual({ question: '3', answer: 'bruno@beta.example' });
});

test('a worker that was killed between the fetch and the write fetches again, and the lead is there once', async () => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  const { records } = desk.intake;
  const [taken] = await takeOutboxItems(records, { kinds: ['fetch_meta_lead'], limit: 1, leaseMs: 60_000 });
  if (taken === undefined) throw new Error('nothing was taken');
  const circumstances = {
    ...{ itemId: taken.id, connectionId: taken.connectionId, attempts: taken.attempts },
    nowMs: Date.now(),
    signal: new AbortController().signal,
  };
  const payload = { leadId: '123', formId: '55', atMs: 1_789_000_000_000 };
  // It has the answer in hand, and is gone.
  expect(await desk.deliverers.fetch_meta_lead.deliver(payload, circumstances)).toMatchObject({
    outcome: 'done',
  });
  expect(await desk.fetchLeads()).toBe(0);
  await makeDue();
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.graph.requests.filter(({ path }) => path.includes('/123?'))).toHaveLength(2);
  expect(desk.told()).toHaveLength(1);
});

test.each([
  ['a page of HTML', graphHtml, 'unavailable'],
  [
    'a fault of the server',
    { status: 500, body: '{"error":{"code":2,"message":"Service temporarily unavailable"}}' },
    'unavailable',
  ],
  ['an answer that breaks off', { body: '{"id":"123","field_data":[]}', cutAfter: 4 }, 'unreachable'],
  ['HTML with a good status', { status: 200, body: '<html></html>' }, 'not_json'],
])('%s is tried again later', async (_what, fault, reason) => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  desk.graph.faults.push(fault);
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'waiting', attempts: 1, reason }]);
  expect(await desk.fetchLeads()).toBe(0);
  await makeDue();
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'done' }]);
});

test('too many calls stop the whole connection for as long as it says, at no cost to its leads', async () => {
  const meta = await desk.connect('meta', 'page-token');
  for (const id of ['123', '124']) await desk.deliver(meta, 'meta', metaLead(id));
  desk.graph.leads.set('124', { ...annaOnMeta, id: '124' });
  await desk.understand();
  desk.graph.faults.push({ ...graphLimited }, { status: 429, headers: { 'retry-after': '600' }, body: '{}' });
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual(['rate_limited']);
  expect(await items()).toMatchObject([
    { state: 'waiting', attempts: 0 },
    { state: 'waiting', attempts: 0 },
  ]);
  expect(await desk.fetchLeads()).toBe(0);
});

test('near its limit the connection rests before it is refused', async () => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  desk.graph.usage = 97;
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'done' }]);
  expect(await desk.paused()).toEqual(['near_limit']);
});

test('an expired token stops everything with its reason until another is given', async () => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  desk.graph.expired.add('page-token');
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual(['token_expired']);
  desk.graph.tokens.add('fresh-token');
  await desk.giveToken(meta, 'fresh-token');
  await resumeLane(desk.intake.records.db, connectionLane(meta.id));
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told()).toHaveLength(1);
});

test('a token that is replaced while a lead is asked for with the old one stops nothing', async () => {
  const meta = await desk.connect('meta', 'old-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  // Somebody pastes the new one, and the lane is resumed, before the refusal of the old one arrives.
  desk.graph.meanwhile = async () => {
    desk.graph.meanwhile = undefined;
    await desk.giveToken(meta, 'page-token');
    await resumeLane(desk.intake.records.db, connectionLane(meta.id));
  };
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual([]);
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'done' }]);
});

test.each([
  ['meta', 'wrong', 'token_refused'],
  ['linkedin', 'wrong', 'token_refused'],
] as const)('a wrong token of %s says so', async (provider, token, reason) => {
  const connection = await desk.connect(provider, token);
  await desk.deliver(connection, provider, provider === 'meta' ? metaLead('123') : linkedinLead('abc-7'));
  await desk.understand();
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual([reason]);
});

test('a version that is over, and an app secret that does not fit, are named', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7'));
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  desk.linkedin.versions.delete('202606');
  desk.graph.appSecret = 'another';
  await desk.fetchLeads();
  desk.linkedin.versions.add('202606');
  expect((await desk.paused()).toSorted()).toEqual(['app_secret_wrong', 'version_refused']);
});

test('a lead that is gone there is set aside with its reason, others go on, and an administrator has it tried again', async () => {
  const meta = await desk.connect('meta', 'page-token');
  for (const id of ['999', '123']) await desk.deliver(meta, 'meta', metaLead(id));
  await desk.understand();
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'aside', reason: 'lead_not_found' }, { state: 'done' }]);
  desk.graph.leads.set('999', { ...annaOnMeta, id: '999' });
  expect(await requeueAside(desk.intake.records, meta.id)).toBe(1);
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'done' }, { state: 'done' }]);
});

test('without a token the notice itself is the event, and what was told is fetched when one is given', async () => {
  const meta = await desk.connect('meta');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  expect(desk.told()).toMatchObject([{ kind: 'lead_form', word: 'leadgen' }]);
  expect(await meta.deliveries()).toMatchObject([{ reason: 'lead_not_fetched' }]);
  await desk.giveToken(meta, 'page-token');
  expect(await retryUnfetched(desk.intake.records, meta.id)).toBe(1);
  await desk.understand();
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told().at(-1)).toMatchObject({ subject: { email: 'anna@acme.example' } });
  // The lead is one event: that by which it was told goes.
  const { rows } = await desk.intake.records.db.execute<{ id: string }>(
    sql`SELECT event_id::text AS id FROM event_deletions`,
  );
  expect(rows.map(({ id }) => id)).toEqual([desk.queued[0]?.requests[0]?.events[0]?.id]);
});

test('a lead that is fetched two months after it was sent is as good as a new one', async () => {
  const meta = await desk.connect('meta', 'page-token');
  const sentMs = Date.now() - 60 * 86_400_000;
  await desk.deliver(meta, 'meta', metaLead('123', Math.round(sentMs / 1_000)));
  await desk.understand();
  await desk.fetchLeads();
  await desk.understand();
  const requests = desk.queued.flatMap((batch) => batch.requests);
  expect(desk.told()).toHaveLength(1);
  for (const request of requests)
    expect(isTooOld(sentMs, request, { limitedDays: 30, grantedMonths: 13 })).toBe(false);
});

test('what a provider tells by itself may not be older than it may be of anybody', async () => {
  const meta = await desk.connect('meta');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  expect(desk.queued[0]?.requests[0]?.historical).toBeUndefined();
});

test('a system user’s token fetches the leads of every page of the app, each with its own page’s', async () => {
  const meta = await desk.connect('meta', 'user-token');
  desk.graph.userTokens.add('user-token');
  for (const [lead, page] of [
    ['201', '881'],
    ['202', '882'],
    ['203', '882'],
  ] as const) {
    desk.graph.leads.set(lead, { ...annaOnMeta, id: lead });
    desk.graph.leadPages.set(lead, page);
    desk.graph.pageTokens.set(page, `token-${page}`);
    await desk.deliver(meta, 'meta', metaLead(lead, 1_789_000_000, page));
  }
  await desk.understand();
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'done' }, { state: 'done' }, { state: 'done' }]);
  expect(await desk.paused()).toEqual([]);
});

test('a lead of a page that the token may not read is set aside, and its neighbours go on', async () => {
  const meta = await desk.connect('meta', 'page-token');
  desk.graph.leads.set('201', { ...annaOnMeta, id: '201' });
  desk.graph.leadPages.set('201', '881');
  desk.graph.pageTokens.set('881', 'token-881');
  await desk.deliver(meta, 'meta', metaLead('201', 1_789_000_000, '881'));
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  await desk.fetchLeads();
  expect(await items()).toMatchObject([{ state: 'aside', reason: 'permission_missing' }, { state: 'done' }]);
  expect(await desk.paused()).toEqual([]);
});

test('a lead of LinkedIn’s of another owner is set aside, and stops everything where the owner’s own are refused', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  const settings = { leadOwner: 'urn:li:organization:42' };
  await changeConnection(desk.intake.records, linkedin.id, { settings }, keys);
  const forbidden = { status: 403, body: '{"status":403,"code":"ACCESS_DENIED","message":"No permission"}' };
  for (const id of ['other', 'abc-7']) {
    await desk.deliver(linkedin, 'linkedin', linkedinLead(id));
    await desk.understand();
    desk.linkedin.faults.push(forbidden, ...(id === 'other' ? [] : [forbidden]));
    await desk.fetchLeads();
  }
  expect(await items()).toMatchObject([
    { state: 'aside', reason: 'permission_missing' },
    { state: 'waiting' },
  ]);
  expect(await desk.paused()).toEqual(['permission_missing']);
});

test('a token that may read no leads at all stops everything with its reason', async () => {
  const meta = await desk.connect('meta', 'page-token');
  await desk.deliver(meta, 'meta', metaLead('123'));
  await desk.understand();
  desk.graph.faults.push(...Array.from({ length: 8 }, () => graphForbidden));
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual(['permission_missing']);
  expect(await items()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
});

test('a lead that is deleted before it is fetched is not fetched, whichever is told first', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7'));
  await desk.understand();
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7', 'DELETED'));
  await desk.deliver(linkedin, 'linkedin', linkedinLead('later', 'DELETED'));
  await desk.understand();
  await desk.deliver(linkedin, 'linkedin', linkedinLead('later'));
  await desk.understand();
  expect(await desk.fetchLeads()).toBe(0);
  expect(await items()).toMatchObject([{ state: 'dropped', sealed: '' }]);
});
