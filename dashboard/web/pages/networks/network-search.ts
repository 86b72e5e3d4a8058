// The open tab and the filters of Networks as kept in the URL.

import type { PinTarget } from '#contract/company-report.ts';
import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const networkTabs = ['pins', 'corrections'] as const;
export const targetValues: readonly PinTarget[] = ['company', 'never', 'staff'];

export interface NetworkSearch {
  tab?: (typeof networkTabs)[number];
  target?: PinTarget;
  /** Only corrections that hold. */
  inEffect?: 'yes';
}

export function readNetworkSearch(search: Record<string, unknown>): NetworkSearch {
  return withoutUndefined({
    tab: oneOf(search['tab'], networkTabs),
    target: oneOf(search['target'], targetValues),
    inEffect: oneOf(search['inEffect'], ['yes'] as const),
  });
}
