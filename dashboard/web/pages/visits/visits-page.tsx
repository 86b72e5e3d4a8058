// The list of visits with its filters, newest first.

import { Badge, Box, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitQuery, VisitRow } from '#contract/report.ts';
import { visitsQuery } from '../../api/visit-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { FilterBar, PeriodSelect } from '../../frame/filter-bar.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { findWindow } from '../../frame/period.ts';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { PersonLink } from '../people/person-parts.tsx';
import { isPlaceKnown, useKnownColumns } from './known-columns.ts';
import { CompanyText } from './visit-company.tsx';
import { VisitFilters } from './visit-filters.tsx';
import { ConsentBadge, DeviceText, PlaceText, SourceText, VisitorLink } from './visit-parts.tsx';
import { readVisitSearch } from './visit-search.ts';

const route = getRouteApi('/app/visits');
const rowsPerPage = 50;

export function VisitsPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, ...search } = route.useSearch();
  // The router keeps keys that it does not know; the API refuses them.
  const { period = '7d', ...filters } = readVisitSearch(search);
  const query: VisitQuery = {
    ...filters,
    ...(site && { site }),
    ...findWindow(period, Date.now()),
    limit: rowsPerPage,
  };
  const list = usePaged(visitsQuery(query), 'visits');
  const lookedUntil = list.last?.lookedUntil;
  const format = useFormat();
  const columns = useKnownColumns(useColumns(), list.rows);
  const active = Object.keys(filters).length;
  const clear = () =>
    void navigate({ search: { ...(site && { site }), ...(period !== '7d' && { period }) } });
  return (
    <Page title={t('visits.title')}>
      <FilterBar
        lead={
          <PeriodSelect
            period={period}
            onPeriod={(chosen) => void navigate({ search: (old) => ({ ...old, period: chosen }) })}
          />
        }
        active={active}
        onClear={clear}
      >
        <VisitFilters
          search={filters}
          onChange={(change) => void navigate({ search: (old) => compact({ ...old, ...change }) })}
        />
      </FilterBar>
      <PagedTable
        label={t('visits.title')}
        columns={columns}
        list={list}
        rowKey={(visit) => visit.id}
        card={(visit) => <VisitCard visit={visit} />}
        empty={
          <NothingYet
            icon={<IconRoute aria-hidden />}
            title={t(active > 0 ? 'visits.emptyFilteredTitle' : 'visits.emptyTitle')}
            text={t(active > 0 ? 'visits.emptyFilteredText' : 'visits.emptyText')}
            action={
              active > 0 && (
                <Button variant="default" onClick={clear}>
                  {t('frame.clearFilters')}
                </Button>
              )
            }
          />
        }
      />
      {lookedUntil && (
        <Text fz="sm" c="dimmed">
          {t('visits.lookedUntil', { when: format.dateTime(lookedUntil) })}
        </Text>
      )}
    </Page>
  );
}

function compact<T extends object>(values: T) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function lengthMs(visit: VisitRow): number {
  return Date.parse(visit.endedAt) - Date.parse(visit.startedAt);
}

function Who({ visit }: { visit: VisitRow }) {
  const { t } = useTranslation();
  return (
    <Group gap={8} wrap="nowrap">
      {visit.person && <PersonLink {...visit.person} />}
      <VisitorLink visitId={visit.id} visitor={visit.visitor} />
      <ConsentBadge consent={visit.consent} />
      {visit.isBot && (
        <Badge size="sm" color="yellow">
          {t('visits.robot')}
        </Badge>
      )}
    </Group>
  );
}

function EntryAndExit({ visit }: { visit: VisitRow }) {
  return (
    <Box miw={0}>
      <OutsideText value={visit.entryPath} fw={550} />
      {visit.exitPath !== '' && visit.exitPath !== visit.entryPath && (
        <OutsideText value={`→ ${visit.exitPath}`} fz="xs" c="dimmed" />
      )}
    </Box>
  );
}

function VisitCard({ visit }: { visit: VisitRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Group justify="space-between" mb={6}>
        <Who visit={visit} />
        <Text fz="xs" c="dimmed">
          {format.dateTime(visit.startedAt)}
        </Text>
      </Group>
      <Box mb={6}>
        <CompanyText company={visit.company} />
      </Box>
      <EntryAndExit visit={visit} />
      <Text fz="xs" c="dimmed" className="digits" mb={8}>
        {t('visits.pageCount', { count: visit.pages, formatted: format.number(visit.pages) })} ·{' '}
        {format.duration(lengthMs(visit))}
      </Text>
      <Group grow align="flex-start" fz="sm" preventGrowOverflow>
        <SourceText channel={visit.channel} sourceName={visit.sourceName} />
        {isPlaceKnown(visit) && <PlaceText place={visit.place} />}
        <DeviceText device={visit.device} browser={visit.browser} />
      </Group>
    </Box>
  );
}

function useColumns(): Column<VisitRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<VisitRow>[]>(
    () => [
      {
        id: 'started',
        header: t('visits.started'),
        cell: ({ row }) => (
          <Text span inherit className="digits" style={{ whiteSpace: 'nowrap' }}>
            {format.dateTime(row.original.startedAt)}
          </Text>
        ),
      },
      { id: 'visitor', header: t('visits.visitor'), cell: ({ row }) => <Who visit={row.original} /> },
      {
        id: 'company',
        header: t('visiting.company'),
        meta: { width: 260 },
        cell: ({ row }) => <CompanyText company={row.original.company} />,
      },
      {
        id: 'path',
        header: t('visits.entryAndExit'),
        meta: { width: 240 },
        cell: ({ row }) => <EntryAndExit visit={row.original} />,
      },
      {
        id: 'source',
        header: t('visits.source'),
        meta: { width: 150 },
        cell: ({ row }) => <SourceText channel={row.original.channel} sourceName={row.original.sourceName} />,
      },
      {
        id: 'place',
        header: t('visits.place'),
        meta: { width: 150 },
        cell: ({ row }) => <PlaceText place={row.original.place} />,
      },
      {
        id: 'device',
        header: t('visits.device'),
        meta: { width: 140 },
        cell: ({ row }) => <DeviceText device={row.original.device} browser={row.original.browser} />,
      },
      {
        id: 'pages',
        header: t('visits.pages'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.pages),
      },
      {
        id: 'engaged',
        header: () => (
          <Tooltip label={t('visits.engagedHint')}>
            <span>{t('visits.engaged')}</span>
          </Tooltip>
        ),
        meta: { end: true },
        cell: ({ row }) => (row.original.engagedMs > 0 ? format.duration(row.original.engagedMs) : '–'),
      },
      {
        id: 'duration',
        header: t('visits.duration'),
        meta: { end: true },
        cell: ({ row }) => format.duration(lengthMs(row.original)),
      },
    ],
    [t, format],
  );
}
