// Puts rejected events back on the queue and says how many.

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { replay } from '../../api/pipeline-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useFormat } from '../../language/use-format.ts';

/** `onDone` runs after a success. */
export function useReplay(onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  return useMutation({
    mutationFn: replay,
    onSuccess: async ({ queued }) => {
      const message = t('pipeline.replayed', { count: queued, formatted: format.number(queued) });
      notifications.show({ color: 'green', message });
      onDone();
      await client.invalidateQueries({ queryKey: ['pipeline'] });
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('pipeline.replayFailed'),
        message: describeFailure(error, t),
      }),
  });
}
