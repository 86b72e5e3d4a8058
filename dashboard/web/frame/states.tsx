// What a page shows instead of its content: nothing there yet, it failed, it loads.

import { Button, EmptyState, Skeleton, Stack } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from './describe-failure.ts';

export interface NothingYetProps {
  icon: ReactNode;
  title: string;
  /** Says what to do next. */
  text: string;
  action?: ReactNode;
}

export function NothingYet({ icon, title, text, action }: NothingYetProps) {
  return (
    <EmptyState icon={icon} title={title} description={text} withIndicatorBackground py={48} px="md">
      {action && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  );
}

export interface FailedProps {
  error: unknown;
  onRetry: () => void;
}

export function Failed({ error, onRetry }: FailedProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <NothingYet
        icon={<IconPlugConnectedX aria-hidden />}
        title={t('frame.errorTitle')}
        text={describeFailure(error, t)}
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
            {t('frame.retry')}
          </Button>
        }
      />
    </div>
  );
}

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap={10} p="md" role="status" aria-label={t('frame.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move.
        <Skeleton key={row} height={row === 0 ? 14 : 26} width={row === 0 ? '35%' : '100%'} />
      ))}
    </Stack>
  );
}
