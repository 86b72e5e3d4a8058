// The open tab of Signals, and what its list is narrowed to, as kept in the URL.

import { oneOf, positiveInteger, withoutUndefined } from '../../frame/search-params.ts';

export const signalTabs = ['signals', 'times', 'channels', 'log'] as const;

export interface SignalSearch {
  tab?: (typeof signalTabs)[number];
  untold?: 'yes';
  /** Id of a team. */
  team?: number;
}

export function readSignalSearch(search: Record<string, unknown>): SignalSearch {
  return withoutUndefined({
    tab: oneOf(search['tab'], signalTabs),
    untold: oneOf(search['untold'], ['yes'] as const),
    team: search['team'] === undefined ? undefined : positiveInteger(search['team']),
  });
}
