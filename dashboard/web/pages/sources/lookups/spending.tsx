// What a provider has cost this month, against what may be spent.

import { Box, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import { useFormat } from '../../../language/use-format.ts';
import { useMoney } from './use-money.ts';

const whole = 100;

export function Spending({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  const { spent, monthlyBudgetMicros, pricePerLookupMicros, currency } = provider;
  const share = monthlyBudgetMicros === 0 ? whole : (spent.costMicros / monthlyBudgetMicros) * whole;
  const text = t('providers.spent', {
    spent: money(spent.costMicros, currency),
    budget: money(monthlyBudgetMicros, currency),
  });
  return (
    <Box mt="sm">
      <Text fz="sm" className="digits">
        {text}
      </Text>
      <Progress
        my={6}
        value={Math.min(whole, share)}
        color={provider.stopped === '' ? 'petrol' : 'yellow'}
        aria-label={text}
      />
      <Group gap={8}>
        <Text fz="xs" c="dimmed" className="digits">
          {t('providers.lookups', { count: spent.lookups, formatted: format.number(spent.lookups) })}
          {' · '}
          {t('providers.each', { price: money(pricePerLookupMicros, currency) })}
        </Text>
      </Group>
    </Box>
  );
}
