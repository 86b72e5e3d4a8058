// Short links lead on while the queue or the records are away.

import { afterEach, expect, test } from 'vitest';
import { type LinkCollector, startLinkCollector } from './start-link-collector.ts';

let collector: LinkCollector;
afterEach(() => collector.close());

test('links lead on while the queue is away or slow', async () => {
  let answersQueue: () => Promise<void> = () => Promise.reject(new Error('the queue is away'));
  collector = await startLinkCollector({ add: () => answersQueue() });
  const { code } = await collector.link();
  expect((await collector.open(`/l/${code}`)).status).toBe(302);
  let release: () => void = () => undefined;
  answersQueue = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  expect((await collector.open(`/l/${code}`)).status).toBe(302);
  release();
});

test('short addresses are limited like every public one', async () => {
  collector = await startLinkCollector({ requestsPerMinuteMax: 3 });
  const { code } = await collector.link();
  const statuses = [];
  for (let at = 0; at < 5; at++) statuses.push((await collector.open(`/l/${code}`)).status);
  expect(statuses).toEqual([302, 302, 302, 429, 429]);
});
