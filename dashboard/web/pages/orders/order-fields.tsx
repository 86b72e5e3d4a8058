// The fields of an order or invoice, for adding one and for changing it.

import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { orderKinds } from '#contract/order-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { LineFields } from './line-fields.tsx';
import type { OrderDraft } from './order-draft.ts';

export interface OrderFieldsProps {
  draft: OrderDraft;
  set: (change: Partial<OrderDraft>) => void;
}

export function OrderFields({ draft, set }: OrderFieldsProps) {
  const { t } = useTranslation();
  const { decimalSeparator } = useFormat();
  return (
    <>
      <Group gap="sm" align="flex-end">
        <Select
          w={130}
          label={t('orders.kind')}
          allowDeselect={false}
          value={draft.kind}
          data={orderKinds.map((value) => ({ value, label: t(`orders.${value}`) }))}
          onChange={(value) => set({ kind: orderKinds.find((one) => one === value) ?? 'order' })}
        />
        <TextInput
          flex="1 1 140px"
          label={t('orders.number')}
          required
          maxLength={60}
          value={draft.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <TextInput
          w={150}
          type="date"
          label={t('orders.date')}
          required
          value={draft.date}
          onChange={(event) => set({ date: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label={t('orders.product')}
        maxLength={300}
        value={draft.product}
        onChange={(event) => set({ product: event.currentTarget.value })}
      />
      <LineFields lines={draft.lines} set={(lines) => set({ lines })} />
      <Group gap="sm" align="flex-end">
        <NumberInput
          flex="1 1 140px"
          label={t('orders.amount')}
          required
          hideControls
          decimalScale={2}
          decimalSeparator={decimalSeparator}
          value={draft.amount}
          onChange={(amount) => set({ amount })}
        />
        <TextInput
          w={110}
          label={t('orders.currency')}
          required
          maxLength={3}
          value={draft.currency}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </Group>
    </>
  );
}
