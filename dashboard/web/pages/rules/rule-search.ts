// The open tab of Rules as kept in the URL.

import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const ruleTabs = ['verdicts', 'weights'] as const;

export interface RuleSearch {
  tab?: (typeof ruleTabs)[number];
}

export function readRuleSearch(search: Record<string, unknown>): RuleSearch {
  return withoutUndefined({ tab: oneOf(search['tab'], ruleTabs) });
}
