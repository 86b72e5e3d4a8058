// Finds what the server would refuse in verdict rules, so that it is marked where it stands, in the user's language.

import type { VerdictRuleValue } from '#contract/rule-report.ts';

export interface RuleFaults {
  id: '' | 'ruleIdFault' | 'ruleIdTwice';
  /** Places of the conditions that have no value. */
  empty: ReadonlySet<number>;
}

/** One entry a rule, in their order. */
export function checkRules(rules: readonly VerdictRuleValue[]): RuleFaults[] {
  return rules.map(({ id, when }) => ({
    id: findIdFault(id, rules),
    empty: new Set(when.flatMap(({ values }, at) => (values.length === 0 ? [at] : []))),
  }));
}

export function hasFault({ id, empty }: RuleFaults): boolean {
  return id !== '' || empty.size > 0;
}

function findIdFault(id: string, rules: readonly VerdictRuleValue[]): RuleFaults['id'] {
  if (!/^[a-z0-9_-]{1,60}$/.test(id)) return 'ruleIdFault';
  return rules.filter((rule) => rule.id === id).length > 1 ? 'ruleIdTwice' : '';
}

/** A name that no rule has yet. */
export function newRuleId(rules: readonly VerdictRuleValue[]): string {
  for (let number = rules.length + 1; ; number += 1) {
    const id = `rule_${number}`;
    if (!rules.some((rule) => rule.id === id)) return id;
  }
}
