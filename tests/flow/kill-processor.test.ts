// Kill -9 of the processor at random moments of its work: every event on the queue is stored exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeId, sampleBatch, samplePageView, sampleRequest } from '#tests/support/sample-events.ts';
import {
  countOutcomes,
  type FlowPlace,
  makeFlowPlace,
  openFlow,
  openFlowQueue,
  readOutcomes,
} from './start-flow.ts';

const rounds = Number(process.env['FIUTO_FAULT_ROUNDS'] ?? '2');
const batchesPerRound = 40;
const monthMs = 30 * 86_400_000;

async function startChild(place: FlowPlace): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('./processor-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(place)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

test('stores every event exactly once when the processor is killed in mid-write', {
  timeout: 60_000 + rounds * 30_000,
}, async () => {
  const { place, remove } = await makeFlowPlace();
  const queue = await openFlowQueue(place);
  let sent = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = await startChild(place);
    const now = Date.now();
    for (let index = 0; index < batchesPerRound; index += 1) {
      // Two months in a batch: an insert that is cut off may have written one of them.
      const events = Array.from({ length: 20 }, (_, at) =>
        samplePageView(now - (at % 2) * (monthMs - 86_400_000)),
      );
      await queue.add([sampleBatch([sampleRequest(events, { siteId: 7 })], makeId(now))]);
      sent += events.length;
    }
    // A random moment of the work is the point of this test; no condition can stand for it.
    await wait(Math.random() * 400);
    await end(child, 'SIGKILL');
  }
  const last = await startChild(place);
  await expect.poll(async () => (await queue.waitingEvents()).size, { timeout: 40_000 }).toBe(0);
  await end(last, 'SIGTERM');
  await queue.close();
  const flow = await openFlow(place);
  const rows = await readOutcomes(flow, 7);
  await flow.close();
  await remove();
  expect(countOutcomes(rows)).toEqual({ stored: sent, dropped: 0, rejected: 0 });
  expect(rows.every((row) => row.copies === 1)).toBe(true);
});
