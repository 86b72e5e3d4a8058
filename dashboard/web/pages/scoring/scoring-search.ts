// The open tab of Scoring as kept in the address.

import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const scoringTabs = ['scores', 'signals', 'stages'] as const;

export interface ScoringSearch {
  tab?: (typeof scoringTabs)[number];
}

export function readScoringSearch(search: Record<string, unknown>): ScoringSearch {
  return withoutUndefined({ tab: oneOf(search['tab'], scoringTabs) });
}
