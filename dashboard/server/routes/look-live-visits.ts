// The visits of now: when everyone on the sites did something, cut into visits, and what each of these shows.

import { plainDecisions } from '#contract/event-stages.ts';
import type { LiveVisitor } from '#contract/report.ts';
import type { DecisionsOfVisit } from '#intelligence/company/choose-decision.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { liveMoments } from '#stores/events/questions/live-moments.ts';
import { liveVisits } from '#stores/events/questions/live-visits.ts';
import type { DecidedVisit } from '../companies/tell-companies.ts';
import { findVisitStart } from './find-visit-start.ts';

/** A visit of now, without its company: what has to be asked for that stands beside it. */
export interface LiveVisit extends DecidedVisit {
  visitor: Omit<LiveVisitor, 'company' | 'person'>;
}

/** Milliseconds since 1970. */
export interface LiveWindow {
  siteIds: readonly number[];
  /** What happened before is not looked at. */
  fromMs: number;
  toMs: number;
  /** Silent since then, a visitor is taken to be gone. */
  activeMs: number;
  visitorsMax: number;
}

/** The latest first. */
export async function lookLiveVisits(events: EventReader, window: LiveWindow): Promise<LiveVisit[]> {
  const { fromMs, toMs } = window;
  const siteIds = [...window.siteIds];
  const present = await events.ask(liveMoments, {
    ...{ siteIds, fromMs, toMs },
    activeMs: window.activeMs,
    visitorsMax: window.visitorsMax,
  });
  const visits = present.flatMap((recent) => {
    const startMs = findVisitStart(recent);
    return startMs === undefined
      ? []
      : [{ site: recent.siteId, visitor: BigInt(`0x${recent.visitor}`), startMs }];
  });
  if (visits.length === 0) return [];
  const rows = await events.ask(liveVisits, {
    ...{ siteIds, fromMs, toMs },
    sites: visits.map(({ site }) => site),
    visitors: visits.map(({ visitor }) => visitor),
    starts: visits.map(({ startMs }) => startMs),
  });
  return rows.map(describe);
}

function describe(row: (typeof liveVisits)['row']['_output']): LiveVisit {
  const { siteId, visitor, startMs, endMs, pages, pageKinds, decisions } = row;
  const [consent, channel, sourceName, country, region, city, networkName, device, browser] = row.entry;
  const [currentPath, currentTitle] = row.current;
  return {
    visitor: {
      visitId: `${siteId}-${visitor}-${startMs}`,
      ...{ siteId, visitor, consent },
      startedAt: new Date(startMs).toISOString(),
      lastAt: new Date(endMs).toISOString(),
      ...{ pages, currentPath, currentTitle, channel, sourceName },
      place: { country, region, city },
      ...{ networkName, device, browser },
    },
    ...decisionsOf(decisions),
    isBot: false,
    pageKinds,
  };
}

/** All that were told apart and the last, as in the sessions of the event store. */
function decisionsOf(inOrder: readonly string[]): DecisionsOfVisit {
  const plain: readonly string[] = Object.values(plainDecisions);
  const decisions = inOrder.filter((id) => !plain.includes(id));
  return { decision: decisions.at(-1) ?? inOrder.at(-1) ?? plainDecisions.noData, decisions };
}
