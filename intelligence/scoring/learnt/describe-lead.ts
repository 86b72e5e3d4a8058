// A lead in the numbers that a probability is learnt from: what was known and counted of its company when it was made. That is noted
// with the lead then and never written again, so that nothing of how it ended, and nothing that became known late, can be in it.

import type { ScoreRules } from '#contract/score-rules.ts';
import { judgeFit, type KnownFacts } from '../score-company.ts';
import { addUp, type LedgerLine } from '../score-ledger.ts';

/** The name of the last feature; groups of rules may not be called so. */
const fitFeature = 'fit';

interface Group {
  readonly id: string;
  readonly pointsMax: number;
}

/** As it is kept with the lead. */
export interface LeadAtFirst {
  /** What was confirmed of the company: fit is worked out of it under the rules that hold when it is learnt from. */
  readonly facts: Omit<KnownFacts, 'id' | 'source' | 'domains'> & { readonly domain: string };
  /** Whether anybody of it had done anything. */
  readonly isSeen: boolean;
  /** 0 to 100: what was done, without fit. */
  readonly score: number;
  /** What counted of each group of rules that had points. */
  readonly points: Readonly<Record<string, number>>;
}

export interface DescribedLead {
  /** 0 to 100: what the rules say of what was done, and of the company. */
  readonly score: number;
  readonly fit: number;
  /** Points of each group, and fit; in the order of `listFeatures`. */
  readonly values: readonly number[];
}

export function listFeatures(groups: readonly Pick<Group, 'id'>[]): string[] {
  return [...groups.map(({ id }) => id), fitFeature];
}

/** `nowMs`: when the lead is made, milliseconds since 1970; what happens later is no part of it. */
export function noteAtFirst(
  company: KnownFacts,
  lines: readonly LedgerLine[],
  groups: readonly Group[],
  nowMs: number,
): LeadAtFirst {
  const { country, province, industryCode, employees, turnover, status, domains } = company;
  const { score, groups: counted } = addUp(lines, groups, nowMs);
  return {
    facts: { country, province, industryCode, employees, turnover, status, domain: domains[0] ?? '' },
    isSeen: lines.some(({ atMs }) => atMs <= nowMs),
    score,
    points: Object.fromEntries(counted.map(({ id, countedTenths }) => [id, countedTenths / 10])),
  };
}

/** Undefined where nobody had done anything by then. */
export function describeLead(
  { facts: { domain, ...facts }, isSeen, score, points }: LeadAtFirst,
  rules: ScoreRules,
): DescribedLead | undefined {
  if (!isSeen) return undefined;
  const fit = judgeFit({ ...facts, id: 0, source: '', domains: [domain] }, rules).score;
  return { score, fit, values: [...rules.groups.map(({ id }) => points[id] ?? 0), fit] };
}
