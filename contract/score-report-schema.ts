// The zod schemas of scores in the dashboard API. Each must satisfy its type in `score-report.ts`.

import { z } from 'zod';
import type * as report from './score-report.ts';

const result = z.enum(['won', 'lost', 'not_interesting']);

export const leadReasonSchema = z.object({
  rule: z.string(),
  group: z.string(),
  at: z.string(),
  fadesAt: z.string(),
  points: z.number(),
  pointsAtFirst: z.number(),
  actors: z.number(),
  times: z.number(),
}) satisfies z.ZodType<report.LeadReason>;

const lineSchema = z.object({
  eventId: z.string(),
  siteId: z.number(),
  rule: z.string(),
  ruleVersion: z.number(),
  group: z.string(),
  actor: z.object({ personId: z.number().nullable(), name: z.string(), browser: z.number() }),
  at: z.string(),
  fadesAt: z.string(),
  replacedAt: z.string().nullable(),
  points: z.number(),
  pointsAtFirst: z.number(),
  event: z
    .object({
      type: z.string(),
      action: z.string(),
      name: z.string(),
      page: z.string(),
      title: z.string(),
      channel: z.string(),
      campaign: z.string(),
    })
    .nullable(),
}) satisfies z.ZodType<report.LeadLedgerLine>;

export const leadLedgerSchema = z.object({
  at: z.string(),
  score: z.number(),
  rulesVersion: z.number(),
  groups: z.array(
    z.object({ id: z.string(), points: z.number(), counted: z.number(), pointsMax: z.number() }),
  ),
  lines: z.array(lineSchema),
  isCut: z.boolean(),
}) satisfies z.ZodType<report.LeadLedger>;

const fitLines = z.array(
  z.object({
    rule: z.string(),
    ruleVersion: z.number(),
    group: z.string(),
    points: z.number(),
    pointsMax: z.number(),
  }) satisfies z.ZodType<report.LeadFitLine>,
);

export const leadFitSchema = z.object({
  score: z.number(),
  rulesVersion: z.number(),
  fits: fitLines,
  differs: fitLines,
  unknown: fitLines,
}) satisfies z.ZodType<report.LeadFit>;

export const leadChanceSchema = z.object({
  probability: z.number(),
  horizonDays: z.number(),
  learntFrom: z.number(),
  reasons: z.array(z.object({ feature: z.string(), logOdds: z.number() })),
}) satisfies z.ZodType<report.LeadChance>;

export const learntReportSchema = z.object({
  state: z.enum(['never', 'too_few', 'not_better', 'better', 'outdated']),
  at: z.string().nullable(),
  horizonDays: z.number(),
  learntFrom: z.number(),
  won: z.number(),
  heldOut: z.number(),
  lossLearnt: z.number(),
  lossRules: z.number(),
  brierLearnt: z.number(),
  brierRules: z.number(),
  gainLow: z.number(),
  gainHigh: z.number(),
  counts: z.object({
    won: z.number(),
    lost: z.number(),
    notInteresting: z.number(),
    open: z.number(),
    leftOut: z.number(),
  }),
  wantedOfEach: z.number(),
}) satisfies z.ZodType<report.LearntReport>;

export const scoreTrialBodySchema = z.strictObject({
  value: z.unknown(),
  warmScoreMin: z.number().int().min(1).max(100).exactOptional(),
  days: z.number().int().min(1).max(366).exactOptional(),
}) satisfies z.ZodType<report.ScoreTrialBody>;

const tried = z.object({
  companies: z.number(),
  results: z.object({
    won: z.number(),
    lost: z.number(),
    notInteresting: z.number(),
    open: z.number(),
    noLead: z.number(),
  }),
});

const triedCompanies = z.array(
  z.object({
    companyId: z.number(),
    companyName: z.string(),
    leadId: z.number().nullable(),
    at: z.string(),
    score: z.number(),
    result: z.enum([...result.options, 'open', 'no_lead']),
  }) satisfies z.ZodType<report.TriedCompany>,
);

export const scoreTrialSchema = z.object({
  from: z.string(),
  to: z.string(),
  warmScoreMin: z.number(),
  now: tried,
  tried,
  crossed: triedCompanies,
  gained: z.number(),
  lost: triedCompanies,
  isCut: z.boolean(),
}) satisfies z.ZodType<report.ScoreTrial>;
