// Signals told to browsers through a push service that knows nothing of what they say: only the browser that subscribed reads them.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeChannel, endChannel } from '#stores/records/alerts/keep-channels.ts';
import { keepPushChannel, movePushChannel } from '#stores/records/alerts/keep-push.ts';
import { openPushKeys } from '#stores/records/alerts/push-keys.ts';
import { startTestPush, type TestBrowser, type TestPush } from '#tests/support/start-test-push.ts';
import { type AlertDesk, alertKeys, dashboardUrl, openAlertDesk, tellMs } from './open-alert-desk.ts';

let desk: AlertDesk;
let push: TestPush;
let vapidKey: string;
let companyId: number;
beforeAll(async () => {
  push = await startTestPush(Date.now);
  desk = await openAlertDesk();
  companyId = await desk.addCompany('Acme');
  await desk.addUser('anna', 'sales');
  vapidKey = (await openPushKeys(desk.records, alertKeys)).publicKey;
});
afterAll(async () => {
  await desk.close();
  await push.close();
});
beforeEach(async () => {
  push.requests.length = 0;
  await desk.records.db.execute(
    'TRUNCATE outbox_items, outbox_lanes, signals, tellings, alert_channels CASCADE',
  );
});

const last = async () => (await desk.deliveries()).at(-1);
async function subscribe(browser: TestBrowser, userId = 'anna'): Promise<number> {
  const made = await keepPushChannel(desk.records, alertKeys, {
    ...{ userId, name: 'Firefox, Linux', language: 'en', createdByName: userId, shownAddress: '127.0.0.1' },
    subscription: browser.subscription,
  });
  return made?.id ?? 0;
}

test('a browser shows an urgent signal at once, with where a tap leads and two buttons, and no name of a person', async () => {
  const browser = push.subscribe(vapidKey);
  const channelId = await subscribe(browser);
  await desk.tell(companyId, ['request'], { ownerId: 'anna' });
  await desk.deliver();
  expect(browser.shown).toMatchObject([
    {
      ...{ title: 'New request: Acme', url: `${dashboardUrl}/companies/${companyId}`, language: 'en' },
      actions: [{ action: 'mine' }, { action: 'called' }],
    },
  ]);
  expect(JSON.stringify(browser.shown)).toContain('Somebody there wrote');
  expect(push.requests[0]).toMatchObject({ status: 201, headers: { urgency: 'high', ttl: '86400' } });
  const pushed = (await desk.deliveries()).find((one) => one.channelId === channelId);
  expect(pushed).toMatchObject({ state: 'sent', status: 201 });
});

test('in quiet hours nothing is pushed at once', async () => {
  const browser = push.subscribe(vapidKey);
  await subscribe(browser);
  await desk.tell(companyId, ['request'], { ownerId: 'anna', nowMs: Date.UTC(2026, 10, 28, 2) });
  await desk.deliver();
  expect(browser.shown).toEqual([]);
  expect((await desk.tellings()).map(({ how }) => how)).toContain('together');
});

test.each([404, 410])(
  'a subscription that the service answers with %s is over, and nothing is sent there again',
  async (gone) => {
    const browser = push.subscribe(vapidKey);
    const channelId = await subscribe(browser);
    if (gone === 410) browser.leave();
    else push.failWith(404);
    await desk.test(channelId, 'push');
    await desk.deliver();
    expect(await last()).toMatchObject({ state: 'failed', status: gone, reason: 'gone' });
    await desk.tell(companyId, ['request'], { ownerId: 'anna' });
    await desk.deliver();
    expect(push.requests).toHaveLength(1);
  },
);

