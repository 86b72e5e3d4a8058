// One import: what it would change, its columns, its lines; applied and taken back from here.

import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconFileOff, IconFileX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { importQuery, isWorking } from '../../api/import-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportCounts } from './import-counts.tsx';
import { ImportStateBadge } from './import-history.tsx';
import { ImportLines } from './import-lines.tsx';
import { ImportUndone } from './import-undone.tsx';

const route = getRouteApi('/app/companies/import/$importId');

export function ImportRunPage() {
  const { t } = useTranslation();
  const { importId } = route.useParams();
  const { data: run, error, refetch } = useQuery(importQuery(Number(importId)));
  const back = { label: t('imports.backToImports'), to: '/companies/import' } as const;
  if (!run) {
    const isMissing = error instanceof ApiFailure && [400, 404].includes(error.status);
    return (
      <Page title={t('imports.title')} back={back}>
        <div className="panel">
          {isMissing && (
            <NothingYet
              icon={<IconFileOff aria-hidden />}
              title={t('imports.unknownTitle')}
              text={t('imports.unknownText')}
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
      title={t('imports.runTitle', { file: run.fileName })}
      back={back}
      actions={<ImportStateBadge state={run.state} />}
    >
      {isWorking(run) ? <Working run={run} /> : <Settled key={run.id} run={run} />}
    </Page>
  );
}

const workingTexts = { reading: 'reading', applying: 'applying', undoing: 'undoing' } as const;

function Working({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, counts, state } = run;
  const percent = counts.lines > 0 ? Math.min(100, (progress / counts.lines) * 100) : 100;
  if (state !== 'reading' && state !== 'applying' && state !== 'undoing') return null;
  return (
    <Stack className="panel" p="md" gap="xs" role="status">
      <Text fz="sm">{t(`imports.${workingTexts[state]}`)}</Text>
      <Progress value={percent} animated striped={counts.lines === 0} aria-label={t('imports.lines')} />
      <Text fz="xs" c="dimmed" className="digits">
        {t('imports.linesDone', { count: progress, formatted: format.number(progress) })}
        {counts.lines > 0 && ` / ${format.number(counts.lines)}`}
      </Text>
    </Stack>
  );
}

function Settled({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { lines = 'all' } = route.useSearch();
  if (run.state === 'failed') {
    return (
      <Stack gap="md">
        <Alert color="red" icon={<IconFileX aria-hidden />} title={t('imports.failedTitle')} role="alert">
          {run.failure}
        </Alert>
        {run.columns.length > 0 && <ColumnMapping run={run} />}
        <ImportActions run={run} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <ImportActions run={run} />
      {run.undone && <ImportUndone undone={run.undone} />}
      <ImportCounts counts={run.counts} />
      {run.state === 'ready' && <ColumnMapping run={run} />}
      <ImportLines
        run={run}
        kind={lines}
        onKind={(kind) => void navigate({ replace: true, search: (old) => ({ ...old, lines: kind }) })}
      />
    </Stack>
  );
}
