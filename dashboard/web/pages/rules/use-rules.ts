// What holds of a set of rules: the newest version, or the built-in ones while there is none.

import type { RuleSet } from '#contract/company-report.ts';
import { type RulePage, ruleVersionsQuery } from '../../api/rule-queries.ts';
import { usePaged } from '../../frame/use-paged.ts';

export interface RulesInForce<Value> {
  value: Value;
  builtIn: Value;
  /** 0 while the built-in ones hold. */
  version: number;
  versions: RulePage<Value>['versions'];
}

export function useRules<Value>(ruleSet: RuleSet) {
  const list = usePaged(ruleVersionsQuery<Value>(ruleSet), 'versions');
  const { first } = list;
  const newest = first?.versions[0];
  const rules: RulesInForce<Value> | undefined = first && {
    value: newest?.value ?? first.builtIn,
    builtIn: first.builtIn,
    version: newest?.version ?? 0,
    versions: list.rows ?? [],
  };
  return { list, rules };
}
