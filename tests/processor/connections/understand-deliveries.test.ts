// Waiting deliveries are understood once, whatever goes wrong in between, and forgotten when their time is over.

import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CrmProvider, defaultCrmSettings } from '#contract/crm.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { understandDeliveries } from '#processor/connections/understand-deliveries.ts';
import { settlePull, takeDuePull } from '#stores/records/crm/crm-cursors.ts';
import { createCrmConnection, findCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { requestPull } from '#stores/records/crm/request-pull.ts';
import type { MailFlag } from '#stores/records/links/keep-flags.ts';
import { forgetDeliveries } from '#stores/records/questions/forget-deliveries.ts';
import { changeConnection } from '#stores/records/questions/keep-connections.ts';
import { retryDelivery } from '#stores/records/questions/take-deliveries.ts';
import { forgetRequestsOf, listDueDeletions } from '#stores/records/reported/due-deletions.ts';
import {
  keys,
  masterSecret,
  openWebhookIntake,
  type WebhookIntake,
} from '#tests/collector/webhooks/open-webhook-intake.ts';
import { signedBySns, topicArn } from '#tests/intelligence/webhooks/signed-by-sns.ts';
import { snsCertificate } from '#tests/intelligence/webhooks/sns-certificate.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

let intake: WebhookIntake;
beforeAll(async () => {
  intake = await openWebhookIntake(() => Promise.resolve(snsCertificate));
});
afterAll(() => intake.close());

let queued: QueuedBatch[] = [];
const asked: string[] = [];
const flags: MailFlag[] = [];
const take = (add: (batches: readonly QueuedBatch[]) => Promise<void>, confirms = true) =>
  understandDeliveries({
    records: intake.records,
    queue: { add },
    isErased: (key) => key === 'email:erased@acme.it',
    secret: masterSecret,
    keepFlags: async (given) => void flags.push(...given),
    confirmTopic: async (url) => {
      asked.push(url);
      if (!confirms) throw new Error('it answered 500');
    },
    log: quietLog,
  });
const collect = async (batches: readonly QueuedBatch[]) => void queued.push(...batches);

async function deliver(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

function signedByLinkedin(body: unknown): Record<string, string> {
  const signature = createHmac('sha256', 's')
    .update(`hmacsha256=${JSON.stringify(body)}`)
    .digest('hex');
  return { 'x-li-signature': signature };
}

const mapping = { kind: 'message' as const, paths: { email: 'email', text: 'text' } };

test('a try that was cut off after the queue is repeated to the last id', async () => {
  const connection = await intake.connect('generic', { settings: { mapping } });
  await deliver(connection.url, { email: 'anna@acme.example', text: 'Ciao' });
  queued = [];
  const cutOff = async (batches: readonly QueuedBatch[]) => {
    await collect(batches);
    throw new Error('killed');
  };
  await expect(take(cutOff)).rejects.toThrow('killed');
  expect((await connection.deliveries())[0]?.state).toBe('waiting');
  await take(collect);
  expect(queued).toHaveLength(2);
  expect(queued[1]).toEqual(queued[0]);
  expect(await connection.deliveries()).toMatchObject([{ state: 'understood', events: 1 }]);
  expect(await take(collect)).toBe(0);
});

test('a topic of Amazon’s is confirmed once, at Amazon’s own address, and tried again by hand', async () => {
  const connection = await intake.connect('ses', { settings: { topicArn } });
  const url = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
  const confirmation = { Type: 'SubscriptionConfirmation', Token: 't', SubscribeURL: url };
  await deliver(connection.url, signedBySns(confirmation));
  await take(collect, false);
  const [failed] = await connection.deliveries();
  expect(failed).toMatchObject({ state: 'failed', reason: 'not_confirmed' });
  expect(await retryDelivery(intake.records, connection.id, failed?.id ?? 0)).toBe(true);
  await take(collect);
  expect(await connection.deliveries()).toMatchObject([{ state: 'ignored', reason: 'confirmed' }]);
  const elsewhere = { ...confirmation, MessageId: 'm2', SubscribeURL: 'https://evil.example/' };
  await deliver(connection.url, signedBySns(elsewhere));
  await take(collect);
  expect((await connection.deliveries())[0]).toMatchObject({ state: 'failed', reason: 'not_confirmed' });
  expect(asked).toEqual([url, url]);
});

test('what is gone at the provider is destroyed here, of that connection alone', async () => {
  const [one, other] = [
    await intake.connect('linkedin', { secret: 's' }),
    await intake.connect('linkedin', { secret: 's' }),
  ];
  const lead = {
    ...{ type: 'LEAD_ACTION', leadGenFormResponse: 'urn:li:r:1', leadAction: 'CREATED' },
    occurredAt: 1_790_000_000_000,
  };
  for (const { url } of [one, other]) await deliver(url, lead);
  await take(collect);
  await deliver(
    one.url,
    { ...lead, leadAction: 'DELETED' },
    signedByLinkedin({ ...lead, leadAction: 'DELETED' }),
  );
  await take(collect);
  // What was not fetched yet is read once more, so that other leads in it are not lost.
  await take(collect);
  const bodies = async (connection: typeof one) =>
    (await connection.deliveries()).map(({ hasBody }) => hasBody);
  expect(await bodies(one)).toEqual([false, false]);
  expect(await bodies(other)).toEqual([true]);
});

test('a delivery that nobody foresaw loses nothing and holds nobody up', async () => {
  const broken = await intake.connect('generic', { settings: { mapping } });
  const page = await intake.connect('generic', { settings: { mapping } });
  const generic = await intake.connect('generic', { settings: { mapping } });
  await deliver(broken.url, { email: 'a@acme.example', text: 'unreadable' });
  await fetch(page.url, { method: 'POST', body: 'no json' });
  await deliver(generic.url, { email: 'b@acme.example', text: 'first' });
  // As after a change of the master key: it cannot be opened, which no adapter has a word for.
  await intake.records.db.execute(
    sql`UPDATE webhook_deliveries SET sealed = ${'A'.repeat(80)} WHERE connection_id = ${broken.id}`,
  );
  await take(collect);
  expect(await broken.deliveries()).toMatchObject([
    { state: 'failed', reason: 'wrong_shape', hasBody: true },
  ]);
  expect(await page.deliveries()).toMatchObject([{ state: 'failed', reason: 'not_readable', hasBody: true }]);
  expect(await generic.deliveries()).toMatchObject([{ state: 'understood' }]);
});

test('the name of a record that a CRM deletes is nowhere afterwards, not even in the notice', async () => {
  const connection = await intake.connect('pipedrive', { secret: 's' });
  const meta = { action: 'delete', entity: 'person', entity_id: 7, timestamp: new Date().toISOString() };
  const previous = { name: 'Anna Rossi', emails: [{ value: 'anna@acme.example', primary: true }] };
  const authorization = `Basic ${Buffer.from('fiuto:s').toString('base64')}`;
  await deliver(connection.url, { meta, previous }, { authorization });
  queued = [];
  await take(collect);
  expect(queued).toHaveLength(1);
  expect(JSON.stringify(queued)).not.toMatch(/anna|rossi/i);
  expect(await connection.deliveries()).toMatchObject([{ state: 'understood', hasBody: false }]);
});

test('a lead whose form has no name that any form has is an event, is not fetched, and stops nobody', async () => {
  const linkedin = await intake.connect('linkedin', { secret: 's' });
  const generic = await intake.connect('generic', { settings: { mapping } });
  await changeConnection(intake.records, linkedin.id, { credentials: { accessToken: 't' } }, keys);
  const lead = { type: 'LEAD_ACTION', leadAction: 'CREATED', leadGenFormResponse: 'urn:li:r:1' };
  await deliver(linkedin.url, { ...lead, leadGenForm: 'f'.repeat(301) });
  await deliver(generic.url, { email: 'dora@acme.example', text: 'Ciao' });
  await take(collect);
  expect(await linkedin.deliveries()).toMatchObject([{ state: 'understood', events: 1, reason: '' }]);
  expect(await generic.deliveries()).toMatchObject([{ state: 'understood' }]);
  const { rows } = await intake.records.db.execute(
    sql`SELECT id FROM outbox_items WHERE connection_id = ${linkedin.id}`,
  );
  expect(rows).toEqual([]);
});

test('a delivery that cannot be written down fails alone, and those beside it are understood', async () => {
  const generic = await intake.connect('generic', { settings: { mapping } });
  const { db } = intake.records;
  for (const name of ['a', 'b', 'c'])
    await deliver(generic.url, { email: `${name}@acme.example`, text: 'Ciao' });
  const worst = (await generic.deliveries())[1]?.id ?? 0;
  await db.execute(
    sql.raw(
      `ALTER TABLE webhook_deliveries ADD CONSTRAINT worst CHECK (id <> ${worst} OR state <> 'understood')`,
    ),
  );
  try {
    expect(await take(collect)).toBe(3);
  } finally {
    await db.execute(sql`ALTER TABLE webhook_deliveries DROP CONSTRAINT worst`);
  }
  const states = (await generic.deliveries()).map(({ state, reason }) => [state, reason]);
  expect(states).toEqual([
    ['understood', ''],
    ['failed', 'wrong_shape'],
    ['understood', ''],
  ]);
  expect(await take(collect)).toBe(0);
});

test('records that cannot be written make no delivery fail', async () => {
  const generic = await intake.connect('generic', { settings: { mapping } });
  for (const name of ['d', 'e']) await deliver(generic.url, { email: `${name}@acme.example`, text: 'Ciao' });
  const { db } = intake.records;
  await db.execute(sql`ALTER TABLE webhook_deliveries RENAME COLUMN settled_at TO settled_elsewhere`);
  try {
    await expect(take(collect)).rejects.toThrow();
  } finally {
    await db.execute(sql`ALTER TABLE webhook_deliveries RENAME COLUMN settled_elsewhere TO settled_at`);
  }
  expect((await generic.deliveries()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  await take(collect);
});

test('bodies go at their time and rows after thirty days; what still waited has failed', async () => {
  const connection = await intake.connect('generic');
  await deliver(connection.url, { waits: true });
  const now = Date.now();
  const hours = (count: number) => new Date(now + count * 3_600_000);
  const forget = (at: Date) =>
    forgetDeliveries(intake.records, at, new Date(at.getTime() - 30 * 24 * 3_600_000));
  await forget(hours(71));
  expect(await connection.deliveries()).toMatchObject([{ state: 'waiting', hasBody: true }]);
  await forget(hours(73));
  expect(await connection.deliveries()).toMatchObject([
    { state: 'failed', reason: 'body_gone', hasBody: false },
  ]);
  expect(
    await retryDelivery(intake.records, connection.id, (await connection.deliveries())[0]?.id ?? 0),
  ).toBe(false);
  await forget(hours(31 * 24));
  expect(await connection.deliveries()).toEqual([]);
});

test.each(['message:removed', 'session:removed'])(
  'a chat’s %s is remembered with its events, a request goes with its last message, and what waits for it is ignored',
  async (event) => {
    const connection = await intake.connect('crisp', { secret: 's' });
    const url = `${connection.url}?key=s`;
    const { siteId, records } = intake;
    const of = { session_id: `session_${event}`, fingerprint: 7, timestamp: Date.now() - 60_000 };
    const data = { ...of, type: 'text', from: 'user', content: 'Ciao, sono anna@acme.example' };
    const sent = { event: 'message:send', data, timestamp: of.timestamp };
    await deliver(url, sent);
    await take(collect);
    const { rows: kept } = await records.db.execute<{ id: string }>(
      sql`SELECT DISTINCT event_id AS id FROM reported_things WHERE connection_id = ${connection.id}`,
    );
    expect(kept).toHaveLength(1);
    const eventId = kept[0]?.id ?? '';
    const message = { id: eventId, atMs: of.timestamp, text: 'Ciao' };
    await records.db.execute(sql`
      INSERT INTO requests (site_id, event_id, way, at, received_at, messages)
      VALUES (${siteId}, gen_random_uuid(), 'provider', now(), now(), ${JSON.stringify([message])}::jsonb)`);
    await deliver(url, { event, data: of, timestamp: Date.now() });
    await take(collect);
    const due = await listDueDeletions(records.db, new Date(Date.now() + 60_000));
    expect(due.map((one) => one.eventId)).toContain(eventId);
    expect(await forgetRequestsOf(records.db, [{ siteId, eventId }])).toBe(1);
  },
);

test('a delivery whose body went while it waited is told as gone, not as a fault', async () => {
  const connection = await intake.connect('generic', { settings: { mapping } });
  await deliver(connection.url, { email: 'c@acme.example', text: 'Ciao' });
  await intake.records.db.execute(
    sql`UPDATE webhook_deliveries SET sealed = '' WHERE connection_id = ${connection.id}`,
  );
  await take(collect);
  expect(await connection.deliveries()).toMatchObject([{ state: 'ignored', reason: 'gone_there' }]);
});

test('of somebody who was erased nothing is remembered and no body is kept', async () => {
  const connection = await intake.connect('crisp', { secret: 's' });
  const data = {
    session_id: 'se',
    fingerprint: 8,
    type: 'text',
    from: 'user',
    content: 'erased@acme.it',
  };
  await deliver(`${connection.url}?key=s`, { event: 'message:send', data, timestamp: Date.now() });
  await take(collect);
  expect(await connection.deliveries()).toMatchObject([{ state: 'understood', hasBody: false }]);
  const { rows } = await intake.records.db.execute(
    sql`SELECT thing FROM reported_things WHERE connection_id = ${connection.id}`,
  );
  expect(rows).toEqual([]);
});

test('what a mailing tool says that machines did is told of their recipients, and nothing else is', async () => {
  const brevo = await intake.connect('brevo', { secret: 'test-secret' });
  const at = 1_790_000_000;
  const common = { email: 'Anna@acme.example', 'message-id': '<m>' };
  const body = [
    { ...common, event: 'unique_proxy_open', ts_event: at },
    { ...common, event: 'click', ts_event: at + 5, link: 'https://go.acme.example/l/abcdefgh?t=1' },
  ];
  await deliver(brevo.url, body, { authorization: 'Bearer test-secret' });
  flags.length = 0;
  await take(collect);
  expect(flags).toMatchObject([
    { kind: 'flagged_open', email: 'Anna@acme.example', code: '', atMs: at * 1_000 },
  ]);
});

async function connectCrm(provider: CrmProvider) {
  const { records } = intake;
  const credentials = { secret: 's', user: '', database: '' };
  const wanted = { provider, name: provider, baseUrl: 'https://crm.example', credentials };
  const by = { id: 'u', name: 'U' };
  const { id } = await createCrmConnection(records, by, { ...wanted, settings: defaultCrmSettings }, keys);
  const pull = async (during: () => Promise<void> = async () => undefined, reason = '') => {
    const due = await takeDuePull(records, 60_000);
    expect(due?.id).toBe(id);
    await during();
    if (due !== undefined) await settlePull(records, due, { waitMs: 300_000, reason, detail: '' });
  };
  const longAgo = () =>
    records.db.execute(
      sql`UPDATE crm_connections SET pulled_at = pulled_at - interval '1 minute' WHERE id = ${id}`,
    );
  const waitMs = async () =>
    ((await findCrmConnection(records, id))?.nextPullAt.getTime() ?? Number.NaN) - Date.now();
  return { id, pull, longAgo, waitMs };
}

test('a CRM that says that something changed is read at once, and what it said before or twice does nothing', async () => {
  const soonMs = 15_000;
  const [told, other] = [await connectCrm('pipedrive'), await connectCrm('hubspot')];
  await told.pull();
  await other.pull();
  const connection = await intake.connect('pipedrive', { secret: 's' });
  const authorization = `Basic ${Buffer.from('fiuto:s').toString('base64')}`;
  const tell = async (id: number) => {
    const meta = { action: 'change', entity: 'organization', entity_id: id };
    await deliver(connection.url, { meta, data: { id } }, { authorization });
  };
  await told.longAgo();
  await tell(1);
  await take(collect);
  expect(await told.waitMs()).toBeLessThanOrEqual(0);
  expect(await other.waitMs()).toBeGreaterThan(soonMs);
  // What comes in the middle of a reading may lie behind it.
  await told.pull(async () => {
    await tell(2);
    await take(collect);
  });
  expect(await told.waitMs()).toBeLessThan(soonMs);
  await requestPull(intake.records.db, told.id);
  await tell(3);
  await told.pull();
  // It came before the reading and is understood after it; the same once more is no news either.
  await take(collect);
  await told.longAgo();
  await tell(3);
  await take(collect);
  expect(await told.waitMs()).toBeGreaterThan(soonMs);
  // Where the last reading failed, its wait stands.
  await requestPull(intake.records.db, told.id);
  await told.pull(undefined, 'unavailable');
  await tell(4);
  await take(collect);
  expect(await told.waitMs()).toBeGreaterThan(soonMs);
});

test('a delivery that nobody signed makes no CRM be read', async () => {
  const told = await connectCrm('pipedrive');
  await told.pull();
  await told.longAgo();
  const { url } = await intake.connect('pipedrive', { secret: 's' });
  const headers = { authorization: `Basic ${Buffer.from('fiuto:wrong').toString('base64')}` };
  const body = JSON.stringify({ meta: { action: 'change', entity: 'organization', entity_id: 9 } });
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBeGreaterThanOrEqual(400);
  await take(collect);
  expect(await told.waitMs()).toBeGreaterThan(15_000);
});
