// The products of an order while it is written: any number of them, each with how many and for how much.

import { ActionIcon, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { LineDraft, OrderDraft } from './order-draft.ts';

export interface LineFieldsProps {
  lines: OrderDraft['lines'];
  set: (lines: OrderDraft['lines']) => void;
}

const linesMax = 500;

export function LineFields({ lines, set }: LineFieldsProps) {
  const { t } = useTranslation();
  const add = () => {
    const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
    set([...lines, { key, product: '', quantity: '', amount: '' }]);
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('orders.lines')}>
      {lines.map((line, at) => (
        <LineInputs
          key={line.key}
          line={line}
          place={at + 1}
          set={(wanted) => set(lines.map((one) => (one.key === line.key ? { ...one, ...wanted } : one)))}
          remove={() => set(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={lines.length >= linesMax}
          onClick={add}
        >
          {t('orders.addLine')}
        </Button>
      </Group>
    </Stack>
  );
}

interface LineInputsProps {
  line: LineDraft;
  place: number;
  set: (wanted: Partial<LineDraft>) => void;
  remove: () => void;
}

function LineInputs({ line, place, set, remove }: LineInputsProps) {
  const { t } = useTranslation();
  const { decimalSeparator } = useFormat();
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex="1 1 160px"
        label={t('orders.lineProduct', { place })}
        required
        maxLength={300}
        value={line.product}
        onChange={(event) => set({ product: event.currentTarget.value })}
      />
      <NumberInput
        w={90}
        label={t('orders.quantity')}
        hideControls
        decimalScale={6}
        decimalSeparator={decimalSeparator}
        value={line.quantity}
        onChange={(quantity) => set({ quantity })}
      />
      <NumberInput
        w={110}
        label={t('orders.amount')}
        hideControls
        decimalScale={2}
        decimalSeparator={decimalSeparator}
        value={line.amount}
        onChange={(amount) => set({ amount })}
      />
      <ActionIcon size={36} variant="default" aria-label={t('orders.removeLine', { place })} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
