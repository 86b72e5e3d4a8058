// Visits that began in a window, newest first, filtered; a page at a time by the place of the last one. Recent ones are
// cut from events, older ones read from the table: `find-visit-page.ts` decides which by the window.

import { z } from 'zod';
import { hasAmong } from '../decisions/held-decisions.sql.ts';
import { companyParameters, decisionsNamingSql } from '../decisions/names-company.sql.ts';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';
import { sessionFields, sessionRow } from '../sessions/session-columns.ts';

/** Moments at which a visitor was on a path that fits, to be compared with the visit's beginning and end. */
const momentsOnPath = `SELECT site_id, visitor_id, groupArray(time) AS moments
  FROM events_v1
  WHERE site_id IN {siteIds: Array(UInt32)} AND outcome = 'stored' AND visitor_id != 0
    AND id_time >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC') - INTERVAL 2 HOUR
    AND id_time < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC') + INTERVAL 26 HOUR
    AND path LIKE {path: String}
  GROUP BY site_id, visitor_id`;

const onPath = `INNER JOIN (${momentsOnPath}) AS on_path USING (site_id, visitor_id)`;
const wasOnPath = 'AND arrayExists(moment -> moment >= started_at AND moment <= ended_at, moments)';

function renderList(sessions: string, join: string, condition: string): string {
  return `SELECT ${sessionFields},
  concat(toString(site_id), '-', visitor, '-', toString(startedAtMs)) AS visitId
FROM (${sessions}) AS visits ${join}
WHERE ({channel: String} = '' OR traffic_channel = {channel: String})
  AND ({country: String} = '' OR country = {country: String})
  AND ({device: String} = '' OR device = {device: String})
  AND ({consent: String} = '' OR consent = {consent: String})
  AND pages >= {minPages: UInt32} ${condition}
  AND ({ofCompany: Bool} = false OR ${hasAmong('visits', decisionsNamingSql)})
  AND (startedAtMs, visitId) < ({beforeMs: Int64}, {beforeId: String})
ORDER BY startedAtMs DESC, visitId DESC
LIMIT {limit: UInt32}`;
}

const parameters = z.object({
  ...cutParameters,
  /** '' for all, here and below. */
  channel: z.string(),
  country: z.string(),
  device: z.string(),
  consent: z.string(),
  minPages: z.number().int(),
  /** Whether a company is asked for. A visit fits when one of its decisions names it or did so, be it the one that holds or not. */
  ofCompany: z.boolean(),
  ...companyParameters,
  beforeMs: z.number().int(),
  beforeId: z.string(),
  limit: z.number().int().max(1_001),
});
/** `path` is a LIKE pattern that any path of the visit must fit. */
const pathParameters = parameters.extend({ path: z.string() });
/** `visitId` is `site-visitor-start`. */
const row = sessionRow.extend({ visitId: z.string() });

/** Cut from events, for a window that begins at `cutFrom` or later. */
export const listCutVisits = {
  name: 'list-cut-visits',
  sql: renderList(cutSessionsSql, '', ''),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** From the table, for a window that ends at `cutFrom` or before. */
export const listKeptVisits = {
  name: 'list-kept-visits',
  sql: renderList(keptSessionsSql, '', ''),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

export const listCutVisitsOnPath = {
  name: 'list-cut-visits-on-path',
  sql: renderList(cutSessionsSql, onPath, wasOnPath),
  parameters: pathParameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

export const listKeptVisitsOnPath = {
  name: 'list-kept-visits-on-path',
  sql: renderList(keptSessionsSql, onPath, wasOnPath),
  parameters: pathParameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
