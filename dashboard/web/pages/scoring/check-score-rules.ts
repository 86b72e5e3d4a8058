// Finds what the server would refuse in rules of score, so that it is marked where it stands, in the user's language.

import type {
  EngagementRuleValue,
  FitRuleValue,
  ScoreConditionValue,
  ScoreRulesValue,
} from '#contract/rule-report.ts';

export type ScoreRuleValue = EngagementRuleValue | FitRuleValue;
export type ScoreFault =
  | 'rules.ruleIdFault'
  | 'rules.ruleIdTwice'
  | 'scoring.faultPoints'
  | 'scoring.faultDays'
  | 'scoring.faultCap'
  | 'scoring.faultCondition'
  | 'scoring.faultNumber';

/** By place: `group 0 id`, `rule 3 points`; a rule's place is that of its kind: `engagement 3`, `fit 0`. */
export type ScoreFaults = ReadonlyMap<string, ScoreFault>;

const numeric: ReadonlySet<string> = new Set(['engaged_s', 'scroll_percent', 'employees', 'turnover']);

/** Fields of numbers are compared with these alone, the others with all but these. */
export function isNumeric(field: string): boolean {
  return numeric.has(field);
}

export function findScoreFaults(value: ScoreRulesValue): ScoreFaults {
  const faults = new Map<string, ScoreFault>();
  const ids = [...value.engagement, ...value.fit].map(({ id }) => id);
  const groupIds = value.groups.map(({ id }) => id);
  value.groups.forEach(({ id, pointsMax }, place) => {
    note(faults, `group ${place} id`, findIdFault(id, groupIds));
    if (!isWhole(pointsMax, 1, 100)) faults.set(`group ${place} cap`, 'scoring.faultCap');
  });
  value.engagement.forEach((rule, place) => {
    checkRule(faults, `engagement ${place}`, rule, ids);
    if (!isWhole(rule.fadesAfterDays, 1, 400)) faults.set(`engagement ${place} days`, 'scoring.faultDays');
  });
  value.fit.forEach((rule, place) => {
    checkRule(faults, `fit ${place}`, rule, ids);
  });
  return faults;
}

function checkRule(
  faults: Map<string, ScoreFault>,
  place: string,
  rule: ScoreRuleValue,
  ids: readonly string[],
) {
  note(faults, `${place} id`, findIdFault(rule.id, ids));
  if (!isWhole(rule.points, -100, 100) || rule.points === 0)
    faults.set(`${place} points`, 'scoring.faultPoints');
  if (rule.when.length === 0) faults.set(`${place} when`, 'scoring.faultCondition');
  rule.when.forEach((condition, at) => {
    note(faults, `${place} when ${at}`, findConditionFault(condition));
  });
}

function findConditionFault({ field, values }: ScoreConditionValue): ScoreFault | undefined {
  if (values.length === 0) return 'scoring.faultCondition';
  if (!isNumeric(field)) return undefined;
  return values.length === 1 && Number.isFinite(Number(values[0])) ? undefined : 'scoring.faultNumber';
}

function findIdFault(id: string, all: readonly string[]): ScoreFault | undefined {
  if (!/^[a-z0-9_-]{1,60}$/.test(id)) return 'rules.ruleIdFault';
  return all.filter((one) => one === id).length > 1 ? 'rules.ruleIdTwice' : undefined;
}

function note(faults: Map<string, ScoreFault>, place: string, fault: ScoreFault | undefined) {
  if (fault) faults.set(place, fault);
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

/** A name that no rule has yet. */
export function newScoreRuleId({ engagement, fit }: ScoreRulesValue): string {
  const ids = new Set([...engagement, ...fit].map(({ id }) => id));
  for (let number = ids.size + 1; ; number += 1) {
    if (!ids.has(`rule_${number}`)) return `rule_${number}`;
  }
}
