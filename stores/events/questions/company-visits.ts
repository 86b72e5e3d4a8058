// Visits of one company in a window, gathered by the decision that holds for them.

import { z } from 'zod';
import { renderHeld } from '../decisions/held-decisions.sql.ts';
import { companyParameters, decisionsNamingSql, namesCompany } from '../decisions/names-company.sql.ts';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from '../sessions/cut-sessions.sql.ts';
import { keptSessionsSql } from '../sessions/kept-sessions.sql.ts';

/** Where so many come, there may be more, and the company's figures are told to be cut. */
export const companyVisitsMax = 100_000;

function renderVisits(sessions: string, isCut: boolean): string {
  return `SELECT toString(held) AS id, toString(mix) AS mixId, band, network, domain,
  toUInt64(visits) AS visitCount, toUInt64(page_views) AS pageViews, toUInt64(engaged_ms) AS engagedMs, last_ms AS lastMs
FROM (${renderHeld({ sessions, isCut, keys: {}, among: decisionsNamingSql })})
WHERE ${namesCompany}
ORDER BY visitCount DESC, id
LIMIT ${companyVisitsMax}`;
}

const parameters = z.object({ ...cutParameters, ...companyParameters });
const row = z.object({
  /** Of the decision that holds, UInt64 as decimal text. */
  id: z.string(),
  /** Names all decisions of these visits together, for `visit-pages.ts`. UInt64 as decimal text. */
  mixId: z.string(),
  band: z.enum(['verified', 'high', 'medium', 'low', 'none']),
  network: z.string(),
  domain: z.string(),
  visitCount: z.number(),
  pageViews: z.number(),
  engagedMs: z.number(),
  lastMs: z.number(),
});
export type CompanyVisits = z.output<typeof row>;

/** For a window that begins at `cutFrom` or later. */
export const cutCompanyVisits = {
  name: 'cut-company-visits',
  sql: renderVisits(cutSessionsSql, true),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

/** For a window that ends at `cutFrom` or before. */
export const keptCompanyVisits = {
  name: 'kept-company-visits',
  sql: renderVisits(keptSessionsSql, false),
  parameters,
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
