// Who is on the sites now.

import type { Live } from '#contract/report.ts';
import { liveQuerySchema, liveSchema } from '#contract/report-schema.ts';
import type { Site } from '#contract/site.ts';
import { liveViews } from '#stores/events/questions/live-views.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import { nameVisitors } from '../persons/name-visitors.ts';
import { lookLiveVisits } from './look-live-visits.ts';
import type { RouteParts } from './route-parts.ts';
import type { VisitStores } from './visit-stores.ts';

const minuteMs = 60_000;
/** Silent for longer, a visitor is taken to be gone. */
const presentMinutes = 5;
const chartMinutes = 30;
/** What happened before cannot change where the visit of now began. */
const lookBackMs = 38 * 60 * minuteMs;
const visitorsMax = 200;

export function createLiveRoutes({ events, records }: RouteParts): Route[] {
  const live = defineRoute({
    method: 'get',
    path: '/api/live',
    summary:
      'Who did something in the last five minutes, for sales without colleagues’ companies, and the views of the last half hour',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: { action: 'look_live', subject: () => '', rows: ({ visitors }) => visitors.length },
    input: { query: liveQuerySchema },
    outputName: 'Live',
    output: liveSchema,
    handler: ({ sites, caller }) => lookLive({ events, records }, sites, caller, Date.now()),
  });
  return [live];
}

async function lookLive(
  { events, records }: VisitStores,
  sites: readonly Site[],
  caller: Pick<Caller, 'id' | 'role'>,
  nowMs: number,
): Promise<Live> {
  const siteIds = sites.map(({ id }) => id);
  const presentMs = nowMs - presentMinutes * minuteMs;
  const chartMs = nowMs - chartMinutes * minuteMs;
  const [visits, minutes] = await Promise.all([
    lookLiveVisits(events, {
      siteIds,
      fromMs: nowMs - lookBackMs,
      toMs: nowMs + minuteMs,
      activeMs: presentMs,
      visitorsMax,
    }),
    events.ask(liveViews, { siteIds, fromMs: chartMs, toMs: nowMs }),
  ]);
  const [companies, persons] = await Promise.all([
    tellCompanies(events, records, visits),
    nameVisitors(
      records,
      caller,
      visits.map(({ visitor: { siteId, visitor, lastAt } }) => ({
        ...{ siteId, visitor, endMs: Date.parse(lastAt) },
      })),
    ),
  ]);
  const viewsPerMinute = Array.from({ length: chartMinutes }, () => 0);
  let deniedViews = 0;
  let botEvents = 0;
  for (const row of minutes) {
    viewsPerMinute[row.minute] = row.views;
    deniedViews += row.deniedViews;
    botEvents += row.botEvents;
  }
  return {
    at: new Date(nowMs).toISOString(),
    visitors: visits.flatMap(({ visitor }, place) => {
      const company = companies[place];
      const isSeen = company !== undefined && maySeeWhole(caller, company.owner.id);
      return isSeen ? [{ ...visitor, company, person: persons[place] ?? null }] : [];
    }),
    viewsPerMinute,
    deniedViews,
    botEvents,
  };
}
