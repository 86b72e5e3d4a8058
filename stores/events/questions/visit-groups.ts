// Visits of a window, gathered by the decision about their company and the kinds of their pages: what verdicts, lists of
// companies and the figures of accuracy are worked out from.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';
import { decisionFieldsRow } from './decisions-by-id.ts';

const visitGroupsMax = 200_000;

function renderGroups(sessions: string): string {
  return `SELECT toString(g.decision) AS id, g.pageKinds AS pageKinds, g.isBot AS isBot, g.visits AS visits,
  g.visitors AS visitors, g.pages AS pages, g.engagedMs AS engagedMs, g.lastMs AS lastMs,
  if(d.band = '', 'none', d.band) AS band, d.reason AS reason, d.kind AS kind, d.company_id AS companyId, d.name AS name,
  d.domain AS domain, d.country AS country, d.network AS network, d.probability AS probability, d.is_own AS isOwn,
  d.is_contested AS isContested, d.blind AS blind, d.blind_band AS blindBand, d.blind_kind AS blindKind,
  d.blind_reason AS blindReason
FROM (
  SELECT decision, page_kinds AS pageKinds, is_bot AS isBot, toUInt64(count()) AS visits,
    toUInt64(uniq(visitor_id)) AS visitors, toUInt64(sum(pages)) AS pages,
    toUInt64(sum(engaged_ms)) AS engagedMs, toUnixTimestamp64Milli(max(ended_at)) AS lastMs
  FROM (${sessions}) AS visits_of_window
  GROUP BY decision, page_kinds, is_bot
  ORDER BY lastMs DESC
  LIMIT ${visitGroupsMax}
) AS g
LEFT JOIN (SELECT * EXCEPT (trace) FROM decisions_v1 FINAL) AS d ON d.decision = g.decision
ORDER BY lastMs DESC
LIMIT ${visitGroupsMax}`;
}

const parameters = z.object(cutParameters);
const row = decisionFieldsRow.extend({
  pageKinds: z.array(z.string()),
  isBot: z.boolean(),
  visits: z.number(),
  visitors: z.number(),
  pages: z.number(),
  engagedMs: z.number(),
  lastMs: z.number(),
  blindBand: z.string(),
  blindKind: z.string(),
  blindReason: z.string(),
});
export type VisitGroup = z.output<typeof row>;

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
