// One import of engagement: what would come of it, how its file is read, its rows; brought in and taken back from here.

import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconFileOff, IconFileX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import { engagementImportQuery, isAtWork } from '../../api/engagement-import-queries.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ImportStateBadge } from '../imports/import-history.tsx';
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
  if (!run) {
    const isMissing = error instanceof ApiFailure && [400, 404].includes(error.status);
    return (
      <Page title={t('engagementImports.title')} back={back}>
        <div className="panel">
          {isMissing && (
            <NothingYet
              icon={<IconFileOff aria-hidden />}
              title={t('engagementImports.unknownTitle')}
              text={t('engagementImports.unknownText')}
            />
          )}
          {!isMissing && error && <Failed error={error} onRetry={() => void refetch()} />}
          {!error && <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('engagementImports.runTitle', { file: run.fileName })}
      back={back}
      actions={<ImportStateBadge state={run.state} />}
    >
      {isAtWork(run) ? <Working run={run} /> : <Settled key={run.id} run={run} />}
    </Page>
  );
}

function Working({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, counts, state } = run;
  const percent = counts.new > 0 ? Math.min(100, (progress / counts.new) * 100) : 100;
  if (state !== 'reading' && state !== 'applying' && state !== 'undoing') return null;
  return (
    <Stack className="panel" p="md" gap="xs" role="status">
      <Text fz="sm">{t(`engagementImports.${state}`)}</Text>
      <Progress
        value={percent}
        animated
        striped={counts.new === 0}
        aria-label={t('engagementImports.rowsTitle')}
      />
      <Text fz="xs" c="dimmed" className="digits">
        {t('engagementImports.rowsDone', { count: progress, formatted: format.number(progress) })}
        {counts.new > 0 && ` / ${format.number(counts.new)}`}
      </Text>
    </Stack>
  );
}

function Settled({ run }: { run: EngagementImport }) {
  const navigate = route.useNavigate();
  const { rows = 'all' } = route.useSearch();
  const { t } = useTranslation();
  if (run.state === 'failed') {
    return (
      <Stack gap="md">
        <Alert
          color="red"
          icon={<IconFileX aria-hidden />}
          title={t('engagementImports.failedTitle')}
          role="alert"
        >
          {run.failure}
        </Alert>
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
