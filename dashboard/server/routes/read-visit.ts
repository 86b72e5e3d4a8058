// One visit by its id, with everything that happened in it.

import type { DecisionReport, VisitDetail } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import type { TraceReport } from '#contract/trace-report.ts';
import { type DecisionsOfVisit, toldApart } from '#intelligence/company/choose-decision.ts';
import { decisionTrace } from '#stores/events/questions/decisions-by-id.ts';
import { findVisit } from '#stores/events/questions/find-visit.ts';
import { visitSteps } from '#stores/events/questions/visit-steps.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import { nameVisitors } from '../persons/name-visitors.ts';
import { reportVisit } from './report-visit.ts';
import type { VisitStores } from './visit-stores.ts';

/** `site-visitor-start`: number, 16 hex digits, milliseconds since 1970. */
export const visitIdPattern = /^[1-9]\d{0,9}-[0-9a-f]{16}-\d{1,14}$/;

const longestVisitMs = 86_400_000;
/** A visitor on the way changes networks; more than so many nobody reads. */
const tracesMax = 10;

type KeptTrace = (typeof decisionTrace)['row']['_output'] & { id: string };
type Step = (typeof visitSteps)['row']['_output'];

/** Throws Refusal `unknown_visit`, or `not_your_company` where a colleague looks after the company. */
export async function readVisit(
  { events, records }: VisitStores,
  sites: readonly Site[],
  visitId: string,
  caller: Viewer,
): Promise<VisitDetail> {
  const [, visitor = '', start = '0'] = visitId.split('-');
  const siteIds = sites.map(({ id }) => id);
  const startMs = Number(start);
  const [visit] = await events.ask(findVisit, {
    siteIds,
    visitorHex: visitor,
    momentMs: startMs,
    fromMs: startMs - longestVisitMs,
    toMs: startMs + 1,
    bots: 'with',
  });
  if (!visit) throw new Refusal('unknown_visit');
  const steps = await events.ask(visitSteps, {
    siteIds,
    visitor,
    fromMs: visit.startedAtMs,
    toMs: visit.endedAtMs + 1,
  });
  const [company] = await tellCompanies(events, records, [visit]);
  if (!company) throw new Error('A visit that was asked for is told.');
  if (!maySeeWhole(caller, company.owner.id)) throw new Refusal('not_your_company');
  const [[decision = null], otherDecisions] = await readTraces(
    events,
    company.decision,
    await findOthers({ events, records }, visit, company.decision, caller),
  );
  const [person = null] = await nameVisitors({ events, records }, caller, [
    {
      ...{ siteId: visit.siteId, visitor: visit.visitor },
      ...{ startMs: visit.startedAtMs, endMs: visit.endedAtMs },
    },
  ]);
  const arrival =
    steps.find(({ tellsSource }) => tellsSource) ?? steps.find(({ type }) => type === 'page_view');
  return {
    visit: { ...reportVisit(visit, company), person },
    steps: steps.map(reportStep),
    decision,
    otherDecisions,
    botReasons: [...new Set(steps.flatMap(({ botReasons }) => botReasons))].sort(),
    language: steps.find(({ language }) => language !== '')?.language ?? '',
    referrer: arrival ? `${arrival.referrerHost}${arrival.referrerPath}` : '',
  };
}

/** The latest first; what they say of a colleague's company is left out. */
async function findOthers(
  { events, records }: VisitStores,
  visit: DecisionsOfVisit,
  chosen: string,
  caller: Viewer,
): Promise<string[]> {
  const ids = toldApart(visit).filter((id) => id !== chosen);
  const alone = ids.map((id) => ({ decision: id, decisions: [id], isBot: false, pageKinds: [] }));
  const companies = await tellCompanies(events, records, alone);
  const seen = companies.filter(({ owner }) => maySeeWhole(caller, owner.id));
  return seen
    .map(({ decision }) => decision)
    .toReversed()
    .slice(0, tracesMax);
}

/** The decision that holds, then the others of the visit, the latest first. */
async function readTraces(
  events: VisitStores['events'],
  chosen: string,
  others: readonly string[],
): Promise<[DecisionReport[], DecisionReport[]]> {
  const read = async (ids: readonly string[]) => {
    const kept = await Promise.all(
      ids.map(async (id) => (await events.ask(decisionTrace, { id })).map((row) => ({ ...row, id }))),
    );
    return kept.flat().map(reportDecision);
  };
  return Promise.all([read([chosen]), read(others)]);
}

function reportDecision({ id, trace, decidedAtMs, changedAtMs }: KeptTrace): DecisionReport {
  return {
    id,
    decidedAt: new Date(decidedAtMs).toISOString(),
    changedAt: new Date(changedAtMs).toISOString(),
    trace: JSON.parse(trace) as TraceReport,
  };
}

function reportStep(step: Step): VisitDetail['steps'][number] {
  const { eventId, atMs, type, action, host, path, query, title, pageKind, name, target } = step;
  const { engagedMs, scrollPercent, properties } = step;
  const at = new Date(atMs).toISOString();
  return {
    eventId,
    at,
    type,
    action,
    host,
    path,
    query,
    title,
    pageKind,
    name,
    target,
    engagedMs,
    scrollPercent,
    properties,
  };
}
