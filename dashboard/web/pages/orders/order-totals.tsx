// How many orders are found, and what they come to in each currency: orders and invoices each for themselves.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderTotal } from '#contract/order-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useMoney } from './order-formats.ts';

export function OrderTotals({ total: { count, isMore, sums } }: { total: OrderTotal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  if (count === 0) return null;
  const found = t(isMore ? 'orders.foundMore' : 'orders.found', { count, formatted: format.number(count) });
  return (
    <Text fz="sm" role="status">
      {[
        found,
        ...sums.map(({ kind, ...sum }) => `${t(`orders.sum_${kind}`)} ${money(sum.amount, sum.currency)}`),
      ].join(' · ')}
    </Text>
  );
}
