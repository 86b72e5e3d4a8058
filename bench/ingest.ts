// How many events the collector takes, answered only when durable, with the whole product running on the same machine;
// and that every accepted event is in the event store afterwards exactly once.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { bundleScripts } from './bundle-scripts.ts';
import { type Compared, compareWithBare } from './compare-with-bare.ts';
import { ingestGoals } from './goals.ts';
import type { ProductState } from './ingest-product.ts';
import { type LoadResult, runLoad } from './load-generator.ts';
import { treeMemoryMb, watchMemory } from './measure-memory.ts';
import { makeBenchDirectory } from './product.ts';
import { startChild, stopChild } from './start-child.ts';

type Figures = Record<string, number>;

/** Of single events, each beside the bare handler. */
const turns = 5;

/** `quick`: 4 s for each measure and no long run. On a slower machine the long run is as much slower. */
export async function runIngestBench({ quick, machineShare }: BenchOptions): Promise<BenchResult> {
  const runMs = quick ? 4_000 : ingestGoals.runSeconds * 1_000;
  const place = makeBenchDirectory();
  const product = await startChild(await buildProduct(), {
    ...place.environment,
    FIUTO_REQUESTS_PER_MINUTE_MAX: '0',
    FIUTO_SITE_EVENTS_PER_MINUTE_MAX: '0',
  });
  try {
    const { siteKey, port } = product.ready as ProductState;
    const load = (connections: number, eventsPerRequest = 1, requestsPerSecond = 0, durationMs = runMs) =>
      runLoad({ port, path: '/e', siteKey, connections, eventsPerRequest, durationMs, requestsPerSecond });
    await load(ingestGoals.fewConnections, 1, 0, quick ? 1_000 : 3_000).then(noteAccepted(1));
    const beside = (connections: number) =>
      compareWithBare(
        turns,
        quick ? 4_000 : 8_000,
        () => drain(product.child),
        async (durationMs) => noteAccepted(1)(await load(connections, 1, 0, durationMs)),
      );
    const few = await beside(ingestGoals.fewConnections);
    const many = await beside(ingestGoals.manyConnections);
    const batches = await load(ingestGoals.fewConnections, ingestGoals.batchEvents).then(
      noteAccepted(ingestGoals.batchEvents),
    );
    const drained = await drain(product.child);
    const rate = Math.round(ingestGoals.steadyRequestsPerSecond * Math.min(1, machineShare));
    const steady = quick ? {} : await runSteady(product.child, place.path, rate, load);
    const end = await ask(product.child, 'count');
    const figures = {
      ...describeRun('few', few),
      ...describeRun('many', many),
      batchEventsPerSecond: Math.round((batches.accepted * ingestGoals.batchEvents) / batches.seconds),
      batchP99Ms: batches.p99Ms,
      ...drained,
      ...steady,
      refusedRequests: few.refused + many.refused + batches.refused,
      acceptedEvents,
      storedEvents: end.stored,
      distinctEvents: end.distinct,
    };
    return { bench: 'ingest', pass: meetsGoals(figures), ...figures };
  } finally {
    await stopChild(product.child);
    place.remove();
    acceptedEvents = 0;
  }
}

let acceptedEvents = 0;

function noteAccepted(eventsPerRequest: number): (result: LoadResult) => LoadResult {
  return (result) => {
    acceptedEvents += result.accepted * eventsPerRequest;
    return result;
  };
}

function describeRun(name: string, compared: Compared): Figures {
  const { share, requestsPerSecond, bareRequestsPerSecond, p50Ms, p99Ms } = compared;
  return {
    [`${name}RequestsPerSecond`]: requestsPerSecond,
    [`${name}OfBare`]: share,
    [`${name}BareRequestsPerSecond`]: bareRequestsPerSecond,
    [`${name}P50Ms`]: p50Ms,
    [`${name}P99Ms`]: p99Ms,
  };
}