test('a service that has enough is asked again when it says, under the same topic', async () => {
  const browser = push.subscribe(vapidKey);
  const channelId = await subscribe(browser);
  push.failWith(429, { 'retry-after': '600' });
  await desk.test(channelId, 'push');
  await desk.deliver();
  const delivery = await last();
  expect(delivery).toMatchObject({ state: 'waiting', status: 429, reason: 'rate_limited' });
  expect(Number(delivery?.nextTryAt) - Number(delivery?.lastTryAt)).toBeGreaterThanOrEqual(600_000);
  await desk.makeDue();
  await desk.deliver();
  expect(browser.shown).toMatchObject([{ title: 'A test from Fiuto' }]);
  expect(new Set(push.requests.map(({ headers }) => headers['topic'])).size).toBe(1);
});

test('a browser that a colleague uses from now on is no channel of whoever used it before', async () => {
  await desk.addUser('bruno', 'sales');
  const browser = push.subscribe(vapidKey);
  const before = await subscribe(browser);
  expect(await subscribe(browser)).toBe(before);
  await subscribe(browser, 'bruno');
  await desk.tell(companyId, ['request'], { ownerId: 'anna', nowMs: tellMs });
  await desk.deliver();
  expect(browser.shown).toEqual([]);
  await desk.tell(companyId, ['customer_back'], { ownerId: 'bruno', nowMs: tellMs });
  await desk.deliver();
  expect(browser.shown).toMatchObject([{ title: 'Back on the site: Acme' }]);
});

test('a browser that tells of itself twice at once is one channel', async () => {
  const browser = push.subscribe(vapidKey);
  const ids = await Promise.all([1, 2, 3, 4].map(() => subscribe(browser)));
  expect(new Set(ids).size).toBe(1);
});

test('a browser that gets another address is told what its user had narrowed it to, and stays switched off', async () => {
  const [former, next] = [push.subscribe(vapidKey), push.subscribe(vapidKey)];
  const id = await subscribe(former);
  await changeChannel(desk.records, id, { signals: ['customer_back'], pace: 'at_once', enabled: false });
  const move = (userId: string, from: TestBrowser, to: TestBrowser) =>
    movePushChannel(desk.records, alertKeys, {
      ...{ userId, formerEndpoint: from.subscription.endpoint },
      ...{ subscription: to.subscription, shownAddress: '127.0.0.1' },
    });
  const kept = { id, signals: ['customer_back'], pace: 'at_once', enabled: false };
  // The page may have told of the new address by itself, and the browser may tell twice.
  await subscribe(next);
  const moved = await Promise.all([move('anna', former, next), move('anna', former, next)]);
  expect(moved).toMatchObject([kept, kept]);
  await changeChannel(desk.records, id, { enabled: true });
  await desk.tell(companyId, ['request', 'customer_back'], { ownerId: 'anna' });
  await desk.deliver();
  expect(former.shown).toEqual([]);
  expect(next.shown).toMatchObject([{ title: 'Back on the site: Acme' }]);
  expect(await move('bruno', next, former)).toBeUndefined();
  await endChannel(desk.records.db, id, 'gone_there');
  expect(await move('anna', next, former)).toMatchObject({ id, enabled: true, ended: '' });
});

test('a push service in a private network is never asked', async () => {
  const closed = await openAlertDesk({ allowedHosts: [] });
  try {
    await closed.addUser('carla', 'sales');
    const { publicKey } = await openPushKeys(closed.records, alertKeys);
    const browser = push.subscribe(publicKey);
    const { endpoint } = browser.subscription;
    const subscription = { ...browser.subscription, endpoint: endpoint.replace('http:', 'https:') };
    const made = await keepPushChannel(closed.records, alertKeys, {
      ...{
        userId: 'carla',
        name: 'x',
        language: 'it',
        createdByName: 'Carla',
        shownAddress: 'x',
        subscription,
      },
    });
    await closed.test(made?.id ?? 0, 'push');
    await closed.deliver();
    expect((await closed.deliveries()).at(-1)).toMatchObject({ state: 'failed', reason: 'private_host' });
    expect(push.requests).toEqual([]);
  } finally {
    await closed.close();
  }
});
