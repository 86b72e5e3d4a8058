// The table of every list: columns with sorting where it makes sense, a head that stays, cards on phones, and the
// states of a list (loading, failed, empty, more to come).

import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  createSortedRowModel,
  type Header,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from './states.tsx';
import { useNarrow } from './use-narrow.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
});

/** `meta.end` sets numbers to the end of the cell. A column sorts when it says `enableSorting: true`. */
export type Column<Row extends object> = ColumnDef<typeof features, Row, unknown> & {
  meta?: { end?: boolean; width?: number | string };
};

export interface DataTableProps<Row extends object> {
  /** What the table lists, for screen readers. */
  label: string;
  /** Keep it stable (module scope or useMemo). */
  columns: Column<Row>[];
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  /** The row on a phone. */
  card: (row: Row) => ReactNode;
  empty: ReactNode;
  error?: unknown;
  onRetry?: () => void;
  /** Key of the row that keys on the page are for; it is kept in view. */
  current?: string | undefined;
  /** Present while there are older rows to load. */
  more?: { load: () => void; loading: boolean } | undefined;
}

const nothing: never[] = [];

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const narrow = useNarrow();
  if (props.rows === undefined) {
    return (
      <div className="panel">
        {props.error ? <Failed error={props.error} onRetry={props.onRetry ?? (() => {})} /> : <Loading />}
      </div>
    );
  }
  // A page may be empty while there is more to be looked through.
  if (props.rows.length === 0 && !props.more) return <div className="panel">{props.empty}</div>;
  return (
    <div className="panel">
      {props.rows.length > 0 && (narrow ? <Cards {...props} /> : <Rows {...props} />)}
      {props.more && <More {...props.more} />}
    </div>
  );
}

function Cards<Row extends object>({ label, rows = nothing, rowKey, card, current }: DataTableProps<Row>) {
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="row-card" {...markCurrent(rowKey(row) === current)}>
          {card(row)}
        </li>
      ))}
    </ul>
  );
}

function Rows<Row extends object>({ label, columns, rows = nothing, rowKey, current }: DataTableProps<Row>) {
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowKey,
    defaultColumn: { enableSorting: false },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table className="data-table">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <Head key={header.id} header={header}>
                  <table.FlexRender header={header} />
                </Head>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} {...markCurrent(row.id === current)}>
              {row.getAllCells().map((cell) => {
                const meta = cell.column.columnDef.meta as Column<Row>['meta'];
                return (
                  <td
                    key={cell.id}
                    className={meta?.end ? 'end' : undefined}
                    style={{ maxWidth: meta?.width }}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function markCurrent(isCurrent: boolean) {
  return isCurrent ? ({ 'data-current': true, 'aria-current': 'true', ref: keepInView } as const) : {};
}

function keepInView(row: HTMLElement | null) {
  row?.scrollIntoView({ block: 'nearest' });
}

interface HeadProps<Row extends object> {
  header: Header<typeof features, Row, unknown>;
  children: ReactNode;
}

function Head<Row extends object>({ header, children }: HeadProps<Row>) {
  const meta = header.column.columnDef.meta as Column<Row>['meta'];
  const className = meta?.end ? 'end' : undefined;
  if (!header.column.getCanSort()) {
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  }
  const order = header.column.getIsSorted();
  const Icon = order === 'asc' ? IconArrowUp : order === 'desc' ? IconArrowDown : IconArrowsSort;
  const sort = order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none';
  return (
    <th scope="col" className={className} aria-sort={sort}>
      <UnstyledButton className="sort-button" onClick={header.column.getToggleSortingHandler()}>
        {children}
        <Icon size={13} aria-hidden opacity={order ? 1 : 0.45} />
      </UnstyledButton>
    </th>
  );
}

function More({ load, loading }: { load: () => void; loading: boolean }) {
  const { t } = useTranslation();
  return (
    <Group justify="center" p="sm" style={{ borderTop: '1px solid var(--line)' }}>
      <Button variant="default" size="xs" onClick={load} loading={loading}>
        <Text span inherit>
          {t('frame.loadMore')}
        </Text>
      </Button>
    </Group>
  );
}
