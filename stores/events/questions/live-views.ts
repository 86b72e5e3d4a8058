// Page views per minute of people, and what is only counted (denied visitors, robots), for the Live page.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const liveViews = {
  name: 'live-views',
  sql: `SELECT intDiv(toUnixTimestamp64Milli(time) - {fromMs: Int64}, 60000) AS minute,
  toUInt64(uniqExactIf(id, type = 'page_view' AND NOT is_bot)) AS views,
  toUInt64(uniqExactIf(id, type = 'page_view' AND NOT is_bot AND consent = 'denied')) AS deniedViews,
  toUInt64(uniqExactIf(id, is_bot)) AS botEvents
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND outcome = 'stored'
GROUP BY minute
ORDER BY minute
LIMIT 1440`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({
    minute: z.number(),
    views: z.number(),
    deniedViews: z.number(),
    botEvents: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
