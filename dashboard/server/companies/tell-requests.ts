// Which visit a request was made in, and which company that was: by the visit where it is asked for, else by the decision
// that stood beside the event.

import type { VisitCompany } from '#contract/verdict-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { findVisitNear } from '#stores/events/questions/find-visit-near.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { RequestRecord } from '#stores/records/questions/list-requests.ts';
import { type DecidedVisit, tellCompanies } from './tell-companies.ts';

type RequestOfVisitor = Pick<RequestRecord, 'siteId' | 'visitor' | 'at' | 'decision' | 'way'>;

export type VisitOfRequest = (typeof findVisitNear)['row']['_output'];

const longestVisitMs = 86_400_000;
const visitsAtOnce = 8;

/** Null when the visitor is not to be known, or the visit is gone. */
export async function findVisitOfRequest(
  events: EventReader,
  { siteId, visitor, at }: RequestOfVisitor,
): Promise<VisitOfRequest | null> {
  if (visitor === '') return null;
  const momentMs = at.getTime();
  const [visit] = await events.ask(findVisitNear, {
    ...{ siteIds: [siteId], visitorHex: visitor, momentMs, bots: 'with' },
    ...{ fromMs: momentMs - longestVisitMs, toMs: momentMs + 1 },
  });
  return visit ?? null;
}

/** In the order of the requests; null where nobody may be known. A form of our own has no event: its visit is asked for. */
export async function tellRequests(
  events: EventReader,
  records: Records,
  requests: readonly RequestOfVisitor[],
): Promise<(VisitCompany | null)[]> {
  const visits: (DecidedVisit | null)[] = [];
  for (let at = 0; at < requests.length; at += visitsAtOnce) {
    visits.push(
      ...(await Promise.all(requests.slice(at, at + visitsAtOnce).map((one) => toVisit(events, one)))),
    );
  }
  const known = visits.filter((visit) => visit !== null);
  const told = await tellCompanies(events, records, known);
  const companyOf = new Map(known.map((visit, place) => [visit, told[place] ?? null]));
  return visits.map((visit) => (visit === null ? null : (companyOf.get(visit) ?? null)));
}

async function toVisit(events: EventReader, request: RequestOfVisitor): Promise<DecidedVisit | null> {
  if (request.visitor === '') return null;
  if (request.way === 'own_form') return findVisitOfRequest(events, request);
  const { decision } = request;
  return { decision, decisions: [], isBot: false, pageKinds: [] };
}
