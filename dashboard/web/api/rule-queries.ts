// The versions of every set of rules, and the trials of rules on what was.

import { queryOptions } from '@tanstack/react-query';
import type { RuleSet, RuleVersion } from '#contract/company-report.ts';
import type { VerdictRulesValue } from '#contract/rule-report.ts';
import type { LearntReport, ScoreTrial, ScoreTrialBody } from '#contract/score-report.ts';
import type { VerdictPreview } from '#contract/visiting-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const rulesKey = ['rules'] as const;

export interface RulePage<Value> {
  versions: (Omit<RuleVersion, 'value'> & { value: Value })[];
  nextCursor: string | null;
  /** What holds while there is no version. */
  builtIn: Value;
}

export const ruleVersionsQuery = <Value>(ruleSet: RuleSet) =>
  pagesQuery<RulePage<Value>>([...rulesKey, ruleSet], `/api/rules/${ruleSet}`, {});

export const keepRules = (ruleSet: RuleSet, value: unknown, reason: string) =>
  fetchJson<{ version: number }>(`/api/rules/${ruleSet}`, { method: 'POST', body: { value, reason } });

export const returnToRules = (ruleSet: RuleSet, version: number, reason: string) =>
  fetchJson<{ version: number }>(`/api/rules/${ruleSet}/return`, {
    method: 'POST',
    body: { version, reason },
  });

export const previewVerdicts = (value: VerdictRulesValue) =>
  fetchJson<VerdictPreview>('/api/rules/verdict_rules/preview', { method: 'POST', body: { value } });

export const tryScores = (body: ScoreTrialBody) =>
  fetchJson<ScoreTrial>('/api/score-rules/trial', { method: 'POST', body });

export const learntQuery = queryOptions({
  queryKey: [...rulesKey, 'learnt'],
  queryFn: ({ signal }) => fetchJson<LearntReport>('/api/score-rules/learnt', { signal }),
});
