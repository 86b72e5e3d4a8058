// Does something to the lead of a page: shows the answer at once, and what holds now when somebody else was quicker.

import { notifications } from '@mantine/notifications';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { leadQuery, leadsKey } from '../../api/lead-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';

export interface LeadChangeOptions<Input> {
  run: (input: Input) => Promise<LeadDetail>;
  done?: string;
  onDone?: (detail: LeadDetail) => void;
  quiet?: boolean;
}

export function useLeadChange<Input = void>({ run, done, onDone, quiet }: LeadChangeOptions<Input>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const stale: QueryKey[] = [leadsKey];
  return useDeed<LeadDetail, Input>({
    run: async (input) => {
      try {
        return await run(input);
      } catch (error) {
        void client.invalidateQueries({ queryKey: [...leadsKey] });
        throw error;
      }
    },
    stale,
    ...(quiet !== undefined && { quiet }),
    onDone: (detail) => {
      if (detail.leadId !== null) client.setQueryData(leadQuery(detail.leadId).queryKey, detail);
      notifications.show({ color: 'green', message: done ?? t('frame.saved') });
      onDone?.(detail);
    },
  });
}
