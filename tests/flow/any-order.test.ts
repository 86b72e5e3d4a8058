// Any interleaving and duplication of batches ends in the same stored set, and received = stored + dropped + rejected.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueuedBatch, QueuedEvent } from '#contract/queued-batch.ts';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import { deriveId } from '#processor/arrived-event.ts';
import { createBatchGatherer } from '#processor/gather-batches.ts';
import { createPipeline } from '#processor/pipeline.ts';
import { createGatheringWriter } from '#processor/write-gathering.ts';
import { nobodyNamed, noCompanies, noCompanyWork } from '#tests/support/no-company-matching.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { countOutcomes, type Flow, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

let flow: Flow;
let remove: () => Promise<void>;

beforeAll(async () => {
  const made = await makeFlowPlace();
  remove = made.remove;
  flow = await openFlow(made.place);
});

afterAll(async () => {
  await flow.close();
  await remove();
});

let run = 0;
const startMs = Date.now() - 20 * 86_400_000;

/** Event number `n` of a run: the same id and content every time; every seventh is broken. */
function eventOf(site: number, n: number): QueuedEvent {
  const atMs = startMs + n * 7_200_000;
  const id = deriveId(`run ${site}`, n, atMs);
  const page = { url: `https://www.example.com/p/${n}` };
  return {
    id,
    raw: n % 7 === 6 ? { type: 'page_view', at: 'broken' } : { type: 'page_view', id, at: atMs, page },
  };
}

/** Writes batches in the order of `deliveries`, each element an index of a batch; up to `width` in hand at once. */
async function deliver(
  batches: readonly QueuedBatch[],
  deliveries: readonly number[],
  width: number,
): Promise<void> {
  const pipeline = createPipeline({
    person: nobodyNamed,
    sites: { byId: () => flow.site },
    networks: { find: () => noNetworkFacts },
    keptFor: { limitedDays: 90, grantedMonths: 13 },
    company: noCompanies,
  });
  const write = createGatheringWriter({
    events: flow.events,
    describe: (arrived) => pipeline.run(arrived),
    createEffects: () => ({ note: () => undefined, write: () => Promise.resolve() }),
    addressKeys: { addressKeyFor: () => null },
    ...noCompanyWork,
    log: quietLog,
    retryWaitsMs: [],
  });
  const gatherer = createBatchGatherer({ eventsMax: 8, batchesMax: 200, intervalMs: 0, write });
  for (let at = 0; at < deliveries.length; at += width) {
    const together = deliveries.slice(at, at + width).map((index) => batches[index % batches.length]);
    await Promise.all(
      together.map(async (batch) => {
        if (batch === undefined) return;
        const events = batch.requests.reduce((sum, request) => sum + request.events.length, 0);
        await gatherer.add({ batch, events, attempt: 0 });
      }),
    );
  }
}

const plans = fc.record({
  /** Which events are in which batch; the same event may be in several, and twice in one. */
  batches: fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  }),
  /** Further deliveries after every batch was delivered once, in any order. */
  again: fc.array(fc.nat(5), { maxLength: 6 }),
  seed: fc.nat(),
  width: fc.integer({ min: 1, max: 4 }),
});

test('ends in the same set of events whatever the order, and counts every copy once', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async ({ batches, again, seed, width }) => {
      const site = 100_000 + run++;
      const sent = batches.map((numbers, index) =>
        sampleBatch(
          [
            sampleRequest(
              numbers.map((n) => eventOf(site, n)),
              { siteId: site },
            ),
          ],
          deriveId(`batch ${site}`, index, startMs),
        ),
      );
      const once = batches.map((_, index) => (index + seed) % batches.length);
      await deliver(sent, [...once, ...again], width);
      const rows = await readOutcomes(flow, site);
      const counts = countOutcomes(rows);
      const numbers = new Set(batches.flat());
      const broken = [...numbers].filter((n) => n % 7 === 6).length;
      expect(rows.every((row) => row.copies === 1)).toBe(true);
      expect(counts.stored).toBe(numbers.size - broken);
      expect(counts.rejected).toBe(broken);
      expect(counts.stored + counts.dropped + counts.rejected).toBe(batches.flat().length);
      const stored = rows.filter((row) => row.outcome === 'stored').map((row) => row.event_id);
      const wanted = [...numbers].filter((n) => n % 7 !== 6).map((n) => eventOf(site, n).id);
      expect(stored.sort()).toEqual(wanted.sort());
    }),
    { numRuns: Number(process.env['FIUTO_PROPERTY_RUNS'] ?? '60') },
  );
});
