// All orders and invoices: searched by number, narrowed, what they come to, each opened to change it or take a change back.

import { Anchor, Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconFileImport, IconReceipt } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '#contract/order-report.ts';
import { ordersQuery } from '../../api/order-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { FilterBar } from '../../frame/filter-bar.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { SearchInput } from '../../frame/search-input.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { CompanyLink, OwnerText } from '../companies/company-parts.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { OpenOrder } from './open-order.tsx';
import { OrderFilters } from './order-filters.tsx';
import { useDay, useMoney } from './order-formats.ts';
import { type ChangeOrderSearch, readOrderSearch, toOrderQuery } from './order-search.ts';
import { OrderTotals } from './order-totals.tsx';

const route = getRouteApi('/app/orders');
const rowsPerPage = 50;

export function OrdersPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...given } = route.useSearch();
  const search = readOrderSearch(given);
  const [openId, setOpenId] = useState<number>();
  const mayChange = useMay()('changeCompanies');
  const query = toOrderQuery(search, rowsPerPage);
  const list = usePaged(ordersQuery(query), 'orders');
  const active = Object.keys(search).length;
  const clear = () => void navigate({ search: site ? { site } : {} });
  const change: ChangeOrderSearch = (values) =>
    void navigate({ replace: true, search: (old) => withoutUndefined({ ...old, ...values }) });
  return (
    <Page
      title={t('orders.title')}
      text={t('orders.text')}
      actions={
        <>
          <SavedFilters
            list="orders"
            search={search}
            onOpen={(kept) => void navigate({ search: { ...(site && { site }), ...readOrderSearch(kept) } })}
          />
          <ExportButton kind="orders" filter={query} />
        </>
      }
    >
      <FilterBar
        lead={
          <SearchInput
            label={t('orders.search')}
            placeholder={t('orders.searchPlaceholder')}
            value={search.search}
            onSearch={(text) => change({ search: text })}
          />
        }
        active={active}
        onClear={clear}
      >
        <OrderFilters search={search} onChange={change} />
      </FilterBar>
      {list.first?.total && <OrderTotals total={list.first.total} />}
      <PagedTable
        label={t('orders.title')}
        columns={useColumns(setOpenId)}
        list={list}
        rowKey={(order) => String(order.id)}
        card={(order) => <OrderCard order={order} onOpen={setOpenId} />}
        empty={<Empty isNarrowed={active > 0} onClear={clear} />}
      />
      {openId !== undefined && (
        <OpenOrder orderId={openId} mayChange={mayChange} onClose={() => setOpenId(undefined)} />
      )}
    </Page>
  );
}

function Empty({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const mayImport = useMay()('importCompanies');
  return (
    <NothingYet
      icon={<IconReceipt aria-hidden />}
      title={t(isNarrowed ? 'orders.emptyFilteredTitle' : 'orders.emptyTitle')}
      text={t(isNarrowed ? 'orders.emptyFilteredText' : 'orders.none')}
      action={
        isNarrowed ? (
          <Button variant="default" onClick={onClear}>
            {t('frame.clearFilters')}
          </Button>
        ) : (
          mayImport && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/companies/import" {...props} />}
            >
              {t('companies.import')}
            </Button>
          )
        )
      }
    />
  );
}

interface OpenProps {
  order: OrderRow;
  onOpen: (id: number) => void;
}

function OrderNumber({ order: { id, number }, onOpen }: OpenProps) {
  const { t } = useTranslation();
  return (
    <Anchor
      component="button"
      type="button"
      ta="start"
      fw={560}
      fz="sm"
      aria-label={t('orders.openOf', { number })}
      onClick={() => onOpen(id)}
    >
      <OutsideText value={number} />
    </Anchor>
  );
}

function KindBadge({ order: { kind } }: { order: OrderRow }) {
  const { t } = useTranslation();
  return (
    <Badge size="sm" color={kind === 'order' ? 'petrol' : 'gray'} style={{ flex: 'none' }}>
      {t(`orders.${kind}`)}
    </Badge>
  );
}

function OrderCard({ order, onOpen }: OpenProps) {
  const money = useMoney();
  const day = useDay();
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Group gap={6} miw={0}>
          <OrderNumber order={order} onOpen={onOpen} />
          <KindBadge order={order} />
        </Group>
        <Text fz="sm" className="digits" style={{ whiteSpace: 'nowrap' }}>
          {money(order.amount, order.currency)}
        </Text>
      </Group>
      <CompanyLink id={order.company.id} name={order.company.name} />
      <OutsideText
        value={[day(order.date), order.product].filter((text) => text !== '').join(' · ')}
        fz="xs"
        c="dimmed"
      />
    </Box>
  );
}

function useColumns(onOpen: (id: number) => void): Column<OrderRow>[] {
  const { t } = useTranslation();
  const money = useMoney();
  const day = useDay();
  return useMemo<Column<OrderRow>[]>(
    () => [
      {
        id: 'number',
        header: t('orders.number'),
        meta: { width: 160 },
        cell: ({ row }) => <OrderNumber order={row.original} onOpen={onOpen} />,
      },
      { id: 'kind', header: t('orders.kind'), cell: ({ row }) => <KindBadge order={row.original} /> },
      {
        id: 'date',
        header: t('orders.date'),
        cell: ({ row }) => (
          <Text span inherit className="digits" style={{ whiteSpace: 'nowrap' }}>
            {day(row.original.date)}
          </Text>
        ),
      },
      {
        id: 'company',
        header: t('orders.company'),
        meta: { width: 260 },
        cell: ({ row }) => <CompanyLink id={row.original.company.id} name={row.original.company.name} />,
      },
      {
        id: 'product',
        header: t('orders.product'),
        meta: { width: 240 },
        cell: ({ row }) => <OutsideText value={row.original.product} />,
      },
      {
        id: 'amount',
        header: t('orders.amount'),
        meta: { end: true },
        cell: ({ row }) => money(row.original.amount, row.original.currency),
      },
      {
        id: 'owner',
        header: t('companies.owner'),
        meta: { width: 160 },
        cell: ({ row }) => <OwnerText owner={row.original.owner} />,
      },
    ],
    [t, money, day, onOpen],
  );
}
