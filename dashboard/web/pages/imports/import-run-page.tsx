// One import: what it would change, its columns, its lines; applied and taken back from here.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { importQuery, isWorking } from '../../api/import-queries.ts';
import { useFormat } from '../../language/use-format.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportLines } from './import-lines.tsx';
import { ImportUndone } from './import-undone.tsx';
import { FailedRun, RunFrame, WorkingRun } from './run-frame.tsx';

const route = getRouteApi('/app/companies/import/$importId');

export function ImportRunPage() {
  const { t } = useTranslation();
  const { importId } = route.useParams();
  const { data: run, error, refetch } = useQuery(importQuery(Number(importId)));
  const back = { label: t('imports.backToImports'), to: '/companies/import' } as const;
  return (
    <RunFrame
      run={run}
      error={error}
      onRetry={() => void refetch()}
      back={back}
      texts={{
        title: t('imports.title'),
        unknownTitle: t('imports.unknownTitle'),
        unknownText: t('imports.unknownText'),
      }}
      titleOf={({ fileName }) => t('imports.runTitle', { file: fileName })}
    >
      {(found) => (isWorking(found) ? <Working run={found} /> : <Settled key={found.id} run={found} />)}
    </RunFrame>
  );
}

function Working({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, counts, state } = run;
  if (state !== 'reading' && state !== 'applying' && state !== 'undoing') return null;
  return (
    <WorkingRun
      text={t(`imports.${state}`)}
      label={t('imports.lines')}
      progress={progress}
      total={counts.lines}
      doneText={t('imports.linesDone', { count: progress, formatted: format.number(progress) })}
    />
  );
}

function Settled({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { lines = 'all' } = route.useSearch();
  if (run.state === 'failed') {
    return (
      <Stack gap="md">
        <FailedRun title={t('imports.failedTitle')} failure={run.failure} />
        {run.columns.length > 0 && <ColumnMapping run={run} />}
        <ImportActions run={run} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <ImportActions run={run} />
      {run.undone && <ImportUndone undone={run.undone} />}
      <ImportCounts run={run} />
      {run.state === 'ready' && <ColumnMapping run={run} />}
      <ImportLines
        run={run}
        kind={lines}
        onKind={(kind) => void navigate({ replace: true, search: (old) => ({ ...old, lines: kind }) })}
      />
    </Stack>
  );
}
