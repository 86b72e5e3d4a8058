// Which of the visits shown may be put to a name: those in which everything was allowed to be. One who takes the consent back in the
// middle of a visit, or gives it at its end, would else have all of it put to the name.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { allowsPerson, amongVisitors } from '../sessions/cut-sessions.sql.ts';
import { visitorParameters } from './person-visits.ts';
import { happenedWindow, windowParameters } from './window.ts';

/** Visits in three lists of one length: site and browser of `visitorParameters`, and the beginning and the end. */
export const namedVisits = {
  name: 'named-visits',
  sql: `SELECT visit.1 AS place
FROM (
  SELECT site_id, visitor_id, toUnixTimestamp64Milli(time) AS at_ms, ${allowsPerson} AS is_allowed FROM events_v1
  WHERE ${happenedWindow} AND outcome = 'stored' AND ${amongVisitors}
    AND site_id IN {siteIds: Array(UInt32)}) AS e
INNER JOIN (
  SELECT visit, visit.2 AS site_id, reinterpretAsUInt64(reverse(unhex(visit.3))) AS visitor_id
  FROM (SELECT arrayJoin(arrayZip(range(length({browsers: Array(String)})), {browserSites: Array(UInt32)},
    {browsers: Array(String)}, {starts: Array(Int64)}, {ends: Array(Int64)})) AS visit)) AS v
USING (site_id, visitor_id)
WHERE at_ms BETWEEN visit.4 AND visit.5
GROUP BY place HAVING min(is_allowed)
LIMIT 1000`,
  parameters: z.object({
    ...windowParameters,
    ...visitorParameters,
    /** Milliseconds since 1970, both within the visit. */
    starts: z.array(z.number().int()).max(500),
    ends: z.array(z.number().int()).max(500),
  }),
  row: z.object({ place: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
