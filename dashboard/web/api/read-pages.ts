// How a list that the API gives page by page is asked for.

import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { fetchJson, toQuery } from './fetch-json.ts';

/** `key` names the list in the cache; `path` is asked with `query` and, from the second page on, the cursor. */
export function pagesQuery<Page extends { nextCursor: string | null }>(
  key: readonly unknown[],
  path: string,
  query: object,
) {
  return infiniteQueryOptions({
    queryKey: [...key, query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page>(`${path}${toQuery({ ...query, cursor: pageParam })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
