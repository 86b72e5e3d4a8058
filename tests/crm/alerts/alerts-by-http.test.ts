// Signals told to Slack, Teams and other programs, over real sockets: the same message with each try, whatever the other side does.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifyStandard } from '#intelligence/webhooks/verify-standard.ts';
import { retryDelivery } from '#stores/records/alerts/retry-delivery.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { type AlertDesk, alertKeys, openAlertDesk } from './open-alert-desk.ts';

let desk: AlertDesk;
let http: TestHttp;
let replies: TestReply[] = [];
let companyId: number;
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
beforeAll(async () => {
  http = await startTestHttp(() => replies.shift() ?? { status: 204 });
  desk = await openAlertDesk();
  companyId = await desk.addCompany('Acme <!channel>');
});
afterAll(async () => {
  await desk.close();
  await http.close();
});
beforeEach(async () => {
  replies = [];
  http.requests.length = 0;
  await desk.records.db.execute(
    'TRUNCATE outbox_items, outbox_lanes, signals, tellings, alert_channels CASCADE',
  );
});

const addWebhook = (byte = 1) =>
  desk.addChannel('webhook', `${http.url}/hook`, { sealedSecret: alertKeys.seal(secretOf(byte)) });
const isSignedBy = (byte: number, { headers, body }: TestHttp['requests'][number]) =>
  verifyStandard(
    { headers, body: Buffer.from(body) } as unknown as Parameters<typeof verifyStandard>[0],
    { secret: secretOf(byte) } as Parameters<typeof verifyStandard>[1],
    Date.now(),
  ).isGenuine;
const last = async () => (await desk.deliveries()).at(-1);

test('a program gets each signal at once and signed, also at night and without names', async () => {
  await addWebhook();
  const night = Date.UTC(2026, 10, 28, 2);
  await desk.tell(companyId, ['request', 'going_quiet'], { nowMs: night });
  await desk.deliver();
  expect(http.requests).toHaveLength(2);
  expect(http.requests.every((request) => isSignedBy(1, request))).toBe(true);
  const bodies = http.requests.map(
    ({ body }) => JSON.parse(body) as { type: string; data: { kind: string } },
  );
  expect(bodies.map(({ data }) => data.kind).toSorted()).toEqual(['going_quiet', 'request']);
  expect(http.requests[0]?.headers['webhook-id']).not.toBe(http.requests[1]?.headers['webhook-id']);
  expect(await last()).toMatchObject({ state: 'sent', status: 204, attempts: 1 });
});

