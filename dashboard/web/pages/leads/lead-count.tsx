// How many leads there are, as far as they are counted.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadCount } from '#contract/task-report.ts';
import { useFormat } from '../../language/use-format.ts';

export function LeadCountText({ total }: { total: LeadCount | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!total) return <span />;
  const count = { count: total.count, formatted: format.number(total.count) };
  return (
    <Text fz="sm" c="dimmed" role="status">
      {total.isMore ? t('leadList.totalMore', count) : t('leadList.total', count)}
    </Text>
  );
}
