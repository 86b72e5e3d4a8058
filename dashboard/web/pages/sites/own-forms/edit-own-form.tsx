// The editor of a form of our own, with its preview.

import {
  Alert,
  Button,
  Grid,
  Group,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnFormReport } from '#contract/form-report.ts';
import { ownFormsQuery, saveOwnForm } from '../../../api/own-form-queries.ts';
import { describeFailure } from '../../../frame/describe-failure.ts';
import { useDeed } from '../../../frame/use-deed.ts';
import { FieldRow } from './field-row.tsx';
import { OwnFormPreview } from './own-form-preview.tsx';
import { type EditedForm, newField, newForm, readOptions, toEdited, toValues } from './own-form-values.ts';

export interface EditOwnFormProps {
  siteId: number;
  /** Undefined: a new one. */
  edited: OwnFormReport | undefined;
  sendsMail: boolean;
  onDone: () => void;
}

export function EditOwnForm({ siteId, edited, sendsMail, onDone }: EditOwnFormProps) {
  const { t } = useTranslation();
  const form = useEditedForm(edited);
  const save = useDeed({
    run: (values: EditedForm) => saveOwnForm(siteId, edited?.key, toValues(values)),
    done: t('ownForms.saved'),
    stale: [ownFormsQuery(siteId).queryKey],
    onDone,
    quiet: true,
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="sm">
            {save.error && (
              <Alert color="red" role="alert">
                {describeFailure(save.error, t)}
              </Alert>
            )}
            <TextInput
              label={t('ownForms.name')}
              description={t('ownForms.nameHint')}
              {...form.getInputProps('name')}
            />
            <Switch label={t('ownForms.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
            <Fields form={form} />
            <Texts form={form} version={edited?.consentVersion} />
            <Switch
              label={t('ownForms.confirms')}
              description={t(sendsMail ? 'ownForms.confirmsHint' : 'ownForms.noMail')}
              disabled={!sendsMail && !form.values.confirms}
              {...form.getInputProps('confirms', { type: 'checkbox' })}
            />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Preview form={form.values} />
        </Grid.Col>
      </Grid>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onDone}>
          {t('frame.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('frame.save')}
        </Button>
      </Group>
    </form>
  );
}

function Preview({ form }: { form: EditedForm }) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState<'en' | 'it'>(i18n.language === 'it' ? 'it' : 'en');
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('ownForms.preview')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('ownForms.previewLanguage')}
          value={language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'it', label: 'Italiano' },
          ]}
          onChange={(value) => setLanguage(value === 'it' ? 'it' : 'en')}
        />
      </Group>
      <OwnFormPreview form={form} language={language} />
    </>
  );
}

function useEditedForm(edited: OwnFormReport | undefined): UseFormReturnType<EditedForm> {
  const { t } = useTranslation();
  return useForm<EditedForm>({
    initialValues: edited ? toEdited(edited) : newForm(),
    validate: {
      name: (name) => (name.trim() === '' ? t('ownForms.needsName') : null),
      fields: {
        label: {
          en: (_, { fields }, path) => {
            const label = fields[Number(path.split('.')[1])]?.label;
            return label && label.en.trim() === '' && label.it.trim() === ''
              ? t('ownForms.needsLabel')
              : null;
          },
        },
        options: {
          en: (_, { fields }, path) => {
            const field = fields[Number(path.split('.')[1])];
            return field?.kind === 'choice' && readOptions(field.options).length < 2
              ? t('ownForms.needsOptions')
              : null;
          },
        },
      },
    },
  });
}

function Fields({ form }: { form: UseFormReturnType<EditedForm> }) {
  const { t } = useTranslation();
  const { fields } = form.values;
  return (
    <>
      <Title order={3}>{t('ownForms.fields')}</Title>
      {fields.map(({ name }, place) => (
        <FieldRow key={name} form={form} place={place} />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={fields.length >= 20}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => form.insertListItem('fields', newField('text', fields))}
        >
          {t('ownForms.addField')}
        </Button>
      </Group>
    </>
  );
}

function Texts({ form, version }: { form: UseFormReturnType<EditedForm>; version: number | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Group grow align="flex-start" gap="xs">
        <Textarea rows={3} label={t('ownForms.consentEn')} {...form.getInputProps('consentText.en')} />
        <Textarea rows={3} label={t('ownForms.consentIt')} {...form.getInputProps('consentText.it')} />
      </Group>
      <Text fz="xs" c="dimmed" mt={-6}>
        {t('ownForms.consentHint')} {version !== undefined && t('ownForms.consentVersion', { version })}
      </Text>
      <Group grow align="flex-start" gap="xs">
        <TextInput label={t('ownForms.thanksEn')} {...form.getInputProps('thanks.en')} />
        <TextInput label={t('ownForms.thanksIt')} {...form.getInputProps('thanks.it')} />
      </Group>
    </>
  );
}
