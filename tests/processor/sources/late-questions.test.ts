// Questions to others that are not answered by the deadline.

import { expect, it } from 'vitest';
import { createAsker } from '#processor/sources/ask-others.ts';
import { sampleAddress } from '#tests/support/sample-resolution.ts';

const [one, other] = [sampleAddress('20.0.0.7'), sampleAddress('20.0.0.8')];

function open() {
  const answers: (() => void)[] = [];
  const asker = createAsker(
    { isWorthAsking: () => false, log: { info: () => undefined, warn: () => undefined } },
    {
      dns: { ask: () => new Promise<void>((resolve) => answers.push(resolve)) },
      providers: { isAnyOn: false, ask: () => Promise.resolve() },
    },
    () => true,
  );
  const told: number[][] = [];
  asker.onLate((addresses) => told.push(addresses.map(({ word0 }) => word0)));
  return { asker, told, answerAll: () => answers.splice(0).map((answer) => answer()) };
}

it('are awaited after the deadline until they end, and told then, once', async () => {
  const { asker, told, answerAll } = open();
  await asker.prepare([one], 1);
  expect([asker.isAwaited(one), asker.isAwaited(other)]).toEqual([true, false]);
  expect(told).toEqual([]);
  answerAll();
  await expect.poll(() => told).toEqual([[one.word0]]);
  expect(asker.isAwaited(one)).toBe(false);
});

it('are not told when they were answered in time', async () => {
  const { asker, told, answerAll } = open();
  const preparing = asker.prepare([one, other], 20_000);
  answerAll();
  await preparing;
  expect(asker.isAwaited(one)).toBe(false);
  expect(told).toEqual([]);
});

it('are awaited until the last of those ends that ask about the same address', async () => {
  const { asker, told, answerAll } = open();
  await asker.prepare([one], 1);
  answerAll();
  await asker.prepare([one, other], 1);
  await expect.poll(() => told).toHaveLength(1);
  expect(asker.isAwaited(one)).toBe(true);
  answerAll();
  await expect.poll(() => told).toHaveLength(2);
  expect(asker.isAwaited(one)).toBe(false);
});
