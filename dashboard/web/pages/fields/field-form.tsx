// One field as it is defined: what it is called in both languages, what it holds, and what can be chosen.

import { ActionIcon, Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomField, type FieldSubject, type FieldType, fieldTypes } from '#contract/field-report.ts';
import { addField, changeField, fieldsQuery } from '../../api/field-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import {
  type ChoiceDraft,
  draftOfField,
  type FieldDraft,
  nextChoice,
  readFieldDraft,
} from './field-draft.ts';

export interface FieldFormProps {
  subject: FieldSubject;
  /** A new one without. */
  field?: CustomField;
  onClose: () => void;
}

export function FieldForm({ subject, field, onClose }: FieldFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<FieldDraft>(() => draftOfField(field));
  const set = (change: Partial<FieldDraft>) => setDraft((old) => ({ ...old, ...change }));
  const read = readFieldDraft(draft);
  const save = useDeed({
    run: async ({ type, ...rest }: NonNullable<typeof read>) =>
      field ? changeField({ id: field.id, ...rest }) : addField({ subject, type, ...rest }),
    done: t('frame.saved'),
    stale: [fieldsQuery.queryKey, ['field-sheet']],
    quiet: true,
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read) save.mutate(read);
  };
  return (
    <form noValidate onSubmit={submit} style={{ flex: 1, minWidth: 0 }}>
      <Stack gap="sm" mb="sm">
        {save.error && (
          <Alert color="red" role="alert">
            {describeFailure(save.error, t)}
          </Alert>
        )}
        <Group gap="sm" align="flex-end">
          <TextInput
            flex="1 1 180px"
            label={t('fields.labelEn')}
            maxLength={100}
            value={draft.en}
            onChange={(event) => set({ en: event.currentTarget.value })}
          />
          <TextInput
            flex="1 1 180px"
            label={t('fields.labelIt')}
            maxLength={100}
            value={draft.it}
            onChange={(event) => set({ it: event.currentTarget.value })}
          />
          <Select
            w={170}
            label={t('fields.type')}
            allowDeselect={false}
            disabled={field !== undefined}
            value={draft.type}
            data={fieldTypes.map((type) => ({ value: type, label: t(`fields.type_${type}`) }))}
            onChange={(type) => set({ type: (type ?? 'text') as FieldType })}
          />
        </Group>
        {draft.type === 'choice' && (
          <Choices
            choices={draft.choices}
            fixed={field?.choices.length ?? 0}
            onChange={(choices) => set({ choices })}
          />
        )}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={!read}>
            {t('frame.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChoicesProps {
  choices: readonly ChoiceDraft[];
  /** So many from the first on may stand somewhere, and stay. */
  fixed: number;
  onChange: (choices: ChoiceDraft[]) => void;
}

function Choices({ choices, fixed, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<ChoiceDraft>) =>
    onChange(choices.map((choice, index) => (index === at ? { ...choice, ...change } : choice)));
  return (
    <Stack gap={6}>
      {choices.map((choice, at) => (
        <Group key={choice.id} gap={6} wrap="nowrap">
          {(['en', 'it'] as const).map((language) => (
            <TextInput
              key={language}
              flex={1}
              size="xs"
              maxLength={100}
              placeholder={t(language === 'en' ? 'fields.choiceEn' : 'fields.choiceIt')}
              aria-label={`${t(language === 'en' ? 'fields.choiceEn' : 'fields.choiceIt')} ${at + 1}`}
              value={choice[language]}
              onChange={(event) => set(at, { [language]: event.currentTarget.value })}
            />
          ))}
          <ActionIcon
            aria-label={t('fields.removeChoice', { place: at + 1 })}
            disabled={at < fixed || choices.length === 1}
            onClick={() => onChange(choices.filter((_, index) => index !== at))}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...choices, nextChoice(choices)])}
      >
        {t('fields.addChoice')}
      </Button>
    </Stack>
  );
}
