// What a trial of a source said.

import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SourceTrial } from '#contract/source-report.ts';

export function TrialResult({ trial, children }: { trial: SourceTrial; children?: ReactNode }) {
  return (
    <Alert color={trial.isWell ? 'green' : 'red'} role="status" py={8}>
      <bdi>{trial.message}</bdi>
      {children}
    </Alert>
  );
}
