// The quality of the data as the dashboard API tells it, as plain types that the interface shares. `quality-report-schema.ts`
// holds the zod schemas.

import type { NamedUser } from './team-report.ts';

export const qualityGroups = ['stale', 'implausible', 'bulk', 'claimed'] as const;
export type QualityGroup = (typeof qualityGroups)[number];

export const qualityRuleIds = [
  'lead_untouched',
  'lead_not_contacted',
  'step_in_past',
  'task_due_before_given',
  'closed_before_opened',
  'deal_without_amount',
  'email_of_other_company',
  'phone_no_number',
  'typed_in_bulk',
  'claims_only',
] as const;
export type QualityRuleId = (typeof qualityRuleIds)[number];

/** Of so many days without anything when nobody says otherwise. */
export const staleDaysDefault = 30;

export interface QualityRuleReport {
  id: QualityRuleId;
  group: QualityGroup;
  /** In the caller's language. */
  name: string;
  reason: string;
}

interface QualityCount {
  rule: QualityRuleId;
  count: number;
}

/** `id` null: whoever is in no team, and what nobody looks after; for sales what is their own. */
export interface QualityTeam {
  id: number | null;
  name: string;
  counts: QualityCount[];
}

export interface QualityReport {
  rules: QualityRuleReport[];
  teams: QualityTeam[];
  /** Rules with more findings than were counted. */
  cut: QualityRuleId[];
  /** ISO 8601. Where counting takes long, an earlier count is told. */
  countedAt: string;
  /** It is being counted anew; asked again soon, it is told. */
  isRecounting: boolean;
}

export interface QualityRow {
  key: string;
  leadId: number | null;
  company: { id: number; name: string } | null;
  person: { id: number; name: string } | null;
  owner: NamedUser | null;
  /** ISO 8601: when it was last touched, due, or typed. */
  at: string;
  /** What is odd about it, such as the number that is none; '' where the rule says it all. */
  detail: string;
}

export interface QualityPage {
  rows: QualityRow[];
  nextCursor: string | null;
}

export interface QualityQuery {
  /** After so many days without anything a record is stale; 30 when absent. */
  days?: number;
}

export interface QualityListQuery extends QualityQuery {
  /** A team's id, or `none` for whoever is in none and what nobody looks after. */
  team?: string;
  cursor?: string;
  limit?: number;
}

export interface QualityEndpoints {
  'GET /api/data-quality': { query: QualityQuery; output: QualityReport };
  'GET /api/data-quality/:rule': { query: QualityListQuery; output: QualityPage };
}
