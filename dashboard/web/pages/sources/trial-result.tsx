// What a trial of a source said.

import { Alert } from '@mantine/core';
import type { SourceTrial } from '#contract/source-report.ts';

export function TrialResult({ trial }: { trial: SourceTrial }) {
  return (
    <Alert color={trial.isWell ? 'green' : 'red'} role="status" py={8}>
      <bdi>{trial.message}</bdi>
    </Alert>
  );
}
