// One field while it is filled in: the right kind of input, saved with Enter, left with Escape. Emptied, nothing stands there.

import { ActionIcon, Box, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldValue, FilledField } from '#contract/field-report.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useFormat } from '../../language/use-format.ts';
import { useLabel } from './use-value-words.ts';

export interface EditFieldProps {
  filled: FilledField;
  error: Error | null;
  pending: boolean;
  onSave: (value: FieldValue) => void;
  onClose: () => void;
}

export function EditField({ filled, error, pending, onSave, onClose }: EditFieldProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState<FieldValue>(filled.value);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (value === filled.value) onClose();
    else onSave(value === '' ? null : value);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form noValidate onSubmit={save} onKeyDown={leave}>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <Box flex={1} miw={0}>
          <Input
            field={filled.field}
            value={value}
            error={error ? describeFailure(error, t) : null}
            onChange={setValue}
          />
        </Box>
        <ActionIcon
          type="submit"
          variant="light"
          color="petrol"
          size={30}
          loading={pending}
          aria-label={t('frame.save')}
        >
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon size={30} aria-label={t('frame.cancel')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}

interface InputProps {
  field: CustomField;
  value: FieldValue;
  error: string | null;
  onChange: (value: FieldValue) => void;
}

function Input({ field, value, error, onChange }: InputProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { decimalSeparator } = useFormat();
  const name = label(field.label);
  const common = { 'aria-label': name, error, size: 'xs', autoFocus: true } as const;
  if (field.type === 'number')
    return (
      <NumberInput
        {...common}
        hideControls
        decimalSeparator={decimalSeparator}
        value={typeof value === 'number' ? value : ''}
        onChange={(number) => onChange(typeof number === 'number' ? number : null)}
      />
    );
  if (field.type === 'yes_no' || field.type === 'choice') {
    const data =
      field.type === 'choice'
        ? field.choices.map((choice) => ({ value: choice.id, label: label(choice) }))
        : [
            { value: 'true', label: t('frame.yes') },
            { value: 'false', label: t('frame.no') },
          ];
    const read = (text: string | null) => (field.type === 'choice' || text === null ? text : text === 'true');
    return (
      <Select
        {...common}
        clearable
        placeholder="–"
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${name}` }}
        value={value === null ? null : String(value)}
        data={data}
        onChange={(text) => onChange(read(text))}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={field.type === 'date' ? 'date' : 'text'}
      maxLength={2_000}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
