// Requests share queue writes: a lone one never waits, a trickle makes few batches, a crowd waits for nothing.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGroupCommit } from '#collector/group-commit.ts';
import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import { sampleRequest } from '../support/sample-batch.ts';

function openCommit() {
  const batches: QueuedBatch[] = [];
  const failures: unknown[] = [];
  const queue = {
    isAway: false,
    add: async (added: readonly QueuedBatch[]) => {
      if (queue.isAway) throw new Error('away');
      batches.push(...added);
    },
  };
  const commit = createGroupCommit(queue, (error) => failures.push(error));
  return { commit, queue, batches, failures };
}

const request = (): QueuedRequest => sampleRequest(1, 1);
const sizes = (batches: readonly QueuedBatch[]) => batches.map(({ requests }) => requests.length);

// What is written while the clock stands still has not waited.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('the group commit', () => {
  it('writes a lone request at once and lets those behind it share the next write', async () => {
    const { commit, batches } = openCommit();
    await commit.add(request(), 10);
    const followers: Promise<void>[] = [];
    for (let added = 0; added < 5; added += 1) {
      followers.push(commit.add(request(), 10));
      await Promise.resolve();
    }
    expect(sizes(batches)).toEqual([1]);
    await vi.advanceTimersByTimeAsync(25);
    await Promise.all(followers);
    expect(sizes(batches)).toEqual([1, 5]);
  });

  it('does not wait when enough have come', async () => {
    const { commit, batches } = openCommit();
    await commit.add(request(), 10);
    await Promise.all(Array.from({ length: 40 }, () => commit.add(request(), 10)));
    expect(sizes(batches)).toEqual([1, 40]);
  });

  it('writes those together who come again together, and does not wait longer for whoever stays away', async () => {
    const { commit, batches } = openCommit();
    const crowd = (count: number) => Array.from({ length: count }, () => commit.add(request(), 10));
    await Promise.all(crowd(64));
    const again = crowd(30);
    await new Promise(setImmediate);
    expect(sizes(batches)).toEqual([64]);
    again.push(...crowd(30));
    await Promise.all(again);
    expect(sizes(batches)).toEqual([64, 60]);
    const fewer = crowd(20);
    await vi.advanceTimersByTimeAsync(25);
    await Promise.all(fewer);
    expect(sizes(batches)).toEqual([64, 60, 20]);
  });

  it('tells each request of a write that failed, and is empty then', async () => {
    const { commit, queue, failures } = openCommit();
    queue.isAway = true;
    const answers = await Promise.allSettled([commit.add(request(), 10), commit.add(request(), 10)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(failures).toHaveLength(1);
    expect(commit.pending()).toBe(0);
    await commit.drain();
  });

  it('is drained only when what waits for its turn is written', async () => {
    const { commit, batches } = openCommit();
    await commit.add(request(), 10);
    const late = commit.add(request(), 10);
    const drained = commit.drain();
    await vi.advanceTimersByTimeAsync(25);
    await drained;
    expect(sizes(batches)).toEqual([1, 1]);
    await late;
  });
});
