// Counts of data quality: those that take long are told as they were, with their time, and counted anew once they are old; what goes
// wrong is told.

import { expect, test, vi } from 'vitest';
import { createQualityCounter } from '#dashboard/server/quality/count-quality-rules.ts';
import type { Records } from '#stores/records/open-records.ts';

// Counting is handed in: no database is asked.
const records = {} as Pick<Records, 'db'>;
const days = 30;

/** Counts 1, 2, 3 and so on; each count takes as long as the clock is moved by. */
function makeCounter() {
  let [clock, counted, isBroken] = [0, 0, false];
  let tookMs = 0;
  let finish: (() => void) | undefined;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const ask = createQualityCounter(records, async () => {
    await new Promise<void>((done) => {
      finish = done;
    });
    clock += tookMs;
    if (isBroken) throw new Error('The database is away.');
    counted += 1;
    return new Map([['claims_only', new Map([['anna', counted]])]] as const);
  });
  return {
    ask: async (nowMs: number) => {
      const { counts, atMs, isRecounting } = await ask({ nowMs, days });
      return [counts.get('claims_only')?.get('anna'), atMs, isRecounting];
    },
    finish: () => finish?.(),
    takes: (ms: number) => {
      tookMs = ms;
    },
    breaks: () => {
      isBroken = true;
    },
  };
}

test('what is counted soon is counted whenever somebody asks', async () => {
  const counter = makeCounter();
  counter.takes(20);
  const first = counter.ask(1_000);
  counter.finish();
  expect(await first).toEqual([1, 1_000, false]);
  const second = counter.ask(1_001);
  counter.finish();
  expect(await second).toEqual([2, 1_001, false]);
});

test('what takes long is told as it was, counted anew once it is old, and by one count for all who ask', async () => {
  const counter = makeCounter();
  counter.takes(2_000);
  const [first, beside] = [counter.ask(0), counter.ask(10)];
  counter.finish();
  expect([await first, await beside]).toEqual([
    [1, 0, false],
    [1, 0, false],
  ]);
  expect(await counter.ask(60_000)).toEqual([1, 0, false]);
  expect(await counter.ask(60_001)).toEqual([1, 0, true]);
  expect(await counter.ask(60_002)).toEqual([1, 0, true]);
  counter.finish();
  await vi.waitFor(async () => expect(await counter.ask(60_003)).toEqual([2, 60_001, false]));
});

test('whoever asks after a count went wrong is told so', async () => {
  const counter = makeCounter();
  counter.takes(2_000);
  const first = counter.ask(0);
  counter.finish();
  await first;
  counter.breaks();
  expect(await counter.ask(100_000)).toEqual([1, 0, true]);
  counter.finish();
  await vi.waitFor(async () => {
    const next = counter.ask(100_001);
    counter.finish();
    await expect(next).rejects.toThrow('The database is away.');
  });
});
