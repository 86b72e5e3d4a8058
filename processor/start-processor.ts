// Starts the processor: takes batches from the queue, gathers and writes them, and keeps the repeated work going.

import { createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { createGoneEvents } from '#stores/records/reported/gone-events.ts';
import { createWithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { openCompanyMatching } from './company/open-company-matching.ts';
import { createBatchGatherer } from './gather-batches.ts';
import { createKeepLinkUses } from './links/keep-link-uses.ts';
import { watchMailboxes } from './mailbox/watch-mailboxes.ts';
import { createPipeline } from './pipeline.ts';
import type { ProcessorParts } from './processor-parts.ts';
import { releaseMemoryWhenIdle } from './release-memory.ts';
import { type ReplayFilter, replayRejected } from './replay/replay-rejected.ts';
import { scheduleWork } from './schedule-work.ts';
import { startScorer } from './scoring/start-scorer.ts';
import { createEffects } from './write/note-effects.ts';
import { createGatheringWriter } from './write-gathering.ts';

export interface Processor {
  /** Takes no more, writes what is in hand, resolves when idle. */
  stop(): Promise<void>;
  /** Sources that have disabled themselves, such as a broken `.mmdb` file. */
  warnings(): { source: string; message: string }[];
  /** Puts rejected events back on the queue; answers how many. */
  replay(filter: ReplayFilter): Promise<number>;
}

/** Batches in hand at once: many small ones are needed to fill a write. */
const batchesInHand = 200;
/** Writes that may be unpacked at once: those under way and one that gathers. */
const writesInHand = 4;
/** About half a minute; then the batch goes back to the queue, which waits longer. */
const retryWaitsMs = [100, 200, 400, 800, 1_600, 3_200, 6_400, 6_400, 6_400];

export async function startProcessor(parts: ProcessorParts): Promise<Processor> {
  const { queue, events, records, sites, settings, log } = parts;
  const addressKeys = parts.daySecrets ?? { addressKeyFor: () => null };
  const insertParts = { events, log, retryWaitsMs };
  const matching = await openCompanyMatching({
    ...{ ...parts, insertParts },
    suggestsOffices: settings.suggestsOffices,
  });
  const erased = createErasedKeys(records, parts.secret);
  const withdrawn = createWithdrawnKeys(records, parts.secret);
  const gone = createGoneEvents(records);
  const pipeline = createPipeline({
    sites,
    networks: matching.networks,
    keptFor: settings.keptFor,
    company: matching.step,
    person: {
      nameSubject: createSubjectNamer(parts.secret),
      isErased: erased.has,
      isWithdrawn: withdrawn.isWithdrawn,
      isGone: gone.has,
    },
  });
  const nameSubject = createSubjectNamer(parts.secret);
  const scorer = startScorer({
    ...{ events, records, nameSubject, log },
    ...{ tell: parts.tellOfSignals, push: parts.pushScored },
    now: Date.now,
  });
  const onDrop = (what: string, reason: string) =>
    log.error(
      { what, reason },
      'PostgreSQL refuses what an event means for the records; the event itself is stored',
    );
  const write = createGatheringWriter({
    events,
    describe: (arrived) => pipeline.run(arrived),
    createEffects: () => {
      const effects = createEffects({
        waitsForFirstEvent: (siteId) => sites.byId(siteId)?.firstEventAtMs === null,
        mappingOf: (siteId, key) => sites.byId(siteId)?.forms.find((form) => form.key === key)?.mapping ?? {},
        subjectsOf: matching.subjectsOf,
      });
      return {
        note: effects.note,
        write: async () => {
          await effects.write(records, onDrop);
          scorer.wake();
        },
      };
    },
    addressKeys,
    claims: matching.claims,
    prepare: async (batches) => {
      await erased.load();
      await withdrawn.load();
      await gone.load();
      await matching.prepare(batches);
    },
    keepLinkUses: createKeepLinkUses({
      records,
      networks: matching.networks,
      refused: { isErased: erased.has, isWithdrawn: withdrawn.isWithdrawn },
      onDrop: (reason) => onDrop('link', reason),
    }),
    writeDecisions: matching.writeDecisions,
    log,
    retryWaitsMs,
  });
  const memory = releaseMemoryWhenIdle(events, log);
  const gatherer = createBatchGatherer({
    eventsMax: settings.writeEventsMax,
    batchesMax: batchesInHand / 2,
    intervalMs: settings.writeIntervalMs,
    ...(parts.isCollectorBusy && { isCollectorBusy: parts.isCollectorBusy }),
    write: (batches) => memory.during(() => write(batches)),
  });
  const replay = (filter: ReplayFilter) => replayRejected({ events, queue, addressKeys }, filter);
  await scheduleWork(parts, replay, { ...matching, erased, withdrawn });
  const mailboxes = parts.mailboxes && (await watchMailboxes({ ...parts, ...parts.mailboxes, erased }));
  const consumer = queue.consume((taken) => gatherer.add(taken), {
    concurrency: batchesInHand,
    eventsInHandMax: settings.writeEventsMax * writesInHand,
  });
  return {
    stop: async () => {
      await mailboxes?.stop();
      await consumer.stop();
      await gatherer.settle();
      await scorer.stop();
      memory.stop();
      await matching.close();
    },
    warnings: () => matching.warnings(),
    replay,
  };
}
