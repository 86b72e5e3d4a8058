// The page of one import, of every kind, around what is special to the kind: its title and state, that it is not there, how far the
// work has come, and why a file could not be read.

import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconFileOff, IconFileX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportState } from '#contract/company-report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { Page, type PageProps } from '../../frame/page.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ImportStateBadge } from './import-history.tsx';

export interface RunFrameProps<Run> {
  run: Run | undefined;
  error: Error | null;
  onRetry: () => void;
  back: NonNullable<PageProps['back']>;
  texts: { title: string; unknownTitle: string; unknownText: string };
  titleOf: (run: Run) => string;
  children: (run: Run) => ReactNode;
}

export function RunFrame<Run extends { state: ImportState }>(props: RunFrameProps<Run>) {
  const { run, error, onRetry, back, texts, titleOf, children } = props;
  if (run)
    return (
      <Page title={titleOf(run)} back={back} actions={<ImportStateBadge state={run.state} />}>
        {children(run)}
      </Page>
    );
  const isMissing = error instanceof ApiFailure && [400, 404].includes(error.status);
  return (
    <Page title={texts.title} back={back}>
      <div className="panel">
        {isMissing && (
          <NothingYet
            icon={<IconFileOff aria-hidden />}
            title={texts.unknownTitle}
            text={texts.unknownText}
          />
        )}
        {!isMissing && error && <Failed error={error} onRetry={onRetry} />}
        {!error && <Loading />}
      </div>
    </Page>
  );
}

export interface WorkingRunProps {
  text: string;
  /** What the bar measures, for those who do not see it. */
  label: string;
  progress: number;
  /** 0: not known yet. */
  total: number;
  doneText: string;
}

export function WorkingRun({ text, label, progress, total, doneText }: WorkingRunProps) {
  const format = useFormat();
  const percent = total > 0 ? Math.min(100, (progress / total) * 100) : 100;
  return (
    <Stack className="panel" p="md" gap="xs" role="status">
      <Text fz="sm">{text}</Text>
      <Progress value={percent} animated striped={total === 0} aria-label={label} />
      <Text fz="xs" c="dimmed" className="digits">
        {doneText}
        {total > 0 && ` / ${format.number(total)}`}
      </Text>
    </Stack>
  );
}

export function FailedRun({ title, failure }: { title: string; failure: string }) {
  return (
    <Alert color="red" icon={<IconFileX aria-hidden />} title={title} role="alert">
      {failure}
    </Alert>
  );
}
