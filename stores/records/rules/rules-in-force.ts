// The rules of scores, signals, verdicts and stages that hold now: the newest version of each, or the built-in ones. A version that
// cannot be read, such as one that a newer program wrote, is passed over for the built-in ones.

import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { RuleSet } from '#contract/company.ts';
import { defaultLeadStages, type LeadStages, leadStagesSchema } from '#contract/lead.ts';
import { type ScoreRules, scoreRulesSchema } from '#contract/score-rules.ts';
import { type SignalRules, signalRulesSchema } from '#contract/signal-rules.ts';
import { type VerdictRules, verdictRulesSchema } from '#contract/verdict-rules.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { defaultSignalRules } from '#intelligence/signals/default-signal-rules.ts';
import type { Records } from '../open-records.ts';

/** The version of each is the number under which it was kept; 0 for the built-in ones. */
export interface RulesInForce {
  readonly score: ScoreRules;
  readonly signal: SignalRules;
  readonly verdict: VerdictRules;
  readonly stages: LeadStages;
}

const builtIn = 0;

export async function readRulesInForce({ db }: Pick<Records, 'db'>): Promise<RulesInForce> {
  const sets = sql.param(['score_rules', 'signal_rules', 'verdict_rules', 'lead_stages'] satisfies RuleSet[]);
  const { rows } = await db.execute<{ ruleSet: RuleSet; version: number; value: unknown }>(sql`
    SELECT DISTINCT ON (rule_set) rule_set AS "ruleSet", version, value FROM rule_versions
    WHERE rule_set = ANY(${sets}::text[]) ORDER BY rule_set, version DESC`);
  const choose = <Rules extends { readonly version: number }>(
    ruleSet: RuleSet,
    schema: z.ZodType<Rules>,
    usual: Rules,
  ): Rules => {
    const kept = rows.find((row) => row.ruleSet === ruleSet);
    const read = kept && schema.safeParse(kept.value);
    if (kept === undefined || read?.success !== true) return { ...usual, version: builtIn };
    return { ...read.data, version: kept.version };
  };
  return {
    score: choose('score_rules', scoreRulesSchema, defaultScoreRules),
    signal: choose('signal_rules', signalRulesSchema, defaultSignalRules),
    verdict: choose('verdict_rules', verdictRulesSchema, defaultVerdictRules),
    stages: choose('lead_stages', leadStagesSchema, defaultLeadStages),
  };
}
