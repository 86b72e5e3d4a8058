// How fast a full queue is drained by the real product, how much memory all its processes take meanwhile and idle, and
// how many bytes an event costs on disk.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProduct } from '#tests/support/run-product.ts';
import type { Bench } from './bench-result.ts';
import { countNamed, countStored, measureBytesPerEvent } from './count-stored.ts';
import { processGoals } from './goals.ts';
import { makeBatches } from './make-batches.ts';
import { measureBare } from './measure-bare.ts';
import { treeCpuSeconds } from './measure-cpu.ts';
import { treeMemoryMb, watchMemory } from './measure-memory.ts';
import { makeBenchDirectory, openBenchStores, watchWaiting } from './product.ts';
import { listKnownAddresses, writeNetworkSources } from './write-network-sources.ts';

const quickEvents = 150_000;
const resolvingEvents = 500_000;
const jobsPerWrite = 20;
const lookEveryMs = 200;
/** How long memory may take to come down once nothing moves. */
const settleMs = 45_000;
const quickSettleMs = 8_000;
/** Before and after each drain: the speed of a shared machine changes from one minute to the next. */
const bareMs = 2_000;

export const runProcessBench: Bench = async ({ quick }) => {
  const events = quick ? quickEvents : processGoals.events;
  const directory = makeBenchDirectory();
  try {
    await fillQueue(directory.environment, events);
    const drained = await drain(directory.path, events, quick ? quickSettleMs : settleMs);
    const { bytesPerEvent, rows, ids } = await inspect(directory.environment);
    const resolving = await drainResolving(quick);
    const pass =
      ids === events &&
      resolving.resolvingEventsPerSecond >= processGoals.eventsPerSecondMin &&
      drained.eventsPerSecond >= processGoals.eventsPerSecondMin &&
      drained.busyMemoryMb < processGoals.busyMemoryMbMax &&
      drained.idleMemoryMb < processGoals.idleMemoryMbMax &&
      bytesPerEvent <= processGoals.bytesPerEventMax;
    return {
      ...{ bench: 'process', pass, events, ...drained, bytesPerEvent, storedRows: rows, storedIds: ids },
      ...resolving,
    };
  } finally {
    directory.remove();
  }
};

/** The same with registries and four `.mmdb` files loaded, and visitors from networks that these know. */
async function drainResolving(quick: boolean) {
  const directory = makeBenchDirectory();
  const events = quick ? quickEvents : resolvingEvents;
  try {
    await fillQueue(directory.environment, events, listKnownAddresses());
    // After the first start: a data directory must be empty or Fiuto's own.
    const settings = await writeNetworkSources(directory.path);
    const drained = await drain(directory.path, events, 0, settings);
    const { stores, close } = await openBenchStores(directory.environment);
    const named = await countNamed(stores.events).finally(close);
    return {
      resolvingEvents: events,
      resolvingEventsPerSecond: drained.eventsPerSecond,
      resolvingEventsPerBareRequest: drained.eventsPerBareRequest,
      resolvingCpuMicrosecondsPerEvent: drained.cpuMicrosecondsPerEvent,
      resolvingMemoryMb: drained.busyMemoryMb,
      resolvingNamedNetworks: named,
    };
  } finally {
    directory.remove();
  }
}

async function fillQueue(
  environment: Record<string, string>,
  events: number,
  addresses: readonly string[] = [],
): Promise<void> {
  const { stores, site, close } = await openBenchStores(environment);
  let batches = [];
  for (const batch of makeBatches(site.id, events, Date.now(), addresses)) {
    batches.push(batch);
    if (batches.length < jobsPerWrite) continue;
    await stores.queue.add(batches);
    batches = [];
  }
  await stores.queue.add(batches);
  await close();
}

async function drain(
  path: string,
  events: number,
  idleWithinMs: number,
  settings: Record<string, string> = {},
) {
  const bareBefore = await measureBare(bareMs);
  const product = await runProduct(path, settings);
  const memory = watchMemory(product.pid);
  const masterKey = Buffer.from(readFileSync(join(path, 'secret.key'), 'utf8').trim(), 'hex');
  const queue = await watchWaiting(path, masterKey);
  // The first look: what was drained while the product was starting does not count.
  const startedAt = performance.now();
  const cpuAtStart = treeCpuSeconds(product.pid);
  const atStart = await queue.waiting();
  while ((await queue.waiting()) > 0) await wait(lookEveryMs);
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuSeconds = treeCpuSeconds(product.pid) - cpuAtStart;
  const busyMemoryMb = memory.stop();
  await queue.close();
  const idleMemoryMb = await findIdleMemory(product.pid, idleWithinMs);
  await product.stop();
  const bare = (bareBefore + (await measureBare(bareMs))) / 2;
  const eventsPerSecond = atStart / seconds;
  return {
    drainedBeforeMeasuring: events - atStart,
    seconds: round(seconds),
    eventsPerSecond: Math.round(eventsPerSecond),
    eventsPerBareRequest: Math.round((eventsPerSecond / bare) * 1_000) / 1_000,
    cpuMicrosecondsPerEvent: round((cpuSeconds / atStart) * 1_000_000),
    busyMemoryMb: Math.round(busyMemoryMb),
    idleMemoryMb: Math.round(idleMemoryMb),
  };
}

/** The lowest within the time: an engine gives memory back when it finds that nothing moves. */
async function findIdleMemory(pid: number, withinMs: number): Promise<number> {
  const deadline = performance.now() + withinMs;
  let lowest = treeMemoryMb(pid);
  while (performance.now() < deadline && lowest >= processGoals.idleMemoryMbMax / 2) {
    await wait(1_000);
    lowest = Math.min(lowest, treeMemoryMb(pid));
  }
  return lowest;
}

async function inspect(environment: Record<string, string>) {
  const { stores, close } = await openBenchStores(environment);
  try {
    const stored = await countStored(stores.events);
    return { ...stored, bytesPerEvent: round(await measureBytesPerEvent(stores.events)) };
  } finally {
    await close();
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
