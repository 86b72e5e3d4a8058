// The table of a list that comes page by page.

import { DataTable, type DataTableProps } from './data-table.tsx';
import type { PagedList } from './use-paged.ts';

export interface PagedTableProps<Row extends object>
  extends Omit<DataTableProps<Row>, 'rows' | 'error' | 'onRetry' | 'more'> {
  list: PagedList<unknown, Row>;
}

export function PagedTable<Row extends object>({ list, ...table }: PagedTableProps<Row>) {
  const { rows, error, retry, more } = list;
  return <DataTable {...table} rows={rows} error={error} onRetry={retry} more={more} />;
}
