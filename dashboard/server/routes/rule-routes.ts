// The versions of verdict rules, evidence weights, rules of scores and signals, and stages of leads: each with author and reason, and a way back.

import { z } from 'zod';
import type { RuleSet } from '#contract/company.ts';
import { pageQuerySchema } from '#contract/company-report-schema.ts';
import { evidenceWeightsSchema } from '#contract/evidence-weights.ts';
import { defaultLeadStages, leadStagesSchema } from '#contract/lead.ts';
import { scoreRulesSchema } from '#contract/score-rules.ts';
import { signalRulesSchema } from '#contract/signal-rules.ts';
import {
  ruleKeptSchema,
  ruleParams,
  ruleRequestSchema,
  ruleReturnSchema,
  ruleVersionPageSchema,
} from '#contract/source-report-schema.ts';
import { verdictRulesSchema } from '#contract/verdict-rules.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { defaultSignalRules } from '#intelligence/signals/default-signal-rules.ts';
import { keepRules, listRuleVersions, returnToRules } from '#stores/records/questions/keep-rule-versions.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 20;
const place = z.tuple([z.number().int()]);
const schemas: Readonly<Record<RuleSet, z.ZodType>> = {
  verdict_rules: verdictRulesSchema,
  evidence_weights: evidenceWeightsSchema,
  score_rules: scoreRulesSchema,
  signal_rules: signalRulesSchema,
  lead_stages: leadStagesSchema,
};
const builtIns: Readonly<Record<RuleSet, unknown>> = {
  verdict_rules: defaultVerdictRules,
  evidence_weights: defaultWeights,
  score_rules: defaultScoreRules,
  signal_rules: defaultSignalRules,
  lead_stages: defaultLeadStages,
};

export function createRuleRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), keepRoute(parts), returnRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/rules/:ruleSet',
    summary: 'The versions of a set of rules, the newest, which holds, first; none: the built-in ones hold',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: { params: ruleParams, query: pageQuerySchema },
    outputName: 'RuleVersionPage',
    output: ruleVersionPageSchema,
    handler: async ({ input: { params, query } }) => {
      const { limit = defaultLimit } = query;
      const beforeVersion = readPlace(query.cursor, place)?.[0];
      const rows = await listRuleVersions(records, params.ruleSet, { beforeVersion, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ version }) => [version]);
      const versions = page.map(({ version, value, reason, copiedFrom, byName, at }) => ({
        ...{ version, value, reason, copiedFrom },
        by: byName,
        at: at.toISOString(),
      }));
      return { versions, nextCursor, builtIn: builtIns[params.ruleSet] };
    },
  });
}

function keepRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/rules/:ruleSet',
    summary: 'Keeps a new version of a set of rules, which holds from then on',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: { action: 'keep_rules', subject: ({ params, body }) => `${params.ruleSet}: ${body.reason}` },
    input: { params: ruleParams, body: ruleRequestSchema },
    outputName: 'RuleKept',
    output: ruleKeptSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const value = readRules(params.ruleSet, body.value);
      const version = await keepRules(records, authorOf(caller), params.ruleSet, value, body.reason);
      return { version };
    },
  });
}

/** Throws Refusal `invalid_input` that names each fault under `value`. */
function readRules(ruleSet: RuleSet, value: unknown): unknown {
  const read = schemas[ruleSet].safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => [
    ['value', ...path.map(String)].join('.'),
    message,
  ]);
  throw new Refusal('invalid_input', { fields: Object.fromEntries(fields) as Record<string, string> });
}

function returnRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/rules/:ruleSet/return',
    summary: 'Goes back to an older version by keeping it again as the newest',
    roles: ['manager', 'administrator'],
    rows: 'none',
    audit: {
      action: 'return_to_rules',
      subject: ({ params, body }) => `${params.ruleSet} to ${body.version}: ${body.reason}`,
    },
    input: { params: ruleParams, body: ruleReturnSchema },
    outputName: 'RuleKept',
    output: ruleKeptSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const { version, reason } = body;
      return { version: await returnToRules(records, authorOf(caller), params.ruleSet, version, reason) };
    },
  });
}
