// Visits in the browsers of one person, the newest first. Only what was collected with consent to be known as a person: what
// came before that is nobody's.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, renderVisitorsSessions } from '../sessions/cut-sessions.sql.ts';
import { sessionRow } from '../sessions/session-columns.ts';

export const visitorParameters = {
  /** Two lists of one length: number of the site, and 16 hex digits of the browser. */
  browserSites: z.array(z.number().int()).max(500),
  browsers: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(500),
};

/** No more than a timeline tells of a visit: every column more is planned, opened and read for each part of the table. */
export const personVisits = {
  name: 'person-visits',
  sql: `SELECT site_id AS siteId, leftPad(lower(hex(visitor_id)), 16, '0') AS visitor, start_ms AS startedAtMs, end_ms AS endedAtMs,
  pages, events, source.1 AS host, entry_path AS entryPath, source.2 AS trafficChannel, source.3 AS sourceName, all_bot AS isBot,
  toString(decision) AS decision, page_kinds AS pageKinds, arrayMap(one -> toString(one), decisions) AS decisions,
  concat(toString(site_id), '-', visitor, '-', toString(start_ms)) AS visitId
FROM (${renderVisitorsSessions(['host', 'traffic_channel', 'source_name'])})
ORDER BY startedAtMs DESC, visitId DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({ ...cutParameters, ...visitorParameters, limit: z.number().int().max(1_000) }),
  row: sessionRow
    .pick({
      siteId: true,
      visitor: true,
      startedAtMs: true,
      endedAtMs: true,
      pages: true,
      events: true,
      host: true,
      entryPath: true,
      trafficChannel: true,
      sourceName: true,
      isBot: true,
      decision: true,
      pageKinds: true,
      decisions: true,
    })
    .extend({ visitId: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
