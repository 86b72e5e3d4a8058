// What became of every event: the sum in words, per hour, per site, the reasons, and the rejected ones.

import { Box, Grid, Skeleton, Stack, Title } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline, PipelineQuery } from '#contract/report.ts';
import { pipelineQuery } from '../../api/pipeline-queries.ts';
import { FilterBar, PeriodSelect } from '../../frame/filter-bar.tsx';
import { Page } from '../../frame/page.tsx';
import { findWindow } from '../../frame/period.ts';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { fillHours } from './fill-hours.ts';
import { PerSite } from './per-site.tsx';
import { PipelineSum } from './pipeline-sum.tsx';
import { PipelineWarnings } from './pipeline-warnings.tsx';
import { ReasonList } from './reason-list.tsx';
import { RejectedList } from './rejected-list.tsx';

// The chart library is heavy: its own chunk, loaded after the figures are on the screen.
const HourChart = lazy(() => import('./hour-chart.tsx').then((file) => ({ default: file.HourChart })));

const route = getRouteApi('/app/pipeline');

export function PipelinePage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const may = useMay();
  const { period = '24h', site, reason } = route.useSearch();
  const query: PipelineQuery = { ...findWindow(period, Date.now()), ...(site && { site }) };
  const { data, error, refetch } = useQuery(pipelineQuery(query));
  return (
    <Page title={t('pipeline.title')} text={t('pipeline.text')}>
      <FilterBar
        lead={
          <PeriodSelect
            period={period}
            onPeriod={(chosen) => void navigate({ search: (old) => ({ ...old, period: chosen }) })}
          />
        }
        active={0}
        onClear={() => {}}
      />
      {data ? (
        <Content pipeline={data} query={query} />
      ) : (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
      {may('seeRejected') && (
        <RejectedList
          query={{ ...query, ...(reason && { reason }) }}
          onReason={(chosen) =>
            void navigate({ search: ({ reason: _, ...old }) => (chosen ? { ...old, reason: chosen } : old) })
          }
        />
      )}
    </Page>
  );
}

function Content({ pipeline, query }: { pipeline: Pipeline; query: PipelineQuery }) {
  const { t } = useTranslation();
  const chart = fillHours(pipeline.perHour, query.from, query.to);
  return (
    <Stack gap="md">
      <PipelineWarnings {...pipeline} />
      <PipelineSum counts={pipeline.totals} />
      {pipeline.totals.received === 0 ? (
        <div className="panel">
          <NothingYet
            icon={<IconArrowsSplit2 aria-hidden />}
            title={t('pipeline.emptyTitle')}
            text={t('pipeline.emptyText')}
          />
        </div>
      ) : (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Box className="panel" p="md" h="100%">
              <Title order={2} mb="sm">
                {t(chart.unit === 'day' ? 'pipeline.perDay' : 'pipeline.perHour')}
              </Title>
              <Suspense fallback={<Skeleton height={240} />}>
                <HourChart {...chart} />
              </Suspense>
            </Box>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <ReasonList pipeline={pipeline} />
          </Grid.Col>
          <Grid.Col span={12}>
            <PerSite perSite={pipeline.perSite} />
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  );
}
