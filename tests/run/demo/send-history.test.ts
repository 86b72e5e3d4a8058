// The demo's history through a real collector into the real queue.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollector } from '#collector/start-collector.ts';
import { sendDemoHistory } from '#run/demo/send-history.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestIntake, type TestIntake } from '#tests/support/open-test-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

let intake: TestIntake;
let collector: Awaited<ReturnType<typeof startCollector>>;

beforeAll(async () => {
  intake = await openTestIntake();
  collector = await startCollector({
    ...intake.stores,
    settings: {
      host: '127.0.0.1',
      port: 0,
      scriptPath: '/s.js',
      eventPath: '/e',
      pixelPath: '/p.gif',
      trustedProxies: [],
      bodyBytesMax: 512_000,
      eventsPerRequestMax: 500,
      requestsPerMinuteMax: 600,
    },
    assets: [],
    log: quietLog,
  });
});
afterAll(async () => {
  await collector.close();
  await intake.close();
});

async function makeSite() {
  const { site, secretKey } = await createSite(intake.stores.records, { name: 'Demo' });
  await intake.stores.sites.refresh();
  return { site, options: { collectorUrl: collector.url, siteKey: site.publicKey, secretKey, days: 9 } };
}

test('is believable: every state of consent, people, robots, several sources, and nothing from tomorrow', async () => {
  const { site, options } = await makeSite();
  const nowMs = Date.now();
  let told = 0;
  const sent = await sendDemoHistory({
    ...options,
    nowMs,
    onProgress: (done, total) => {
      told = done / total;
    },
  });
  expect(told).toBe(1);
  const requests = await intake.takeRequests(site.id);
  const events = requests.flatMap((request) => request.events);
  expect(events).toHaveLength(sent.events);
  expect(new Set(events.map(({ id }) => id)).size).toBe(sent.events);
  expect(new Set(requests.map(({ consent }) => consent.state))).toEqual(
    new Set(['granted', 'limited', 'denied']),
  );
  expect(requests.some(({ userAgent }) => userAgent.includes('bot'))).toBe(true);
  const times = events.map(({ id }) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  expect(Math.max(...times)).toBeLessThanOrEqual(nowMs);
  expect(Math.min(...times)).toBeLessThan(nowMs - 8 * 86_400_000);
});

test('has the same ids when it is sent again, so that nothing is added', async () => {
  const { site, options } = await makeSite();
  const nowMs = Date.now();
  const idsOf = async () => {
    await sendDemoHistory({ ...options, nowMs });
    const requests = await intake.takeRequests(site.id);
    return requests.flatMap(({ events }) => events.map(({ id }) => id)).sort();
  };
  expect(await idsOf()).toEqual(await idsOf());
});

test('says what is wrong when the key is', async () => {
  const { options } = await makeSite();
  await expect(sendDemoHistory({ ...options, secretKey: 'wrong' })).rejects.toThrow(/refuses.*401/);
});
