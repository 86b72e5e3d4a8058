// The days of which the table holds sessions, for when all of them are to be cut again.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

/** `day` is `YYYY-MM-DD` in UTC. */
export const sessionDays = {
  name: 'session-days',
  sql: `SELECT DISTINCT site_id AS siteId, toString(toDate(started_at)) AS day
FROM sessions_v1
WHERE started_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
ORDER BY day, siteId
LIMIT 100000`,
  parameters: z.object({ fromMs: z.number().int() }),
  row: z.object({ siteId: z.number(), day: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
