// The products of an order that has several.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '#contract/order-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useMoney } from './order-formats.ts';

export function OrderLines({ order: { lines, currency } }: { order: OrderRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  if (lines.length === 0) return null;
  return (
    <ul className="part-rows" aria-label={t('orders.lines')}>
      {lines.map(({ product, quantity, amount }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
        <li key={at} className="part-row">
          <OutsideText
            value={quantity === null ? product : `${format.number(quantity)} × ${product}`}
            fz="sm"
          />
          {amount !== null && (
            <Text fz="sm" className="digits" style={{ whiteSpace: 'nowrap' }}>
              {money(amount, currency)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
