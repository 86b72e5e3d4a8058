// Visits of a window, gathered by the decisions about their company and the kinds of their pages: what verdicts, lists of
// companies and the figures of accuracy are worked out from. What the decisions say is asked for by their ids.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';
import { mixOfVisit } from './visit-pages.ts';

const groupsMax = 200_000;

function renderGroups(sessions: string): string {
  return `SELECT toString(visits_of_window.decision) AS decision, arrayMap(one -> toString(one), visits_of_window.decisions) AS decisions,
  toString(any(${mixOfVisit('visits_of_window')})) AS mix, page_kinds AS pageKinds, is_bot AS isBot,
  toUInt64(count()) AS visits, toUInt64(sum(pages)) AS pageViews, toUInt64(sum(engaged_ms)) AS engagedMs,
  toUnixTimestamp64Milli(max(ended_at)) AS lastMs
FROM (${sessions}) AS visits_of_window
GROUP BY visits_of_window.decision, visits_of_window.decisions, page_kinds, is_bot
ORDER BY lastMs DESC
LIMIT ${groupsMax}`;
}

const parameters = z.object(cutParameters);
const row = z.object({
  /** UInt64 as decimal text. */
  decision: z.string(),
  /** All that were told apart, the last at the end. */
  decisions: z.array(z.string()),
  /** Names both together, for `visit-pages.ts`. UInt64 as decimal text. */
  mix: z.string(),
  pageKinds: z.array(z.string()),
  isBot: z.boolean(),
  visits: z.number(),
  pageViews: z.number(),
  engagedMs: z.number(),
  lastMs: z.number(),
});
export type CountedVisits = z.output<typeof row>;

/** For a window that begins at `cutFrom` or later. */
export const cutVisitGroups = {
  name: 'cut-visit-groups',
  sql: renderGroups(cutSessionsSql),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptVisitGroups = {
  name: 'kept-visit-groups',
  sql: renderGroups(keptSessionsSql),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
