// A worker never has more than one small step of jobs that were fetched and not begun with.

import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { paceFetching } from '#stores/queue/pace-fetching.ts';
import type { JobWorker } from '#stores/queue/queue-engine.ts';

/** What BullMQ's worker has of it. */
function openWorker() {
  const worker = Object.assign(new EventEmitter(), { concurrency: 200 });
  const tell = (event: 'completed' | 'failed', id: string) => worker.emit(event, { id });
  return { worker: worker as unknown as Pick<JobWorker, 'concurrency' | 'on'>, tell, emitter: worker };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => `job${at}`);

describe('the pace of fetching', () => {
  it('begins with one step, and goes on when all of that is begun with', () => {
    const { worker } = openWorker();
    const pace = paceFetching(worker, 200);
    expect(worker.concurrency).toBe(16);
    for (const id of ids(15)) pace.begin(id);
    expect(worker.concurrency).toBe(16);
    pace.begin('last');
    expect(worker.concurrency).toBe(32);
  });

  it('never goes beyond what was asked for', () => {
    const { worker } = openWorker();
    const pace = paceFetching(worker, 200);
    for (const id of ids(199)) pace.begin(id);
    expect(worker.concurrency).toBe(200);
    expect(openAt(3)).toBe(3);
  });

  it('falls as jobs end, in whichever way', () => {
    const { worker, tell } = openWorker();
    const pace = paceFetching(worker, 200);
    for (const id of ids(33)) pace.begin(id);
    expect(worker.concurrency).toBe(48);
    tell('completed', 'job0');
    expect(worker.concurrency).toBe(48);
    tell('failed', 'job1');
    expect(worker.concurrency).toBe(32);
    for (const id of ids(20)) pace.end(id);
    expect(worker.concurrency).toBe(16);
  });

  it('counts a job once that is begun with twice, and forgets all when their ends may not have been told', () => {
    const { worker, emitter } = openWorker();
    const pace = paceFetching(worker, 200);
    for (const id of [...ids(15), ...ids(15)]) pace.begin(id);
    expect(worker.concurrency).toBe(16);
    for (const id of ids(40)) pace.begin(id);
    emitter.emit('error', new Error('away'));
    expect(worker.concurrency).toBe(16);
  });
});

function openAt(concurrencyMax: number): number {
  const { worker } = openWorker();
  paceFetching(worker, concurrencyMax);
  return worker.concurrency;
}
