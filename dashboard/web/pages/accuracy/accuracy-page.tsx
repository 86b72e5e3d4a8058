// How right resolution is here: held against what visitors said, why nobody was named, and what new looks changed.

import { Grid, Stack } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accuracy } from '#contract/visiting-report.ts';
import { accuracyQuery } from '../../api/visiting-queries.ts';
import { CutNote } from '../../frame/cut-note.tsx';
import { FilterBar, PeriodSelect } from '../../frame/filter-bar.tsx';
import { Page } from '../../frame/page.tsx';
import { findWindow } from '../../frame/period.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { ReasonBars } from '../visiting/reason-bars.tsx';
import { AccuracySum } from './accuracy-sum.tsx';
import { BlindTable } from './blind-table.tsx';
import { MatchRate } from './match-rate.tsx';
import { ResolutionRuns } from './resolution-runs.tsx';

const route = getRouteApi('/app/accuracy');

export function AccuracyPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { site, period = '30d' } = route.useSearch();
  const window = useMemo(() => findWindow(period, Date.now()), [period]);
  const { data, error, refetch } = useQuery(accuracyQuery({ ...window, ...(site && { site }) }));
  return (
    <Page title={t('accuracy.title')} text={t('accuracy.text')}>
      <FilterBar
        lead={
          <PeriodSelect
            period={period}
            onPeriod={(chosen) => void navigate({ search: (old) => ({ ...old, period: chosen }) })}
          />
        }
        active={0}
        onClear={() => undefined}
      />
      {!data && (
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
      {data && <Figures accuracy={data} />}
      <ResolutionRuns />
    </Page>
  );
}

function Figures({ accuracy }: { accuracy: Accuracy }) {
  const { t } = useTranslation();
  if (accuracy.visits === 0) {
    return (
      <div className="panel">
        <NothingYet
          icon={<IconTargetArrow aria-hidden />}
          title={t('accuracy.emptyTitle')}
          text={t('accuracy.emptyText')}
        />
      </div>
    );
  }
  return (
    <Stack gap="md">
      <CutNote isCut={accuracy.isCut} />
      <AccuracySum accuracy={accuracy} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <BlindTable accuracy={accuracy} />
            <MatchRate days={accuracy.days} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Section title={t('accuracy.whyTitle')} text={t('accuracy.whyText')}>
            <ReasonBars reasons={accuracy.reasons} />
          </Section>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
