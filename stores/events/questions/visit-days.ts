// Visits of people per day and decisions, so that the share of visits with a company can be followed over time.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';

function renderDays(sessions: string): string {
  return `SELECT toString(toDate(started_at)) AS day, toString(visits_of_window.decision) AS decision,
  arrayMap(one -> toString(one), visits_of_window.decisions) AS decisions, toUInt64(count()) AS visits
FROM (${sessions}) AS visits_of_window
GROUP BY day, visits_of_window.decision, visits_of_window.decisions
ORDER BY day, decision
LIMIT 500000`;
}

const row = z.object({
  day: z.string(),
  decision: z.string(),
  decisions: z.array(z.string()),
  visits: z.number(),
});

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
