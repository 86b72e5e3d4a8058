// Who is on the site now. Asks every two seconds while the page is visible.

import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconMoodEmpty, IconWorldPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveVisitor } from '#contract/report.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { liveQuery } from '../../api/visit-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { PersonLink } from '../people/person-parts.tsx';
import { isPlaceKnown, useKnownColumns } from '../visits/known-columns.ts';
import { CompanyText } from '../visits/visit-company.tsx';
import { ConsentBadge, DeviceText, PlaceText, SourceText, VisitorLink } from '../visits/visit-parts.tsx';
import { LiveSummary } from './live-summary.tsx';

const route = getRouteApi('/app/live');

export function LivePage() {
  const { t } = useTranslation();
  const { site } = route.useSearch();
  const { data: live, error, refetch } = useQuery(liveQuery(site));
  const nowMs = live ? Date.parse(live.at) : 0;
  const columns = useKnownColumns(useColumns(nowMs), live?.visitors);
  return (
    <Page
      title={t('visits.liveTitle')}
      text={t('visits.liveText')}
      actions={
        <Badge color={error ? 'red' : 'green'} variant="dot" aria-live="polite">
          {error ? t('visits.paused') : t('visits.updatesItself')}
        </Badge>
      }
    >
      {live && <LiveSummary live={live} />}
      <DataTable
        label={t('visits.liveText')}
        columns={columns}
        rows={live?.visitors}
        rowKey={(visitor) => visitor.visitId}
        card={(visitor) => <LiveCard visitor={visitor} nowMs={nowMs} />}
        empty={<NobodyHere />}
        error={error}
        onRetry={() => void refetch()}
      />
    </Page>
  );
}

function NobodyHere() {
  const { t } = useTranslation();
  const { data: sites } = useQuery(sitesQuery);
  if (sites?.length === 0) {
    return (
      <NothingYet
        icon={<IconWorldPlus aria-hidden />}
        title={t('visits.noSiteTitle')}
        text={t('visits.noSiteText')}
        action={
          <Button renderRoot={(props) => <Link to="/sites" {...props} />}>{t('visits.addSite')}</Button>
        }
      />
    );
  }
  return (
    <NothingYet
      icon={<IconMoodEmpty aria-hidden />}
      title={t('visits.liveEmptyTitle')}
      text={t('visits.liveEmptyText')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/visits" {...props} />}>
          {t('visits.toVisits')}
        </Button>
      }
    />
  );
}

/** Someone who did something in the last half minute is shown as active. */
const activeWithinMs = 30_000;

function Active({ visitor, nowMs }: { visitor: LiveVisitor; nowMs: number }) {
  const active = nowMs - Date.parse(visitor.lastAt) < activeWithinMs;
  return (
    <Group gap={9} wrap="nowrap">
      <span className="alive-dot" data-alive={active || undefined} />
      {visitor.person && <PersonLink {...visitor.person} />}
      <VisitorLink visitId={visitor.visitId} visitor={visitor.visitor} />
      <ConsentBadge consent={visitor.consent} />
    </Group>
  );
}

function CurrentPage({ visitor }: { visitor: LiveVisitor }) {
  return (
    <Box miw={0}>
      <OutsideText value={visitor.currentTitle || visitor.currentPath} fw={550} />
      <OutsideText value={visitor.currentPath} fz="xs" c="dimmed" />
    </Box>
  );
}

function LiveCard({ visitor, nowMs }: { visitor: LiveVisitor; nowMs: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Group justify="space-between" mb={6}>
        <Active visitor={visitor} nowMs={nowMs} />
        <Text fz="xs" c="dimmed">
          {format.ago(visitor.lastAt, nowMs)}
        </Text>
      </Group>
      <Box mb={6}>
        <CompanyText company={visitor.company} />
      </Box>
      <CurrentPage visitor={visitor} />
      <dl className="facts" style={{ marginTop: 8 }}>
        <dt>{t('visits.source')}</dt>
        <dd>
          <SourceText channel={visitor.channel} sourceName={visitor.sourceName} />
        </dd>
        {isPlaceKnown(visitor) && (
          <>
            <dt>{t('visits.place')}</dt>
            <dd>
              <PlaceText place={visitor.place} />
            </dd>
          </>
        )}
        <dt>{t('visits.device')}</dt>
        <dd>
          <DeviceText device={visitor.device} browser={visitor.browser} />
        </dd>
      </dl>
    </Box>
  );
}

function useColumns(nowMs: number): Column<LiveVisitor>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<LiveVisitor>[]>(
    () => [
      {
        id: 'visitor',
        header: t('visits.visitor'),
        cell: ({ row }) => <Active visitor={row.original} nowMs={nowMs} />,
      },
      {
        id: 'company',
        header: t('visiting.company'),
        meta: { width: 240 },
        cell: ({ row }) => <CompanyText company={row.original.company} />,
      },
      {
        id: 'page',
        header: t('visits.currentPage'),
        meta: { width: 220 },
        cell: ({ row }) => <CurrentPage visitor={row.original} />,
      },
      {
        id: 'source',
        header: t('visits.source'),
        meta: { width: 160 },
        cell: ({ row }) => <SourceText channel={row.original.channel} sourceName={row.original.sourceName} />,
      },
      {
        id: 'place',
        header: t('visits.place'),
        meta: { width: 160 },
        cell: ({ row }) => <PlaceText place={row.original.place} />,
      },
      {
        id: 'device',
        header: t('visits.device'),
        meta: { width: 150 },
        cell: ({ row }) => <DeviceText device={row.original.device} browser={row.original.browser} />,
      },
      {
        id: 'since',
        header: t('visits.activeFor'),
        meta: { end: true },
        cell: ({ row: { original: visitor } }) => (
          <>
            <Text>{format.duration(nowMs - Date.parse(visitor.startedAt))}</Text>
            <Text fz="xs" c="dimmed">
              {t('visits.pageCount', { count: visitor.pages, formatted: format.number(visitor.pages) })}
            </Text>
          </>
        ),
      },
      {
        id: 'last',
        header: t('visits.lastActive'),
        meta: { end: true },
        cell: ({ row }) => format.ago(row.original.lastAt, nowMs),
      },
    ],
    [t, format, nowMs],
  );
}
