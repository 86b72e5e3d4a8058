// How right resolution is on this installation: visits whose company the visitor told are the truth that the network's own
// answer is held against; and why nobody was named in the rest, so that nobody takes silence for lack of interest.

import type { CompanyBand } from '#contract/verdict-report.ts';
import type { Accuracy, BlindCount } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { cutVisitDays, keptVisitDays } from '#stores/events/questions/visit-days.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countCorrections } from '#stores/records/questions/company-corrections.ts';
import { askBothParts } from './ask-both-parts.ts';
import { askVisitGroups, type VisitGroup } from './ask-visit-groups.ts';
import { addTo, countedOf } from './count-by.ts';

export async function measureAccuracy(
  { events, records }: { events: EventReader; records: Records },
  siteIds: readonly number[],
  window: { fromMs: number; toMs: number },
): Promise<Accuracy> {
  const [{ groups, isCut }, days, corrections] = await Promise.all([
    askVisitGroups(events, siteIds, window),
    askDays(events, siteIds, window),
    countCorrections(records, new Date(0)),
  ]);
  const reasons = new Map<string, number>();
  const bands = new Map<CompanyBand, number>();
  let [visits, named, contested] = [0, 0, 0];
  for (const group of groups) {
    visits += group.visits;
    addTo(bands, group.band, group.visits);
    if (isNamed(group)) named += group.visits;
    else addTo(reasons, group.band === 'low' ? 'soft_match' : group.reason, group.visits);
    if (group.isContested) contested += group.visits;
  }
  return {
    ...{ visits, named, contested, days, isCut },
    corrections: corrections.map(({ kind, count }) => ({ kind, count })),
    reasons: countedOf(reasons).map(([reason, count]) => ({ reason, visits: count })),
    bands: countedOf(bands).map(([band, count]) => ({ band, visits: count })),
    ...countBlind(groups.filter(({ blind }) => blind !== '')),
  };
}

function isNamed({ band }: Pick<VisitGroup, 'band'>): boolean {
  return band === 'verified' || band === 'high' || band === 'medium';
}

function countBlind(groups: readonly VisitGroup[]): Pick<Accuracy, 'blind' | 'blindByKind' | 'blindByBand'> {
  const blind = nothing();
  const byKind = new Map<string, BlindCount>();
  const byBand = new Map<CompanyBand, BlindCount>();
  for (const group of groups) {
    const band = group.blindBand as CompanyBand;
    for (const count of [blind, countIn(byKind, group.blindKind), countIn(byBand, band)]) add(count, group);
  }
  const bySize = <T extends BlindCount>(one: T, other: T) => other.visits - one.visits;
  return {
    blind,
    blindByKind: [...byKind].map(([kind, count]) => ({ kind, ...count })).sort(bySize),
    blindByBand: [...byBand].map(([band, count]) => ({ band, ...count })).sort(bySize),
  };
}

function nothing(): BlindCount {
  return { visits: 0, right: 0, wrong: 0, silent: 0 };
}

function countIn<K>(counts: Map<K, BlindCount>, key: K): BlindCount {
  const known = counts.get(key) ?? nothing();
  counts.set(key, known);
  return known;
}

/** What the network would have named softly is not shown to anybody, so it counts as silence. */
function add(count: BlindCount, { visits, blind, blindBand }: VisitGroup): void {
  count.visits += visits;
  if (blind === 'silent' || blindBand === 'low' || blindBand === 'none') count.silent += visits;
  else if (blind === 'right') count.right += visits;
  else count.wrong += visits;
}

/** Oldest first. */
async function askDays(
  events: EventReader,
  siteIds: readonly number[],
  window: { fromMs: number; toMs: number },
): Promise<Accuracy['days']> {
  const [late = [], early = []] = await askBothParts(
    events,
    siteIds,
    window,
    [cutVisitDays, keptVisitDays],
    {},
  );
  return [...early, ...late].map(({ visitCount, ...day }) => ({ ...day, visits: visitCount }));
}
