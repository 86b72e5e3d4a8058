// The pages that some visits of people saw, most seen first: all pages of each visit, whichever decision stood beside a page.
// The visits are named by the decisions that they have together, since which of these holds is told by whoever asks.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';
import { decisionIdParameter } from './decision-id.ts';

/** One number for the decisions of a visit, as `visit-groups.ts` gives it. */
const mixOfVisit = (visits: string) => `cityHash64(${visits}.decision, ${visits}.decisions)`;

/** A visit that began in the window goes on for a day at the most; time and time inside the id lie within two hours. */
function renderPages(sessions: string): string {
  return `SELECT site_id AS siteId, host, path, any(title) AS pageTitle, any(page_kind) AS kind,
  toUInt64(uniqExact(id)) AS views
FROM events_v1
INNER JOIN (
  SELECT site_id, visitor_id, groupArray((started_at, ended_at)) AS spans
  FROM (${sessions}) AS visits_of_window
  WHERE ${mixOfVisit('visits_of_window')} IN {mixes: Array(UInt64)}
  GROUP BY site_id, visitor_id) AS visits USING (site_id, visitor_id)
WHERE site_id IN {siteIds: Array(UInt32)} AND outcome = 'stored' AND NOT is_bot AND type = 'page_view'
  AND id_time >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC') - INTERVAL 2 HOUR
  AND id_time < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC') + INTERVAL 26 HOUR
  AND arrayExists(span -> time >= span.1 AND time <= span.2, spans)
GROUP BY site_id, host, path
ORDER BY views DESC, path
LIMIT 1000`;
}

const parameters = z.object({ ...cutParameters, mixes: z.array(decisionIdParameter).max(5_000) });
const row = z.object({
  siteId: z.number(),
  host: z.string(),
  path: z.string(),
  pageTitle: z.string(),
  kind: z.string(),
  views: z.number(),
});

/** For a window that begins at `cutFrom` or later. */
export const cutVisitPages = {
  name: 'cut-visit-pages',
  sql: renderPages(cutSessionsSql),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptVisitPages = {
  name: 'kept-visit-pages',
  sql: renderPages(keptSessionsSql),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
