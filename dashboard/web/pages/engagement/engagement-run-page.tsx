// One import of engagement: what would come of it, how its file is read, its rows; brought in and taken back from here.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import { engagementImportQuery, isAtWork } from '../../api/engagement-import-queries.ts';
import { useFormat } from '../../language/use-format.ts';
import { FailedRun, RunFrame, WorkingRun } from '../imports/run-frame.tsx';
import { EngagementActions } from './engagement-actions.tsx';
import { EngagementCounts } from './engagement-counts.tsx';
import { EngagementReading } from './engagement-reading.tsx';
import { EngagementRows } from './engagement-rows.tsx';

const route = getRouteApi('/app/people/import/$importId');

export function EngagementRunPage() {
  const { t } = useTranslation();
  const { importId } = route.useParams();
  const { data: run, error, refetch } = useQuery(engagementImportQuery(Number(importId)));
  const back = { label: t('engagementImports.backToImports'), to: '/people/import' } as const;
  return (
    <RunFrame
      run={run}
      error={error}
      onRetry={() => void refetch()}
      back={back}
      texts={{
        title: t('engagementImports.title'),
        unknownTitle: t('engagementImports.unknownTitle'),
        unknownText: t('engagementImports.unknownText'),
      }}
      titleOf={({ fileName }) => t('engagementImports.runTitle', { file: fileName })}
    >
      {(found) => (isAtWork(found) ? <Working run={found} /> : <Settled key={found.id} run={found} />)}
    </RunFrame>
  );
}

function Working({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, counts, state } = run;
  if (state !== 'reading' && state !== 'applying' && state !== 'undoing') return null;
  return (
    <WorkingRun
      text={t(`engagementImports.${state}`)}
      label={t('engagementImports.rowsTitle')}
      progress={progress}
      total={counts.new}
      doneText={t('engagementImports.rowsDone', { count: progress, formatted: format.number(progress) })}
    />
  );
}

function Settled({ run }: { run: EngagementImport }) {
  const navigate = route.useNavigate();
  const { rows = 'all' } = route.useSearch();
  const { t } = useTranslation();
  if (run.state === 'failed') {
    return (
      <Stack gap="md">
        <FailedRun title={t('engagementImports.failedTitle')} failure={run.failure} />
        {run.columns.length > 0 && <EngagementReading run={run} />}
        <EngagementActions run={run} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <EngagementActions run={run} />
      <EngagementCounts run={run} />
      {run.state === 'ready' && <EngagementReading run={run} />}
      <EngagementRows
        run={run}
        kind={rows}
        onKind={(kind) => void navigate({ replace: true, search: (old) => ({ ...old, rows: kind }) })}
      />
    </Stack>
  );
}
