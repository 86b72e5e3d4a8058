// What the visits of now show: each is a visitor of a site and the moment at which the visit began.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { campaignKey, tellsSource } from '../sessions/cut-sessions.sql.ts';
import { happenedWindow, windowParameters } from './window.ts';

/** In the order in which the events of a visit are sorted. */
const order = `time, ${campaignKey}, toString(id)`;
/** Channel, source, country, region, city, network, device, browser. */
const entryTexts = [
  ...[z.string(), z.string(), z.string(), z.string()],
  ...[z.string(), z.string(), z.string(), z.string()],
] as const;
const isView = `type = 'page_view'`;

export const liveVisits = {
  name: 'live-visits',
  sql: `SELECT site_id AS siteId, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor,
  toUnixTimestamp64Milli(min(time)) AS startMs, toUnixTimestamp64Milli(max(time)) AS endMs,
  toUInt32(uniqExactIf(id, ${isView})) AS pages,
  argMin((toString(consent), toString(traffic_channel), toString(source_name), toString(country), toString(region),
    toString(city), toString(network_name), toString(device), toString(browser)),
    (multiIf(${tellsSource}, 0, ${isView}, 1, 2), ${order})) AS entry,
  argMax((path, title), (${isView}, ${order})) AS current,
  arraySort(groupUniqArrayIf(toString(page_kind), ${isView})) AS pageKinds,
  arrayMap(pair -> toString(pair.1), arraySort(pair -> pair.2,
    arrayZip((maxMap([decision], [toUnixTimestamp64Milli(time)]) AS last_made).1, last_made.2))) AS decisions
FROM events_v1
INNER JOIN (
  SELECT visit.1 AS site_id, visit.2 AS visitor_id, fromUnixTimestamp64Milli(visit.3, 'UTC') AS started
  FROM (
    SELECT arrayJoin(arrayZip({sites: Array(UInt32)}, {visitors: Array(UInt64)}, {starts: Array(Int64)})) AS visit
  )
) AS visits USING (site_id, visitor_id)
WHERE site_id IN {siteIds: Array(UInt32)} AND visitor_id IN {visitors: Array(UInt64)} AND ${happenedWindow}
  AND outcome = 'stored' AND NOT is_bot AND time >= started
GROUP BY site_id, visitor_id
ORDER BY endMs DESC, siteId, visitor
LIMIT 1000`,
  parameters: z.object({
    ...windowParameters,
    sites: z.array(z.number().int()),
    visitors: z.array(z.bigint()),
    starts: z.array(z.number().int()),
  }),
  row: z.object({
    siteId: z.number(),
    visitor: z.string(),
    startMs: z.number(),
    endMs: z.number(),
    pages: z.number(),
    /** Of the event that tells where the visit came from, in the order of the columns above. */
    entry: z.tuple([z.enum(['granted', 'limited', 'denied']), ...entryTexts]),
    /** Path and title of the page that is open. */
    current: z.tuple([z.string(), z.string()]),
    pageKinds: z.array(z.string()),
    /** In the order in which they were last made, each once. */
    decisions: z.array(z.string()),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
