// How often a costly question is really asked.

import { expect, test } from 'vitest';
import { shareAnswer } from '#stores/queue/share-answer.ts';

function createCounter() {
  const counter = { asked: 0, isAway: false };
  const ask = shareAnswer(async () => {
    counter.asked += 1;
    await Promise.resolve();
    if (counter.isAway) throw new Error('away');
    return counter.asked;
  });
  return { counter, ask };
}

test('asks once for all who come meanwhile, and anew for whoever comes later', async () => {
  const { counter, ask } = createCounter();
  expect(await Promise.all([ask(), ask(), ask(1_000)])).toEqual([1, 1, 1]);
  expect(counter.asked).toBe(1);
  expect(await ask()).toBe(2);
});

test('gives an answer again to whoever takes one of that age', async () => {
  const { ask } = createCounter();
  expect(await ask(60_000)).toBe(1);
  expect(await ask(60_000)).toBe(1);
});

test('keeps no failure', async () => {
  const { counter, ask } = createCounter();
  counter.isAway = true;
  await expect(ask(60_000)).rejects.toThrow('away');
  counter.isAway = false;
  expect(await ask(60_000)).toBe(2);
});
