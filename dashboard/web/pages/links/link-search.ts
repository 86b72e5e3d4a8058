// What stands behind `?` on the page of links.

import { oneOf, withoutUndefined } from '../../frame/search-params.ts';

export const linkTabs = ['links', 'mailings'] as const;

export function readLinkSearch(search: Record<string, unknown>) {
  return withoutUndefined({
    tab: oneOf(search['tab'], linkTabs),
    archived: search['archived'] === true ? (true as const) : undefined,
  });
}
