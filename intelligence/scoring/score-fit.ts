// How much a company is like the customers that one wants: which rules its attributes fit, and about which of them nothing is
// known, so that a low score and a gap in the records cannot be taken for each other.

import type { FitField, FitRule, ScoreRules } from '#contract/score-rules.ts';
import { holdsCondition } from './holds-condition.ts';

/** What is known of a company. '' and undefined: nothing. Only what somebody confirmed belongs here, never a claim. */
export interface FitFacts {
  /** Two capital letters. */
  readonly country: string;
  readonly province: string;
  /** ATECO or NACE, with or without points. */
  readonly industry: string;
  readonly employees: number | undefined;
  /** Thousands of the records' currency. */
  readonly turnover: number | undefined;
  readonly status: string;
  readonly domain: string;
}

interface FitLine {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly group: string;
  /** What it brings; 0 when it does not fit or cannot be known. */
  readonly points: number;
  /** `unknown`: a field that the rule asks for is empty. */
  readonly result: 'fits' | 'differs' | 'unknown';
}

export interface Fit {
  /** 0 to 100. */
  readonly score: number;
  /** One line for every rule, in their order. */
  readonly lines: readonly FitLine[];
}

/** Two companies of which the same is known get the same. */
export function scoreFit(facts: FitFacts, rules: ScoreRules): Fit {
  const lines = rules.fit.map((rule) => judge(rule, facts, rules.version));
  const total = rules.groups.reduce((sum, { id, pointsMax }) => {
    const points = lines.filter(({ group }) => group === id).reduce((all, line) => all + line.points, 0);
    return sum + Math.min(Math.max(points, -pointsMax), pointsMax);
  }, 0);
  return { score: Math.min(Math.max(total, 0), 100), lines };
}

function judge(rule: FitRule, facts: FitFacts, ruleVersion: number): FitLine {
  const isUnknown = rule.when.some(({ field }) => facts[field] === '' || facts[field] === undefined);
  const isFit =
    !isUnknown &&
    rule.when.every(({ field, how, values }) =>
      holdsCondition({ how, values: values.map((value) => plain(field, value)) }, read(facts, field)),
    );
  const { id, group, points } = rule;
  if (isFit) return { rule: id, ruleVersion, group, points, result: 'fits' };
  return { rule: id, ruleVersion, group, points: 0, result: isUnknown ? 'unknown' : 'differs' };
}

function read(facts: FitFacts, field: FitField): string | number | undefined {
  const value = facts[field];
  return typeof value === 'string' ? plain(field, value) : value;
}

/** Codes of industries are written with and without points. */
function plain(field: FitField, value: string): string {
  return field === 'industry' ? value.replaceAll(/[.\s]/g, '') : value;
}
