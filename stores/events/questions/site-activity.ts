// When each site was last heard of within a window.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { happenedWindow, windowParameters } from './window.ts';

export const siteActivity = {
  name: 'site-activity',
  sql: `SELECT site_id AS siteId, toUnixTimestamp64Milli(max(time)) AS lastMs
FROM events_v1
WHERE site_id IN {siteIds: Array(UInt32)} AND ${happenedWindow} AND outcome = 'stored'
GROUP BY site_id
LIMIT 10000`,
  parameters: z.object({ ...windowParameters }),
  row: z.object({ siteId: z.number(), lastMs: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
