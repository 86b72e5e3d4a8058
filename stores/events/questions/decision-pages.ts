// The pages that the visits of some decisions saw most, and one row per decision of how often it stood behind a visit.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { decisionIdParameter } from './decision-id.ts';
import { happenedWindow, windowParameters } from './window.ts';

const decided = `site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND outcome = 'stored' AND NOT is_bot
  AND decision IN {decisions: Array(UInt64)}`;

const parameters = z.object({
  ...windowParameters,
  decisions: z.array(decisionIdParameter).max(5_000),
});

export const decisionPages = {
  name: 'decision-pages',
  sql: `SELECT site_id AS siteId, host, path, any(title) AS pageTitle, any(page_kind) AS kind,
  toUInt64(uniqExact(id)) AS views
FROM events_v1
WHERE ${decided} AND type = 'page_view'
GROUP BY site_id, host, path
ORDER BY views DESC, path
LIMIT 50`,
  parameters,
  row: z.object({
    siteId: z.number(),
    host: z.string(),
    path: z.string(),
    pageTitle: z.string(),
    kind: z.string(),
    views: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
