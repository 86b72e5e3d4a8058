// One field in the editor of a form of our own.

import { ActionIcon, Box, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OwnFieldKind } from '#contract/form-report.ts';
import { type EditedForm, fieldKinds } from './own-form-values.ts';

const kindLabels = {
  name: 'kindName',
  email: 'kindEmail',
  phone: 'kindPhone',
  company: 'kindCompany',
  message: 'kindMessage',
  text: 'kindText',
  choice: 'kindChoice',
} as const satisfies Record<OwnFieldKind, string>;

interface FieldRowProps {
  form: UseFormReturnType<EditedForm>;
  /** From 0. */
  place: number;
}

function useFieldKinds(): { value: OwnFieldKind; label: string }[] {
  const { t } = useTranslation();
  return fieldKinds.map((value) => ({ value, label: t(`ownForms.${kindLabels[value]}`) }));
}

export function FieldRow({ form, place }: FieldRowProps) {
  const { t } = useTranslation();
  const kinds = useFieldKinds();
  const at = `fields.${place}`;
  const shown = place + 1;
  const isChoice = form.values.fields[place]?.kind === 'choice';
  return (
    <Box component="fieldset" className="panel" p="sm" m={0} miw={0}>
      <Group justify="space-between" align="flex-end" gap="xs" wrap="nowrap" mb="xs">
        <Select
          label={`${t('ownForms.field', { place: shown })}: ${t('ownForms.kind')}`}
          allowDeselect={false}
          data={kinds}
          {...form.getInputProps(`${at}.kind`)}
        />
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            size="lg"
            disabled={place === 0}
            aria-label={t('ownForms.moveUp', { place: shown })}
            onClick={() => form.reorderListItem('fields', { from: place, to: place - 1 })}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            disabled={form.values.fields.length === 1}
            aria-label={t('ownForms.removeField', { place: shown })}
            onClick={() => form.removeListItem('fields', place)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Group grow align="flex-start" gap="xs">
        <TextInput label={t('ownForms.labelEn')} {...form.getInputProps(`${at}.label.en`)} />
        <TextInput label={t('ownForms.labelIt')} {...form.getInputProps(`${at}.label.it`)} />
      </Group>
      {isChoice && (
        <Group grow align="flex-start" gap="xs" mt="xs">
          <Textarea rows={3} label={t('ownForms.optionsEn')} {...form.getInputProps(`${at}.options.en`)} />
          <Textarea rows={3} label={t('ownForms.optionsIt')} {...form.getInputProps(`${at}.options.it`)} />
        </Group>
      )}
      <Checkbox
        mt="sm"
        label={t('ownForms.required')}
        {...form.getInputProps(`${at}.required`, { type: 'checkbox' })}
      />
    </Box>
  );
}
