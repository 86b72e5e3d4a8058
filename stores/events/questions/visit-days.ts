// Visits of people per day: how many had a company named, and in how many sources contradict each other.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';

function renderDays(sessions: string): string {
  return `SELECT toString(toDate(started_at)) AS day, toUInt64(count()) AS visits,
  toUInt64(countIf(d.band IN ('verified', 'high', 'medium'))) AS named, toUInt64(countIf(d.is_contested)) AS contested
FROM (${sessions}) AS v
LEFT JOIN (SELECT decision, band, is_contested FROM decisions_v1 FINAL) AS d ON d.decision = v.decision
GROUP BY day
ORDER BY day
LIMIT 500`;
}

const row = z.object({ day: z.string(), visits: z.number(), named: z.number(), contested: z.number() });

/** For a window that begins at `cutFrom` or later. */
export const cutVisitDays = {
  name: 'cut-visit-days',
  sql: renderDays(cutSessionsSql),
  parameters: z.object(cutParameters),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptVisitDays = {
  name: 'kept-visit-days',
  sql: renderDays(keptSessionsSql),
  parameters: z.object(cutParameters),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
