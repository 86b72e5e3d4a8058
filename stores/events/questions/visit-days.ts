// Visits of people per day, and those with a company and with one that another source contradicts, so that their share can be
// followed over time.

import { z } from 'zod';
import { renderHeld } from '../decisions/held-decisions.sql.ts';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';

function renderDays(sessions: string, isCut: boolean): string {
  const keys = { day: 'toString(toDate(started_at))' };
  return `SELECT day, toUInt64(sum(visits)) AS visitCount,
  toUInt64(sumIf(visits, band IN ('verified', 'high', 'medium'))) AS named, toUInt64(sumIf(visits, is_contested)) AS contested
FROM (${renderHeld({ sessions, isCut, keys })})
GROUP BY day
ORDER BY day
LIMIT 10000`;
}

const row = z.object({ day: z.string(), visitCount: z.number(), named: z.number(), contested: z.number() });

/** For a window that begins at `cutFrom` or later. */
export const cutVisitDays = {
  name: 'cut-visit-days',
  sql: renderDays(cutSessionsSql, true),
  parameters: z.object(cutParameters),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptVisitDays = {
  name: 'kept-visit-days',
  sql: renderDays(keptSessionsSql, false),
  parameters: z.object(cutParameters),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
