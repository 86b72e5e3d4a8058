// How batches are gathered into writes.

import { expect, test } from 'vitest';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { createBatchGatherer } from '#processor/gather-batches.ts';
import { makeId, sampleBatch, samplePageView, sampleRequest } from '#tests/support/sample-events.ts';

function takenBatch(events: number) {
  const now = Date.now();
  const views = Array.from({ length: events }, () => samplePageView(now));
  return { batch: sampleBatch([sampleRequest(views)], makeId(now)), events, attempt: 0 };
}

/** A write that ends when the test says so. */
function createHeldWrites() {
  const writes: { batches: readonly QueuedBatch[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const write = (batches: readonly QueuedBatch[]) =>
    new Promise<void>((finish, fail) => writes.push({ batches, finish, fail }));
  return { writes, write };
}

test('writes what is there at once, and gathers what comes while writes are under way', async () => {
  const { writes, write } = createHeldWrites();
  const isCollectorBusy = () => true;
  const gatherer = createBatchGatherer({
    eventsMax: 100,
    batchesMax: 200,
    intervalMs: 0,
    isCollectorBusy,
    write,
  });
  const done = Array.from({ length: 12 }, () => gatherer.add(takenBatch(10)));
  await expect.poll(() => writes.length).toBe(2);
  expect(writes.map(({ batches }) => batches.length)).toEqual([1, 1]);
  writes[0]?.finish();
  await expect.poll(() => writes.length).toBe(3);
  expect(writes[2]?.batches).toHaveLength(10);
  writes[1]?.finish();
  writes[2]?.finish();
  await Promise.all(done);
});

test('has one more write under way while no collector needs the cores', async () => {
  const { writes, write } = createHeldWrites();
  let isBusy = true;
  const gatherer = createBatchGatherer({
    ...{ eventsMax: 10, batchesMax: 200, intervalMs: 0, write },
    isCollectorBusy: () => isBusy,
  });
  for (let added = 0; added < 4; added += 1) void gatherer.add(takenBatch(10));
  await expect.poll(() => writes.length).toBe(2);
  isBusy = false;
  void gatherer.add(takenBatch(10));
  expect(writes).toHaveLength(3);
  for (const next of [0, 1, 2, 3, 4]) {
    await expect.poll(() => writes.length).toBeGreaterThan(next);
    writes[next]?.finish();
  }
  await gatherer.settle();
});

test('never splits a batch, not even one that is larger than a write', async () => {
  const { writes, write } = createHeldWrites();
  const gatherer = createBatchGatherer({ eventsMax: 50, batchesMax: 200, intervalMs: 0, write });
  for (const events of [1, 1, 30, 30, 200, 5]) void gatherer.add(takenBatch(events));
  for (let next = 0; next < 6; next += 1) {
    await expect.poll(() => writes.length > next || writes.length === 6).toBe(true);
    writes[next]?.finish();
    if (next + 1 === writes.length) await gatherer.settle();
    if (next + 1 === writes.length) break;
  }
  expect(writes.map(({ batches }) => batches.length)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('keeps the least interval between the starts of two writes', async () => {
  const starts: number[] = [];
  const gatherer = createBatchGatherer({
    eventsMax: 10,
    batchesMax: 200,
    intervalMs: 60,
    write: () => {
      starts.push(performance.now());
      return Promise.resolve();
    },
  });
  await Promise.all(Array.from({ length: 4 }, () => gatherer.add(takenBatch(10))));
  expect(starts).toHaveLength(4);
  for (let at = 1; at < starts.length; at += 1) {
    expect((starts[at] ?? 0) - (starts[at - 1] ?? 0)).toBeGreaterThanOrEqual(58);
  }
});

test('writes a batch once when it is handed out again while it is in hand', async () => {
  const { writes, write } = createHeldWrites();
  const gatherer = createBatchGatherer({ eventsMax: 100, batchesMax: 200, intervalMs: 0, write });
  const taken = takenBatch(3);
  const both = [gatherer.add(taken), gatherer.add({ ...taken, attempt: 1 })];
  await expect.poll(() => writes.length).toBe(1);
  writes[0]?.finish();
  await Promise.all(both);
  expect(writes).toHaveLength(1);
});

test('fails every batch of a write that fails, and takes them when they come again', async () => {
  const { writes, write } = createHeldWrites();
  const gatherer = createBatchGatherer({ eventsMax: 100, batchesMax: 200, intervalMs: 0, write });
  const taken = takenBatch(3);
  const first = gatherer.add(taken);
  writes[0]?.fail(new Error('the store is away'));
  await expect(first).rejects.toThrow('the store is away');
  await gatherer.settle();
  const again = gatherer.add(taken);
  await expect.poll(() => writes.length).toBe(2);
  writes[1]?.finish();
  await again;
});

test('gathers longer under load, and no longer than until a write is full', async () => {
  const sizes: number[] = [];
  const starts: number[] = [];
  const gatherer = createBatchGatherer({
    eventsMax: 100,
    batchesMax: 200,
    intervalMs: 200,
    write: (batches) => {
      starts.push(performance.now());
      sizes.push(batches.length);
      return Promise.resolve();
    },
  });
  await gatherer.add(takenBatch(50));
  await Promise.all([gatherer.add(takenBatch(5)), gatherer.add(takenBatch(5))]);
  expect(sizes).toEqual([1, 2]);
  expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(990);
  await gatherer.add(takenBatch(50));
  await Promise.all(Array.from({ length: 10 }, () => gatherer.add(takenBatch(10))));
  expect((starts[3] ?? 0) - (starts[2] ?? 0)).toBeLessThan(990);
});
