// What clients are told while the queue is away and while the collector stops.

import { describe, expect, it } from 'vitest';
import { startCollector } from '#collector/start-collector.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { granted, pageView, startTestCollector, testSite } from './start-test-collector.ts';

describe('when the queue cannot write', () => {
  it('answers 503 with Retry-After and takes up again by itself', async () => {
    let isAway = true;
    const added: unknown[] = [];
    const site = testSite();
    const running = await startCollector({
      queue: {
        add: async (batches) => {
          if (isAway) throw new Error('away');
          added.push(...batches);
        },
      },
      sites: { byKey: () => site, bySecret: () => site, all: () => [site], refresh: async () => undefined },
      daySecrets: { visitorSaltFor: () => null },
      settings: {
        host: '127.0.0.1',
        port: 0,
        scriptPath: '/s.js',
        eventPath: '/e',
        pixelPath: '/p.gif',
        trustedProxies: [],
        bodyBytesMax: 20_000,
        eventsPerRequestMax: 50,
        requestsPerMinuteMax: 0,
      },
      assets: [],
      log: quietLog,
    });
    const send = () =>
      fetch(`${running.url}/e`, { method: 'POST', body: JSON.stringify(granted([pageView()])) });
    const refusal = await send();
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([503, '5']);
    isAway = false;
    expect((await send()).status).toBe(202);
    expect(added).toHaveLength(1);
    await running.close();
  });
});

describe('closing', () => {
  it('answers what it has taken and ends soon although clients keep connections open', async () => {
    const closing = await startTestCollector();
    await Promise.all(Array.from({ length: 20 }, () => closing.send(granted([pageView()]))));
    const before = performance.now();
    const sending = Promise.allSettled(Array.from({ length: 20 }, () => closing.send(granted([pageView()]))));
    const [answers] = await Promise.all([sending, closing.close()]);
    expect(performance.now() - before).toBeLessThan(8_000);
    const told = answers.filter(
      (answer) => answer.status === 'fulfilled' && answer.value.status === 202,
    ).length;
    // Whoever was not answered 202 was refused or cut off; nobody was answered with an error of ours.
    expect(
      answers.filter((answer) => answer.status === 'fulfilled' && answer.value.status >= 500),
    ).toHaveLength(0);
    expect(told).toBeLessThanOrEqual(20);
  });
});
