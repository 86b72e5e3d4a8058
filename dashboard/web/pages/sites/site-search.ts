// Which tab of a site is open, as kept in the URL.

import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const siteTabs = ['install', 'settings', 'pages', 'forms', 'companies', 'keys'] as const;
export type SiteTab = (typeof siteTabs)[number];

export function readSiteSearch(search: Record<string, unknown>): { tab?: SiteTab } {
  return withoutUndefined({ tab: oneOf(search['tab'], siteTabs) });
}
