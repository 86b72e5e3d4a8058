// The paths of a site that people opened in a window, most viewed first. A path on several hosts is one page.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const pageViews = {
  name: 'page-views',
  sql: `SELECT path, any(host) AS host, toUInt64(count()) AS views
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow}
  AND outcome = 'stored' AND type = 'page_view' AND NOT is_bot AND path != ''
GROUP BY path
ORDER BY views DESC, path
LIMIT {limit: UInt32}`,
  parameters: z.object({ ...windowParameters, limit: z.number().int().max(1_000) }),
  row: z.object({ path: z.string(), host: z.string(), views: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
