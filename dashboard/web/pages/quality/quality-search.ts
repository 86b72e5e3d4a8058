// What stands behind the address of the quality page: the rule and the team that are looked at, after how many days a record is stale.

import { qualityRuleIds } from '#contract/quality-report.ts';
import { oneOf, shortText, withoutUndefined } from '../../frame/search-params.ts';

export const staleDays = ['14', '30', '60', '90', '180'] as const;

export function readQualitySearch(search: Record<string, unknown>) {
  const team = shortText(String(search['team'] ?? ''));
  return withoutUndefined({
    rule: oneOf(search['rule'], qualityRuleIds),
    team: team !== undefined && /^(none|[1-9]\d{0,8})$/.test(team) ? team : undefined,
    days: oneOf(String(search['days'] ?? ''), staleDays),
  });
}
