// Who is on the sites now.

import type { Live } from '#contract/report.ts';
import { liveQuerySchema, liveSchema } from '#contract/report-schema.ts';
import type { VisitCompany } from '#contract/verdict-report.ts';
import { liveViews } from '#stores/events/questions/live-views.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { defineRoute, type Route, type Viewer } from '../api/route.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import { nameVisitors } from '../persons/name-visitors.ts';
import { type LiveVisit, lookLiveVisits } from './look-live-visits.ts';
import type { RouteParts } from './route-parts.ts';
import { createSharedLook } from './share-look.ts';
import type { VisitStores } from './visit-stores.ts';

const minuteMs = 60_000;
/** Silent for longer, a visitor is taken to be gone. */
const presentMinutes = 5;
const chartMinutes = 30;
/** What happened before cannot change where the visit of now began. */
const lookBackMs = 38 * 60 * minuteMs;
const visitorsMax = 200;

/** A person sees no difference, and the sites' events need the processor more. */
const lookGapMs = 250;

interface LiveLook {
  readonly nowMs: number;
  readonly visits: readonly { visitor: LiveVisit['visitor']; company: VisitCompany }[];
  readonly minutes: readonly LiveMinute[];
}

type LiveMinute = (typeof liveViews)['row']['_output'];

export function createLiveRoutes({ events, records }: RouteParts): Route[] {
  const share = createSharedLook<LiveLook>(lookGapMs);
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
    handler: async ({ sites, caller }) => {
      const siteIds = sites.map(({ id }) => id).sort((one, other) => one - other);
      const looked = await share(siteIds.join(' '), () => look({ events, records }, siteIds));
      const persons = await nameVisitors(
        { events, records },
        caller,
        looked.visits.map(({ visitor: { siteId, visitor, startedAt, lastAt } }) => ({
          ...{ siteId, visitor, startMs: Date.parse(startedAt), endMs: Date.parse(lastAt) },
        })),
      );
      return tell(looked, persons, caller);
    },
  });
  return [live];
}

/** What is there, whoever asks. */
async function look({ events, records }: VisitStores, siteIds: readonly number[]): Promise<LiveLook> {
  const nowMs = Date.now();
  const [visits, minutes] = await Promise.all([
    lookLiveVisits(events, {
      siteIds,
      fromMs: nowMs - lookBackMs,
      toMs: nowMs + minuteMs,
      activeMs: nowMs - presentMinutes * minuteMs,
      visitorsMax,
    }),
    events.ask(liveViews, {
      siteIds: [...siteIds],
      fromMs: nowMs - chartMinutes * minuteMs,
      toMs: nowMs,
    }),
  ]);
  const companies = await tellCompanies(events, records, visits);
  return {
    nowMs,
    visits: visits.flatMap(({ visitor }, place) => {
      const company = companies[place];
      return company === undefined ? [] : [{ visitor, company }];
    }),
    minutes,
  };
}

/** What this caller may see of it. */
function tell(
  { nowMs, visits, minutes }: LiveLook,
  persons: readonly Live['visitors'][number]['person'][],
  caller: Viewer,
): Live {
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
    visitors: visits.flatMap(({ visitor, company }, place) =>
      maySeeWhole(caller, company.owner.id) ? [{ ...visitor, company, person: persons[place] ?? null }] : [],
    ),
    viewsPerMinute,
    deniedViews,
    botEvents,
  };
}
