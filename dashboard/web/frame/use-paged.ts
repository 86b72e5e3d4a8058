// A list that comes page by page, as the tables and lists of the frame show it.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { pagesQuery } from '../api/read-pages.ts';

/** There are older rows to load. */
export interface MoreRows {
  load: () => void;
  loading: boolean;
}

export interface PagedList<Page, Row> {
  /** The first page, for what it says beside its rows; undefined until it is there. */
  first: Page | undefined;
  /** The last of those loaded so far. */
  last: Page | undefined;
  /** Of all pages loaded so far; undefined until the first is there. */
  rows: Row[] | undefined;
  error: Error | null;
  /** Something is on its way, be it a look whether what is shown still holds. */
  fetching: boolean;
  retry: () => void;
  more: MoreRows | undefined;
}

type PagedQuery<Page extends { nextCursor: string | null }> = ReturnType<typeof pagesQuery<Page>>;

/** `query` as `pagesQuery` makes it; `name`: where a page holds its rows. */
export function usePaged<
  Name extends string,
  Page extends { nextCursor: string | null } & Record<Name, readonly object[]>,
>(query: PagedQuery<Page>, name: Name): PagedList<Page, Page[Name][number]> {
  const { data, error, refetch, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(query);
  const rows = useMemo(
    () => data?.pages.flatMap((page) => page[name] as readonly Page[Name][number][]),
    [data, name],
  );
  const more = useMemo(
    () => (hasNextPage ? { load: () => void fetchNextPage(), loading: isFetchingNextPage } : undefined),
    [hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  const pages = { first: data?.pages[0], last: data?.pages.at(-1) };
  return { ...pages, rows, error, fetching: isFetching, retry: () => void refetch(), more };
}
