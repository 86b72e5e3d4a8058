// How long it takes to read what one person did over all browsers, and until somebody who says who they are is known, in a
// large installation. Measured at two sizes, so that the slope says what a larger one would take.

import { lookTimeline } from '#dashboard/server/persons/look-timeline.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { findHolders } from '#stores/records/questions/person-browsers.ts';
import { findPerson } from '#stores/records/questions/person-find.ts';
import type { Bench } from './bench-result.ts';
import { identityGoals } from './goals.ts';
import { fillIdentity, type IdentitySize } from './identity/fill-identity.ts';
import { type BenchStores, makeBenchDirectory, openBenchStores } from './product.ts';

const smallEvents = 10_000_000;
const largeEvents = 50_000_000;
const quickEvents = 400_000;
const timelines = 60;
const identifications = 40;
/** The first questions of a process read its caches full. */
const warmUps = 5;

export const runIdentityBench: Bench = async ({ quick }) => {
  const sizes = quick ? [quickEvents / 2, quickEvents] : [smallEvents, largeEvents];
  const [small, large] = [await measure(sizes[0] ?? 0), await measure(sizes[1] ?? 0)];
  const growth = large.size.events / small.size.events;
  const pass =
    large.timelineP95Ms <= identityGoals.timelineP95MsMax &&
    large.identifiedMaxMs <= identityGoals.identifiedMsMax;
  return {
    ...{ bench: 'identity', pass, events: large.size.events, visitors: large.size.visitors },
    ...{ persons: large.size.persons, merged: large.size.merged },
    ...{ timelineP50Ms: large.timelineP50Ms, timelineP95Ms: large.timelineP95Ms },
    ...{ identifiedP50Ms: large.identifiedP50Ms, identifiedMaxMs: large.identifiedMaxMs },
    ...{ smallEvents: small.size.events, smallTimelineP95Ms: small.timelineP95Ms },
    /** How many times longer it takes where there are ten times as many events. */
    timelineSlopePerTenfold: round((large.timelineP95Ms / small.timelineP95Ms) ** (1 / Math.log10(growth))),
  };
};

interface Measured {
  size: IdentitySize;
  timelineP50Ms: number;
  timelineP95Ms: number;
  identifiedP50Ms: number;
  identifiedMaxMs: number;
}

async function measure(events: number): Promise<Measured> {
  const directory = makeBenchDirectory();
  try {
    const opened = await openBenchStores(directory.environment);
    try {
      const size = await fillIdentity(opened, events);
      const timeline = await measureTimelines(opened, size);
      const identified = await measureIdentifications(opened, size);
      return {
        size,
        ...{ timelineP50Ms: quantile(timeline, 0.5), timelineP95Ms: quantile(timeline, 0.95) },
        ...{ identifiedP50Ms: quantile(identified, 0.5), identifiedMaxMs: quantile(identified, 1) },
      };
    } finally {
      await opened.close();
    }
  } finally {
    directory.remove();
  }
}

async function measureTimelines({ stores, site }: BenchStores, { persons }: IdentitySize): Promise<number[]> {
  const { records, events } = stores;
  const parts = {
    ...{
      records,
      events,
      siteIds: [site.id],
      caller: { id: '', role: 'administrator' as const, standsInFor: [] },
    },
    ...{ nameSubject: createSubjectNamer('bench'), nowMs: Date.now() },
  };
  const taken: number[] = [];
  for (let turn = 0; turn < timelines + warmUps; turn += 1) {
    const id = 1 + Math.floor((persons * turn) / (timelines + warmUps));
    const startMs = performance.now();
    const person = await findPerson(records, id);
    if (person === undefined) throw new Error(`There is no person ${id}.`);
    const { items } = await lookTimeline(parts, person, {});
    if (turn >= warmUps) taken.push(performance.now() - startMs);
    if (items.length === 0) throw new Error(`Person ${id} did nothing.`);
  }
  return taken;
}

/** From the word to the answer whose the browser is. */
async function measureIdentifications(
  { stores, site }: BenchStores,
  { visitors }: IdentitySize,
): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < identifications; turn += 1) {
    const visitor = (visitors + turn + 1).toString(16).padStart(16, '0');
    const key = `email:new-${turn}@bench.example`;
    const atMs = Date.now();
    const word = { siteId: site.id, visitor, key, means: key, strength: 'proof' as const, atMs };
    const startMs = performance.now();
    await keepSaid(stores.records, {
      words: [{ ...word, id: `bench-${turn}`, how: 'server' }],
      proofs: [{ way: 'server', keys: [key, `user:${site.id}:new-${turn}`], atMs }],
      values: [{ key, field: 'name', value: 'Somebody New', source: 'bench', confidence: 'confirmed', atMs }],
      contacts: [{ key, atMs }],
      refusals: [],
    });
    const [holder] = await findHolders(stores.records, [{ siteId: site.id, visitor, endMs: atMs }]);
    taken.push(performance.now() - startMs);
    if (holder === undefined) throw new Error('Somebody who was identified is nobody.');
  }
  return taken;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
