// Adds up the Pipeline page from outcome rows and from what waits in the queue; no counter is kept beside them.

import type { Pipeline, PipelineCounts, PipelineQuery } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import { pipelineHours } from '#stores/events/questions/pipeline-hours.ts';
import { pipelineOutcomes } from '#stores/events/questions/pipeline-outcomes.ts';
import { unknownConsent } from '#stores/events/questions/unknown-consent.ts';
import type { RouteParts } from './route-parts.ts';

type OutcomeRow = (typeof pipelineOutcomes)['row']['_output'];

/** They come from a fault that lasts, so that an answer of this age will do. */
const unreadableAgeMs = 10_000;

/** Waiting events belong to no period yet: they are always counted. */
export async function sumPipeline(
  parts: Pick<RouteParts, 'events' | 'queue' | 'warnings'>,
  sites: readonly Site[],
  query: PipelineQuery,
): Promise<Pipeline> {
  const window = {
    siteIds: sites.map(({ id }) => id),
    fromMs: Date.parse(query.from),
    toMs: Date.parse(query.to),
  };
  // What waits is read first: an event stored in between is counted twice for a moment, never not at all.
  const waiting = await parts.queue.waitingEvents();
  const unreadable = await parts.queue.unreadableEvents(unreadableAgeMs);
  const [outcomes, hours, unknown] = await Promise.all([
    parts.events.ask(pipelineOutcomes, window),
    parts.events.ask(pipelineHours, window),
    parts.events.ask(unknownConsent, window),
  ]);
  const perSite = sites.map((site) => ({
    siteId: site.id,
    name: site.name,
    counts: countSite(
      outcomes.filter(({ siteId }) => siteId === site.id),
      waiting.get(site.id) ?? 0,
    ),
  }));
  return {
    totals: addUp(perSite.map(({ counts }) => counts)),
    perSite,
    perHour: hours.map(({ hourMs, ...counts }) => ({ hour: new Date(hourMs).toISOString(), ...counts })),
    dropReasons: sumReasons(outcomes, 'dropped').map(({ reason, count }) => ({ reason, count })),
    rejectReasons: sumReasons(outcomes, 'rejected'),
    unreadable: sites.reduce((sum, { id }) => sum + (unreadable.get(id) ?? 0), 0),
    warnings: parts.warnings(),
    unknownConsent: unknown.map(({ siteId, events, lastMs }) => ({
      ...{ siteId, events, lastAt: new Date(lastMs).toISOString() },
      name: sites.find(({ id }) => id === siteId)?.name ?? '',
    })),
  };
}

function countSite(rows: readonly OutcomeRow[], waiting: number): PipelineCounts {
  const count = (outcome: OutcomeRow['outcome']) =>
    rows.reduce((sum, row) => (row.outcome === outcome ? sum + row.events : sum), 0);
  const [stored, dropped, rejected] = [count('stored'), count('dropped'), count('rejected')];
  return { received: stored + dropped + rejected + waiting, stored, dropped, rejected, waiting };
}

function addUp(all: readonly PipelineCounts[]): PipelineCounts {
  const sum = { received: 0, stored: 0, dropped: 0, rejected: 0, waiting: 0 };
  for (const counts of all) {
    for (const key of ['received', 'stored', 'dropped', 'rejected', 'waiting'] as const)
      sum[key] += counts[key];
  }
  return sum;
}

/** Drops come from our rules whatever the step; rejections are told apart by the step that gave up. */
function sumReasons(rows: readonly OutcomeRow[], outcome: OutcomeRow['outcome']) {
  const sums = new Map<string, { reason: string; step: string; count: number }>();
  for (const row of rows) {
    if (row.outcome !== outcome) continue;
    const step = outcome === 'rejected' ? row.step : '';
    const key = `${row.reason}\n${step}`;
    const sum = sums.get(key) ?? { reason: row.reason, step, count: 0 };
    sum.count += row.events;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((one, other) => other.count - one.count);
}
