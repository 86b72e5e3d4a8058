// Does something that changes what pages show: says when it is done or failed, and asks for fresh answers.

import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { describeFailure } from './describe-failure.ts';

export interface DeedOptions<Output, Input> {
  run: (input: Input) => Promise<Output>;
  /** What is shown when it is done; nothing when absent. */
  done?: string;
  /** Answers that are no longer right. */
  stale?: readonly QueryKey[];
  onDone?: (output: Output, input: Input) => void;
  /** True where the page itself shows the fault. */
  quiet?: boolean;
}

export function useDeed<Output, Input = void>({
  run,
  done,
  stale = [],
  onDone,
  quiet,
}: DeedOptions<Output, Input>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      if (done) notifications.show({ color: 'green', message: done });
      onDone?.(output, input);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })));
    },
    onError: (error) => {
      if (quiet) return;
      notifications.show({ color: 'red', title: t('frame.saveFailed'), message: describeFailure(error, t) });
    },
  });
}
