// The columns of a lead, and of a company that is suggested as one, in one form.

import { type SQL, sql } from 'drizzle-orm';
import type { ScoreReason } from '#contract/score-rules.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import { joinStandingOfEach } from './company-members.ts';

export interface FoundLead extends Record<string, unknown> {
  /** Null where it is suggested. */
  leadId: number | null;
  companyId: number;
  companyName: string;
  country: string;
  stage: string | null;
  /** Who looks after the lead, or else the company; null and a name, or '', when no user does. */
  ownerId: string | null;
  ownerName: string;
  personId: number | null;
  source: string;
  /** Null when nobody was ever seen of it. */
  score: number | null;
  fit: number | null;
  verdict: Verdict | null;
  band: 'verified' | 'high' | null;
  /** Milliseconds since 1970, as the other moments. */
  warmMs: number | null;
  lastEventMs: number | null;
  reasons: ScoreReason[];
  nextStep: string;
  nextStepMs: number | null;
  resultReason: string;
  closedMs: number | null;
  createdMs: number | null;
  changedMs: number | null;
  changeId: number | null;
}

const ms = (column: string) => sql.raw(`round(extract(epoch FROM ${column}) * 1000)::float8`);

const scoreColumns = sql`s.score, s.verdict, s.band, ${ms('s.warm_since')} AS "warmMs", ${ms('s.last_event_at')} AS "lastEventMs",
  coalesce(s.reasons, '[]'::jsonb) AS reasons`;

/** Of `leadTables`. */
export const leadColumns = sql`l.id::float8 AS "leadId", c.id AS "companyId", c.name AS "companyName", c.country, l.stage,
  coalesce(l.owner_id, c.owner_id) AS "ownerId",
  CASE WHEN l.owner_id IS NULL THEN c.owner_name ELSE coalesce(u.name, '') END AS "ownerName",
  l.person_id::float8 AS "personId", l.source, l.fit, ${scoreColumns}, l.next_step AS "nextStep",
  ${ms('l.next_step_at')} AS "nextStepMs", l.result_reason AS "resultReason", ${ms('l.closed_at')} AS "closedMs",
  ${ms('l.created_at')} AS "createdMs", ${ms('l.changed_at')} AS "changedMs", l.change_id::float8 AS "changeId"`;
const beside = sql`LEFT JOIN users u ON u.id = l.owner_id
  LEFT JOIN company_scores s ON s.company_id = c.id`;
/** Of leads, or some of them in brackets: `own` is the company that the lead was made of, `c` what that one stands as. */
export function leadTablesOf(leads: SQL): SQL {
  return sql`${leads} l ${joinStandingOfEach(sql`l.company_id`)} ${beside}`;
}

export const leadTables = leadTablesOf(sql`leads`);

const noLead = sql`NULL::float8 AS "leadId", c.id AS "companyId", c.name AS "companyName", c.country, NULL::text AS stage,
  c.owner_id AS "ownerId", c.owner_name AS "ownerName", NULL::float8 AS "personId", c.source, s.fit, ${scoreColumns},
  '' AS "nextStep", NULL::float8 AS "nextStepMs", '' AS "resultReason", NULL::float8 AS "closedMs", NULL::float8 AS "createdMs",
  NULL::float8 AS "changedMs", NULL::float8 AS "changeId"`;

/** Of `suggestedTablesOf`, or of `companyTables`. */
export const suggestedColumns = noLead;
/** Each looks for its own company: joined otherwise, all companies would be read for a page of the warm ones. */
export function suggestedTablesOf(scores: SQL): SQL {
  return sql`${scores} s CROSS JOIN LATERAL (SELECT * FROM companies t WHERE t.id = s.company_id OFFSET 0) AS c`;
}
/** For one company, whether or not anybody was seen of it. */
export const companyTables = sql`companies c LEFT JOIN company_scores s ON s.company_id = c.id`;
