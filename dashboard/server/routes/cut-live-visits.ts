// Cuts the latest events of the people on the sites into the visit that each is in: by the same rules as the sessions
// of the event store (a test holds the two together), in memory because the Live page asks every two seconds.

import { plainDecisions } from '#contract/event-stages.ts';
import type { LiveVisitor } from '#contract/report.ts';
import type { liveEvents } from '#stores/events/questions/live-events.ts';
import type { DecisionsOfVisit } from '../companies/choose-decision.ts';
import type { DecidedVisit } from '../companies/tell-companies.ts';

/** A visit of now, without its company: what has to be asked for that stands beside it. */
export interface LiveVisit extends DecidedVisit {
  visitor: Omit<LiveVisitor, 'company'>;
}

export type LiveEvent = (typeof liveEvents)['row']['_output'];

const silenceMs = 30 * 60_000;
const dayMs = 86_400_000;
const halfDayMs = dayMs / 2;
const noCampaign = 'f'.repeat(16);

/** The visit that each visitor's last event belongs to, the latest first. Events in any order. */
export function cutLiveVisits(events: readonly LiveEvent[]): LiveVisit[] {
  const ofVisitor = new Map<string, LiveEvent[]>();
  for (const event of events) {
    const key = `${event.siteId}-${event.visitor}`;
    const known = ofVisitor.get(key);
    if (known) known.push(event);
    else ofVisitor.set(key, [event]);
  }
  return [...ofVisitor.values()]
    .map((own) => reportVisit(lastVisit(sortOnce(own))))
    .sort(
      ({ visitor: one }, { visitor: other }) =>
        other.lastAt.localeCompare(one.lastAt) || one.visitId.localeCompare(other.visitId),
    );
}

/** By time, and what begins a visit first within a millisecond; the earliest copy of a doubled event. */
function sortOnce(events: readonly LiveEvent[]): LiveEvent[] {
  const sorted = events.toSorted(
    (one, other) =>
      one.ms - other.ms ||
      one.campaign.localeCompare(other.campaign) ||
      one.eventId.localeCompare(other.eventId),
  );
  const seen = new Set<string>();
  return sorted.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
}

/** The events since the last cut. */
function lastVisit(events: readonly LiveEvent[]): readonly LiveEvent[] {
  let visitFrom = 0;
  let partMs = 0;
  let chainMs = 0;
  let last = { campaign: noCampaign, ms: Number.NEGATIVE_INFINITY };
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const [index, { ms, campaign }] of events.entries()) {
    const afterSilence = ms - previousMs > silenceMs;
    if (afterSilence) chainMs = ms;
    const goesOn = campaign === last.campaign && last.ms >= chainMs && last.ms >= ms - dayMs;
    const isCut = ms !== previousMs && (afterSilence || (campaign !== noCampaign && !goesOn));
    if (isCut) partMs = ms;
    // A visit without a pause is cut at noon or midnight UTC, so that none lasts over a day.
    const half = Math.floor(ms / halfDayMs);
    const isTooLong = Math.floor(previousMs / halfDayMs) < half && partMs < (half - 1) * halfDayMs;
    if (isCut || isTooLong) visitFrom = index;
    if (campaign !== noCampaign) last = { campaign, ms };
    previousMs = ms;
  }
  return events.slice(visitFrom);
}

function reportVisit(visit: readonly LiveEvent[]): LiveVisit {
  const views = visit.filter(({ isView }) => isView);
  const first = visit[0];
  const entry = visit.find(({ tellsSource }) => tellsSource) ?? views[0] ?? first;
  const last = visit.at(-1);
  const current = views.at(-1) ?? last;
  if (!first || !entry || !last || !current) throw new Error('A visit has at least one event.');
  const { siteId, visitor, consent, channel, sourceName, country, region, city } = entry;
  const { networkName, device, browser } = entry;
  const described = {
    visitId: `${siteId}-${visitor}-${first.ms}`,
    siteId,
    visitor,
    consent,
    startedAt: new Date(first.ms).toISOString(),
    lastAt: new Date(last.ms).toISOString(),
    pages: views.length,
    currentPath: current.path,
    currentTitle: current.title,
    channel,
    sourceName,
    place: { country, region, city },
    networkName,
    device,
    browser,
  };
  return {
    visitor: described,
    ...decisionsOf(visit),
    isBot: false,
    pageKinds: [...new Set(views.map(({ pageKind }) => pageKind))].sort(),
  };
}

/** All that were told apart and the last, as in the sessions of the event store. */
function decisionsOf(visit: readonly LiveEvent[]): DecisionsOfVisit {
  const plain: readonly string[] = Object.values(plainDecisions);
  const told = visit.map(({ decision }) => decision).filter((id) => !plain.includes(id));
  // A set keeps the order in which its members first came: backwards, that of their last events.
  const decisions = [...new Set(told.toReversed())].toReversed();
  return { decision: decisions.at(-1) ?? visit.at(-1)?.decision ?? plainDecisions.noData, decisions };
}
