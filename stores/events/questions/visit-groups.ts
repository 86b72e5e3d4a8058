// Visits of a window, gathered by what the decision about their company says and the kinds of their pages: what verdicts, lists
// of companies and the figures of accuracy are worked out from.

import { z } from 'zod';
import { renderHeld } from '../decisions/held-decisions.sql.ts';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';

/** Where so many come, there may be more, and the list is told to be cut. */
export const groupsMax = 200_000;

function renderGroups(sessions: string, isCut: boolean): string {
  const keys = { page_kinds: 'page_kinds', is_bot: 'is_bot' };
  return `SELECT page_kinds AS pageKinds, is_bot AS isBot, band, reason, kind, company_id AS companyId, name, domain, country,
  if({byNetwork: Bool}, network, '') AS networkShown, is_own AS isOwn, is_contested AS isContested, blind,
  blind_band AS blindBand, blind_kind AS blindKind,
  toUInt64(sum(visits)) AS visitCount, toUInt64(sum(page_views)) AS pageViews, toUInt64(sum(engaged_ms)) AS engagedMs,
  max(last_ms) AS lastMs
FROM (${renderHeld({ sessions, isCut, keys })})
GROUP BY pageKinds, isBot, band, reason, kind, companyId, name, domain, country, networkShown, isOwn, isContested, blind,
  blindBand, blindKind
ORDER BY lastMs DESC
LIMIT ${groupsMax}`;
}

/** `byNetwork`: one group for each network; without, networks are ''. */
const parameters = z.object({ ...cutParameters, byNetwork: z.boolean() });
const row = z.object({
  pageKinds: z.array(z.string()),
  isBot: z.boolean(),
  band: z.enum(['verified', 'high', 'medium', 'low', 'none']),
  reason: z.string(),
  kind: z.string(),
  /** 0: none. */
  companyId: z.number(),
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  networkShown: z.string(),
  isOwn: z.boolean(),
  isContested: z.boolean(),
  blind: z.string(),
  blindBand: z.string(),
  blindKind: z.string(),
  visitCount: z.number(),
  pageViews: z.number(),
  engagedMs: z.number(),
  lastMs: z.number(),
});

/** For a window that begins at `cutFrom` or later. */
export const cutVisitGroups = {
  name: 'cut-visit-groups',
  sql: renderGroups(cutSessionsSql, true),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptVisitGroups = {
  name: 'kept-visit-groups',
  sql: renderGroups(keptSessionsSql, false),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
