// A list that comes page by page as plain rows of a section, where a table would be too much.

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LoadMore } from './load-more.tsx';
import { Failed, Loading } from './states.tsx';
import type { PagedList } from './use-paged.ts';

export interface PagedRowsProps<Row extends { id: number }> {
  list: PagedList<unknown, Row>;
  /** What to read when there are none. */
  empty: string;
  row: (row: Row) => ReactNode;
  /** Bars while it loads. */
  loading?: number;
  /** Their order says something. */
  ordered?: boolean;
}

export function PagedRows<Row extends { id: number }>(props: PagedRowsProps<Row>) {
  const { list, empty, row, loading, ordered = false } = props;
  const { rows, error, retry, more } = list;
  const List = ordered ? 'ol' : 'ul';
  return (
    <>
      {!rows &&
        (error ? <Failed error={error} onRetry={retry} /> : <Loading {...(loading && { rows: loading })} />)}
      {rows?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {empty}
        </Text>
      )}
      <List className="part-rows">
        {rows?.map((one) => (
          <li key={one.id} className="part-row">
            {row(one)}
          </li>
        ))}
      </List>
      <LoadMore more={more} />
    </>
  );
}
