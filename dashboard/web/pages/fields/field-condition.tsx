// What is looked for in one own field: a text by its beginning, a number or day from and to, a choice, or that nothing stands there.

import { Box, Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '#contract/field-report.ts';
import type { OwnFilterValue } from '#contract/narrowing-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useLabel } from './use-value-words.ts';

export interface FieldConditionProps {
  field: CustomField;
  value: OwnFilterValue | undefined;
  onChange: (value: OwnFilterValue | undefined) => void;
}

export function FieldCondition(props: FieldConditionProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { field, value, onChange } = props;
  const name = label(field.label);
  return (
    <Box role="group" aria-label={name}>
      <Input {...props} name={name} />
      <Checkbox
        mt={4}
        size="xs"
        label={t('fields.filterEmpty')}
        aria-label={`${name}: ${t('fields.filterEmpty')}`}
        checked={value?.kind === 'empty'}
        onChange={(event) => onChange(event.currentTarget.checked ? { kind: 'empty' } : undefined)}
      />
    </Box>
  );
}

type InputProps = FieldConditionProps & { name: string };

function Input(props: InputProps) {
  const { field, value, onChange, name } = props;
  const { t } = useTranslation();
  if (field.type === 'number' || field.type === 'date') return <Range {...props} />;
  const text = value?.kind === 'text' ? value.text : '';
  const say = (typed: string | null) => onChange(typed ? { kind: 'text', text: typed } : undefined);
  if (field.type === 'text')
    return (
      <TextInput
        label={name}
        placeholder={t('fields.filterBeginning')}
        maxLength={60}
        value={text}
        onChange={(event) => say(event.currentTarget.value)}
      />
    );
  return <Choices {...props} text={text} say={say} />;
}

interface ChoicesProps extends InputProps {
  text: string;
  say: (typed: string | null) => void;
}

function Choices({ field, name, text, say }: ChoicesProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const data =
    field.type === 'choice'
      ? field.choices.map((choice) => ({ value: choice.id, label: label(choice) }))
      : [
          { value: 'true', label: t('frame.yes') },
          { value: 'false', label: t('frame.no') },
        ];
  return (
    <Select
      label={name}
      placeholder={t('frame.any')}
      clearable
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${name}` }}
      value={text === '' ? null : text}
      data={data}
      onChange={say}
    />
  );
}

function Range({ field, value, onChange, name }: InputProps) {
  const { t } = useTranslation();
  const { decimalSeparator } = useFormat();
  const { from, to } = value?.kind === 'range' ? value : { from: '', to: '' };
  const set = (wanted: { from?: string; to?: string }) => {
    const range = { from, to, ...wanted };
    onChange(range.from === '' && range.to === '' ? undefined : { kind: 'range', ...range });
  };
  const bounds = [
    { key: 'from', label: t('fields.filterFrom', { name }), value: from },
    { key: 'to', label: t('fields.filterTo', { name }), value: to },
  ] as const;
  return (
    <Group gap="sm" grow>
      {bounds.map((bound) =>
        field.type === 'date' ? (
          <TextInput
            key={bound.key}
            type="date"
            label={bound.label}
            value={bound.value}
            onChange={(event) => set({ [bound.key]: event.currentTarget.value })}
          />
        ) : (
          <NumberInput
            key={bound.key}
            label={bound.label}
            hideControls
            decimalScale={6}
            decimalSeparator={decimalSeparator}
            value={bound.value === '' ? '' : Number(bound.value)}
            onChange={(typed) => set({ [bound.key]: typeof typed === 'number' ? String(typed) : '' })}
          />
        ),
      )}
    </Group>
  );
}
