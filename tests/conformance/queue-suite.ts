// What every queue must do, whichever engine is under it: run for PostgreSQL and for Redis.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Queue, UnrecoverableError } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { EventQueue, TakenBatch } from '#stores/queue/event-queue.ts';
import { eventQueueName, openEventQueue } from '#stores/queue/open-event-queue.ts';
import { openSchedule } from '#stores/queue/open-schedule.ts';
import type { QueueEngine } from '#stores/queue/queue-engine.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-batch.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

export interface QueueUnderTest {
  engine: QueueEngine;
  /** How the child process of the kill test reaches the same engine. */
  childArguments: string[];
  stop(): Promise<void>;
}

const masterKey = Buffer.alloc(32, 7);
const seal = createBatchSeal({ masterKey, addressKeyFor: () => Buffer.alloc(32, 9) });
const patient = { timeout: 20_000, interval: 25 };

export function describeQueue(name: string, start: () => Promise<QueueUnderTest>): void {
  describe(`the event queue on ${name}`, () => {
    let under: QueueUnderTest;
    let queue: EventQueue;
    beforeAll(async () => {
      under = await start();
      queue = await openEventQueue(under.engine, seal, quietLog);
    });
    afterAll(async () => {
      await queue.close();
      await under.stop();
    });

    const takeAll = async (untilEmpty: EventQueue = queue): Promise<TakenBatch[]> => {
      const taken: TakenBatch[] = [];
      const consumer = untilEmpty.consume(async (batch) => void taken.push(batch), { concurrency: 4 });
      await vi.waitFor(async () => expect((await untilEmpty.waitingEvents()).size).toBe(0), patient);
      await consumer.stop();
      return taken;
    };

    it('hands a batch over as it was added, with NUL and lone surrogates in it', async () => {
      const hostile = 'a\u0000b \ud800 \udfff c';
      const events = [
        { id: 'x', raw: { type: 'track', at: 1, name: hostile, properties: { [hostile]: hostile } } },
      ];
      const batch = sampleBatch([sampleRequest(1, 2), sampleRequest(1, 0, { events, userAgent: hostile })]);
      await queue.add([batch]);
      const [taken] = await takeAll();
      expect(taken).toEqual({ batch, events: 3, attempt: 0 });
    });

    it('adds many batches in one write, and one that is added twice once', async () => {
      const batches = Array.from({ length: 5 }, () => sampleBatch([sampleRequest(1, 1)]));
      await queue.add(batches);
      await queue.add(batches.slice(0, 1));
      const taken = await takeAll();
      expect(taken.map(({ batch }) => batch.batchId).sort()).toEqual(
        batches.map(({ batchId }) => batchId).sort(),
      );
    });

    it('counts waiting events per site, and none when all are acknowledged', async () => {
      await queue.add([
        sampleBatch([sampleRequest(1, 3), sampleRequest(2, 4)]),
        sampleBatch([sampleRequest(2, 5)]),
      ]);
      await queue.add([sampleBatch([sampleRequest(3, 1)])]);
      expect(await queue.waitingEvents()).toEqual(
        new Map([
          [1, 3],
          [2, 9],
          [3, 1],
        ]),
      );
      await takeAll();
      expect(await queue.waitingEvents()).toEqual(new Map());
    });

    it('counts an event as waiting until its handler has resolved', async () => {
      await queue.add([sampleBatch([sampleRequest(1, 2)])]);
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let isTaken = false;
      const consumer = queue.consume(
        async () => {
          isTaken = true;
          await finished;
        },
        { concurrency: 1 },
      );
      await vi.waitFor(() => expect(isTaken).toBe(true), patient);
      expect(await queue.waitingEvents()).toEqual(new Map([[1, 2]]));
      finish();
      await vi.waitFor(async () => expect((await queue.waitingEvents()).size).toBe(0), patient);
      await consumer.stop();
    });

    it('hands a batch out again when its handler rejects, and counts the tries', async () => {
      await queue.add([sampleBatch([sampleRequest(1, 1)])]);
      const attempts: number[] = [];
      const consumer = queue.consume(
        async ({ attempt }) => {
          attempts.push(attempt);
          if (attempts.length < 3) throw new Error('the store is away');
        },
        { concurrency: 1 },
      );
      await vi.waitFor(async () => expect((await queue.waitingEvents()).size).toBe(0), patient);
      await consumer.stop();
      expect(attempts).toEqual([0, 1, 2]);
    });

    it('gives each batch to one of several consumers', async () => {
      const batches = Array.from({ length: 60 }, () => sampleBatch([sampleRequest(1, 1)]));
      await queue.add(batches);
      const other = await openEventQueue(under.engine, seal, quietLog);
      const seen: string[] = [];
      const note = async ({ batch }: TakenBatch) => void seen.push(batch.batchId);
      const consumers = [queue.consume(note, { concurrency: 3 }), other.consume(note, { concurrency: 3 })];
      await vi.waitFor(async () => expect((await queue.waitingEvents()).size).toBe(0), patient);
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await other.close();
      expect(seen.sort()).toEqual(batches.map(({ batchId }) => batchId).sort());
    });

    it('waits for what is in hand when it stops, and takes no more', async () => {
      await queue.add([sampleBatch([sampleRequest(1, 1)]), sampleBatch([sampleRequest(1, 1)])]);
      let started = 0;
      let ended = 0;
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const consumer = queue.consume(
        async () => {
          started++;
          await finished;
          ended++;
        },
        { concurrency: 1 },
      );
      await vi.waitFor(() => expect(started).toBe(1), patient);
      const stopped = consumer.stop();
      finish();
      await stopped;
      expect([started, ended]).toEqual([1, 1]);
      expect(await takeAll()).toHaveLength(1);
    });

    it('keeps a batch that nobody can read, without holding up others, and counts it', async () => {
      const foreign = createBatchSeal({ masterKey: Buffer.alloc(32, 1), addressKeyFor: () => null });
      const stranger = await openEventQueue(under.engine, foreign, quietLog);
      await stranger.add([sampleBatch([sampleRequest(8, 2)])]);
      await queue.add([sampleBatch([sampleRequest(1, 1)])]);
      const taken: number[] = [];
      const consumer = queue.consume(async ({ events }) => void taken.push(events), { concurrency: 1 });
      await vi.waitFor(async () => {
        expect(taken).toEqual([1]);
        expect(await queue.waitingEvents()).toEqual(new Map([[8, 2]]));
      }, patient);
      await vi.waitFor(
        async () => expect(await queue.unreadableEvents()).toEqual(new Map([[8, 2]])),
        patient,
      );
      await consumer.stop();
      expect(await queue.retryFailed()).toBe(0);
      expect(await queue.retryUnreadable()).toBe(1);
      expect(await queue.unreadableEvents()).toEqual(new Map());
      expect(await takeAll(stranger)).toHaveLength(1);
      await stranger.close();
    });

    it('puts a batch whose tries are used up back in line', async () => {
      const batch = sampleBatch([sampleRequest(7, 3)]);
      await queue.add([batch]);
      const failing = queue.consume(() => Promise.reject(new UnrecoverableError('used up')), {
        concurrency: 1,
      });
      await vi.waitFor(async () => expect(await queue.retryFailed()).toBe(1), patient);
      await failing.stop();
      expect(await queue.unreadableEvents()).toEqual(new Map());
      await queue.retryFailed();
      expect((await takeAll()).map((taken) => taken.batch)).toEqual([batch]);
    });

    it('rewrites batches where they lie, waiting and failed, keeps their count, and clears its files', async () => {
      // More than a page, so that one that moves from page to page is no harder to find.
      const batches = Array.from({ length: 60 }, () => sampleBatch([sampleRequest(1, 2)]));
      const [failing] = batches;
      const failedQueue = under.engine.openQueue(eventQueueName);
      const failedBefore = await failedQueue.getFailedCount();
      await queue.add(batches.slice(0, 1));
      const consumer = queue.consume(() => Promise.reject(new UnrecoverableError('no room')), {
        concurrency: 1,
      });
      await vi.waitFor(
        async () => expect(await failedQueue.getFailedCount()).toBe(failedBefore + 1),
        patient,
      );
      await consumer.stop();
      await failedQueue.close();
      await queue.add(batches.slice(1));
      const before = await queue.waitingEvents(0);
      const seen = new Set<string>();
      const { rewritten, unreadable } = await queue.rewrite((batch) => {
        seen.add(batch.batchId);
        const requests = batch.requests.map((one) => ({ ...one, userAgent: '', address: '' }));
        return batch.batchId === batches[5]?.batchId ? undefined : { ...batch, requests };
      });
      expect([seen.size, rewritten, unreadable]).toEqual([60, 59, 0]);
      expect(seen.has(failing?.batchId ?? '')).toBe(true);
      expect(await queue.waitingEvents(0)).toEqual(before);
      const round = { done: new Set<string>(), left: [] };
      expect(await queue.clearTraces(round)).toEqual([]);
      expect(round.left).toEqual([]);
      await queue.retryFailed();
      const taken = await takeAll();
      expect(taken).toHaveLength(60);
      expect(taken.filter(({ batch }) => batch.requests[0]?.userAgent !== '')).toHaveLength(1);
    });

    it('leaves a batch of a newer version in the queue for a newer Fiuto', async () => {
      const batch = sampleBatch([sampleRequest(9, 2)]);
      const newer = {
        seal: (it: QueuedBatch) => seal.seal(it).replace(/^1\./, '2.'),
        open: (text: string) => seal.open(text.replace(/^2\./, '1.')),
      };
      const upToDate = await openEventQueue(under.engine, newer, quietLog);
      await upToDate.add([batch]);
      let refusals = 0;
      const log = { ...quietLog, warn: quietLog.warn, error: () => void refusals++ };
      const old = await openEventQueue(under.engine, seal, log);
      const taken: TakenBatch[] = [];
      old.consume(async (one) => void taken.push(one), { concurrency: 1 });
      await vi.waitFor(() => expect(refusals).toBeGreaterThan(0), patient);
      expect(await old.waitingEvents()).toEqual(new Map([[9, 2]]));
      await old.close();
      expect(taken).toEqual([]);
      expect((await takeAll(upToDate)).map((one) => one.batch)).toEqual([batch]);
      await upToDate.close();
    });

    it('takes up the work of a killed process in under 10 s', async () => {
      const batch = sampleBatch([sampleRequest(1, 1)]);
      await queue.add([batch]);
      const script = fileURLToPath(new URL('./queue-consumer-child.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', script, ...under.childArguments], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      const killedAtMs = Date.now();
      const attempts: number[] = [];
      const consumer = queue.consume(async ({ attempt }) => void attempts.push(attempt), { concurrency: 1 });
      await vi.waitFor(() => expect(attempts).toEqual([1]), patient);
      const tookMs = Date.now() - killedAtMs;
      await consumer.stop();
      expect(tookMs).toBeLessThan(10_000);
    });

    it('runs repeated work once, however many machines ask for it', async () => {
      const machines = await Promise.all([
        openSchedule(under.engine, quietLog),
        openSchedule(under.engine, quietLog),
      ]);
      const runs: number[] = [];
      for (const machine of machines)
        await machine.every('note-time', 400, async () => void runs.push(Date.now()));
      const startedAtMs = Date.now();
      await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(6), patient);
      await Promise.all(machines.map((machine) => machine.close()));
      // A late run may come close before the next one; but once an interval there are no more runs than intervals.
      expect(runs.length).toBeLessThanOrEqual((Date.now() - startedAtMs) / 400 + 2);
    });

    it('shows in the store neither addresses nor what visitors did', async () => {
      const batch = sampleBatch([sampleRequest(1, 1, { address: '198.51.100.23' })]);
      await queue.add([batch]);
      const raw = under.engine.openQueue(eventQueueName);
      expect(raw).toBeInstanceOf(Queue);
      const job = await raw.getJob(batch.batchId);
      const text = JSON.stringify(job?.asJSON());
      expect(text).not.toContain('198.51.100.23');
      expect(text).not.toContain('example.com');
      await raw.close();
      await takeAll();
    });
  });
}
