// Short links lead on while the queue or the records are away.

import { afterEach, expect, test, vi } from 'vitest';
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

test('links lead on and pictures are answered within seconds while the records hang', async () => {
  collector = await startLinkCollector();
  const { code } = await collector.link({ target: 'https://www.acme.example/offer' });
  const { token } = await collector.mailing();
  expect((await collector.open(`/l/${code}?t=${token}`)).headers.get('location')).toContain(token);
  const openedMs = performance.now();
  const release = await lockLinks(collector);
  try {
    const nameless = await timed(`/l/${code}?t=${token}`);
    expect(nameless.answer.status).toBe(302);
    expect(nameless.answer.headers.get('location')).not.toContain(token);
    expect((await timed(`/o/${token}.gif`)).answer.status).toBe(200);
    // Nothing is known of this one.
    expect((await timed('/l/abcdefgh')).answer.status).toBe(503);
    await vi.waitFor(() => expect(performance.now() - openedMs).toBeGreaterThan(5_500), 20_000);
    // What was remembered is too old by now, and better than nothing.
    expect((await timed(`/l/${code}`)).answer.status).toBe(302);
  } finally {
    await release();
  }
});

/** Fails when it takes as long as a question to the records may. */
async function timed(path: string) {
  const began = performance.now();
  const answer = await collector.open(path);
  expect(performance.now() - began).toBeLessThan(8_000);
  return { answer };
}

/** Every question about links and recipients waits from now on; answers how to end that. */
async function lockLinks({ intake }: LinkCollector): Promise<() => Promise<void>> {
  const { records } = intake.stores;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let held: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const locking = records.db.transaction(async (tx) => {
    await tx.execute('LOCK TABLE links, mail_recipients IN ACCESS EXCLUSIVE MODE');
    held();
    await ended;
  });
  await isHeld;
  return async () => {
    end();
    await locking;
  };
}

test('short addresses are limited like every public one', async () => {
  collector = await startLinkCollector({ requestsPerMinuteMax: 3 });
  const { code } = await collector.link();
  const statuses = [];
  for (let at = 0; at < 5; at++) statuses.push((await collector.open(`/l/${code}`)).status);
  expect(statuses).toEqual([302, 302, 302, 429, 429]);
});