test('an answer that is lost is asked for again under the same id, with a time of its own', async () => {
  await addWebhook();
  replies = [
    { isSilent: true },
    { status: 503 },
    { status: 200, body: 'x'.repeat(10), cutAfter: 3 },
    { status: 200 },
  ];
  await desk.tell(companyId, ['request']);
  for (let round = 0; round < 4; round += 1) {
    await desk.deliver();
    if (round === 1)
      expect(await last()).toMatchObject({ state: 'waiting', status: 503, reason: 'unavailable' });
    await desk.makeDue();
  }
  expect(new Set(http.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(http.requests).toHaveLength(4);
  expect(http.requests.every((request) => isSignedBy(1, request))).toBe(true);
  expect(await last()).toMatchObject({ state: 'sent', attempts: 4 });
  await desk.deliver();
  expect(http.requests).toHaveLength(4);
});

test('the next try is when the schedule says, and not before the other side wants it', async () => {
  await addWebhook();
  replies = [{ status: 500 }, { status: 429, headers: { 'retry-after': '7200' } }];
  await desk.tell(companyId, ['request']);
  await desk.deliver();
  const first = await last();
  expect((first?.nextTryAt?.getTime() ?? 0) - (first?.lastTryAt?.getTime() ?? 0)).toBe(5_000);
  expect(await desk.deliver()).toBe(0);
  await desk.makeDue();
  await desk.deliver();
  const second = await last();
  expect((second?.nextTryAt?.getTime() ?? 0) - (second?.lastTryAt?.getTime() ?? 0)).toBe(7_200_000);
});

test('what no program could read waits no longer, and goes under the same id when somebody has it tried again', async () => {
  await addWebhook();
  await desk.tell(companyId, ['request']);
  // Taken again and again without a word.
  await desk.records.db.execute('UPDATE outbox_items SET attempts = 99');
  await desk.deliver();
  const failed = await last();
  expect([failed, http.requests]).toMatchObject([{ state: 'failed', reason: 'worker_ended' }, []]);
  const retry = (withShared: boolean) =>
    retryDelivery(
      desk.records,
      { id: failed?.id ?? 0, userId: 'somebody else', withShared },
      alertKeys.outbox,
    );
  expect([await retry(false), await retry(true), await retry(true)]).toEqual([false, true, false]);
  await desk.deliver();
  expect(await last()).toMatchObject({ state: 'sent', reason: '' });
  expect(http.requests.map(({ headers }) => headers['webhook-id'])).toEqual([
    expect.stringContaining(failed?.messageId ?? 'none'),
  ]);
});

test('410 switches the endpoint off, and nothing goes there until somebody switches it on', async () => {
  const id = await addWebhook();
  replies = [{ status: 410 }];
  await desk.tell(companyId, ['request']);
  await desk.deliver();
  expect(await last()).toMatchObject({ state: 'failed', reason: 'gone', status: 410 });
  await desk.tell(companyId, ['request']);
  await desk.deliver();
  expect(http.requests).toHaveLength(1);
  await desk.changeChannel(id, { enabled: true, ended: '' });
  await desk.tell(companyId, ['request']);
  await desk.deliver();
  expect(http.requests).toHaveLength(2);
});

test('while a secret is changed both sign, afterwards the new one alone', async () => {
  const id = await addWebhook(1);
  const rotate = (untilMs: number) =>
    desk.changeChannel(id, {
      ...{ sealedSecret: alertKeys.seal(secretOf(2)), sealedOldSecret: alertKeys.seal(secretOf(1)) },
      oldSecretUntil: new Date(untilMs),
    });
  await rotate(Date.now() + 60_000);
  await desk.test(id, 'webhook');
  await desk.deliver();
  await rotate(Date.now() - 1);
  await desk.test(id, 'webhook');
  await desk.deliver();
  const signed = http.requests.map((request) => [isSignedBy(1, request), isSignedBy(2, request)]);
  expect(signed).toEqual([
    [true, true],
    [false, true],
  ]);
});

test('no address in a private network is sent to, and no redirection is followed to any', async () => {
  replies = [{ status: 302, headers: { location: 'http://127.0.0.1:9/inner' } }];
  const id = await addWebhook();
  await desk.test(id, 'webhook');
  await desk.deliver();
  expect(await last()).toMatchObject({ state: 'waiting', status: 302 });
  expect(http.requests).toHaveLength(1);
  for (const url of ['https://10.0.0.1/hook', 'https://[::1]/hook', 'http://example.com/hook']) {
    const other = await desk.addChannel('webhook', url, { sealedSecret: alertKeys.seal(secretOf(1)) });
    await desk.test(other, 'webhook');
    await desk.deliver();
    expect(await last()).toMatchObject({ state: 'failed', reason: 'private_host' });
  }
});

test('Slack and Teams get what they take; one that is refused for good is not tried again', async () => {
  await desk.addChannel('slack', `${http.url}/slack`);
  await desk.addChannel('teams', `${http.url}/teams`, { language: 'it' });
  await desk.tell(companyId, ['request']);
  replies = [{ status: 200, body: 'ok' }, { status: 202 }];
  await desk.deliver();
  const bodyAt = (path: string) => http.requests.find((request) => request.path === path)?.body ?? '';
  expect(bodyAt('/slack')).toContain('&lt;!channel&gt;');
  expect(bodyAt('/slack')).not.toContain('/a/');
  expect(JSON.parse(bodyAt('/teams'))).toMatchObject({
    type: 'message',
    attachments: [{ contentUrl: null }],
  });
  expect(bodyAt('/teams')).toContain('Nuova richiesta');
  replies = [
    { status: 400, body: 'invalid_payload' },
    { status: 429, headers: { 'retry-after': '30' } },
  ];
  await desk.tell(companyId, ['request']);
  await desk.deliver();
  const states = (await desk.deliveries()).slice(-2).map(({ state, reason }) => `${state} ${reason}`);
  expect(states.toSorted()).toEqual(['failed refused', 'waiting rate_limited']);
});

test('nothing of an address that is a key stands in the log', async () => {
  const id = await desk.addChannel('slack', 'https://localhost/services/T0/B0/verysecret');
  await desk.test(id, 'slack');
  await desk.deliver();
  const { rows } = await desk.records.db.execute(
    'SELECT to_jsonb(d)::text AS row FROM alert_deliveries d UNION ALL SELECT to_jsonb(o)::text FROM outbox_items o',
  );
  expect(JSON.stringify(rows)).not.toContain('verysecret');
});