function meetsGoals(figures: Figures): boolean {
  const figure = (name: string) => figures[name] ?? 0;
  const isSteadyMet =
    figures['steadyRequestsPerSecond'] === undefined ||
    (figure('steadyRequestsPerSecond') >= ingestGoals.steadyRequestsPerSecond * 0.99 &&
      figure('steadyBacklogEvents') <= ingestGoals.steadyRequestsPerSecond);
  return (
    figure('fewRequestsPerSecond') >= ingestGoals.fewConnectionsRequestsPerSecondMin &&
    figure('fewP99Ms') <= ingestGoals.fewConnectionsP99MsMax &&
    figure('manyRequestsPerSecond') >= ingestGoals.manyConnectionsRequestsPerSecondMin &&
    figure('batchEventsPerSecond') >= ingestGoals.batchEventsPerSecondMin &&
    figure('acceptedEvents') === figure('storedEvents') &&
    figure('storedEvents') === figure('distinctEvents') &&
    isSteadyMet
  );
}

/** How fast the backlog of the runs before drains when nothing more comes in. */
async function drain(child: ChildProcess): Promise<Figures> {
  const startedAtMs = performance.now();
  const { waiting: backlogEvents } = await ask(child, 'state');
  for (let waiting = backlogEvents; waiting > 0; ) {
    await wait(100);
    ({ waiting } = await ask(child, 'state'));
  }
  const seconds = (performance.now() - startedAtMs) / 1_000;
  return {
    backlogEvents,
    drainSeconds: round(seconds),
    drainEventsPerSecond: Math.round(backlogEvents / seconds),
  };
}

/** The long run: the backlog, the queue's files and the memory at its half and at its end should be the same. */
async function runSteady(
  child: ChildProcess,
  directory: string,
  rate: number,
  load: (connections: number, events: number, rate: number, durationMs: number) => Promise<LoadResult>,
): Promise<Figures> {
  const halfMs = ingestGoals.steadySeconds * 500;
  const pid = child.pid ?? 0;
  const run = async () => noteAccepted(1)(await load(ingestGoals.fewConnections, 1, rate, halfMs));
  const peak = watchMemory(pid, 2_000);
  const first = await run();
  const atHalf = { postgresMb: postgresMb(directory), memoryMb: treeMemoryMb(pid) };
  const second = await run();
  const { waiting } = await ask(child, 'state');
  const figures = {
    steadyRequestsPerSecond: Math.round(
      (first.accepted + second.accepted) / (first.seconds + second.seconds),
    ),
    steadyWantedPerSecond: rate,
    steadyP99Ms: Math.max(first.p99Ms, second.p99Ms),
    steadyBacklogEvents: waiting,
    steadyPostgresMbAtHalf: atHalf.postgresMb,
    steadyPostgresMbAtEnd: postgresMb(directory),
    steadyMemoryMbAtHalf: Math.round(atHalf.memoryMb),
    steadyMemoryMbAtEnd: Math.round(treeMemoryMb(pid)),
    steadyMemoryMbPeak: Math.round(peak.stop()),
  };
  await drain(child);
  return figures;
}

/** Tables, indexes and log of the embedded PostgreSQL. */
function postgresMb(directory: string): number {
  const sizeOf = (path: string): number => {
    let sum = 0;
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      // A file may go while we look.
      sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    }
    return sum;
  };
  return Math.round(sizeOf(join(directory, 'postgres', 'cluster')) / 1_000_000);
}

/** Bundled as `npm start` runs it; the collector's thread lies beside it. Answers the file to start. */
async function buildProduct(): Promise<string> {
  const script = await bundleScripts('bench-ingest', {
    'ingest-product': 'bench/ingest-product.ts',
    'collector-thread': 'run/collector-thread.ts',
  });
  return script('ingest-product');
}

async function ask(child: ChildProcess, question: 'state' | 'count'): Promise<ProductState> {
  const answered = once(child, 'message');
  child.send(question);
  const [state] = await answered;
  return state as ProductState;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
