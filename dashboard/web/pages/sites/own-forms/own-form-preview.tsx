// How a form of our own will look, about: on a page it takes the page's letters and colours.

import { Box, Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type EditedField, type EditedForm, readOptions, textIn } from './own-form-values.ts';

export function OwnFormPreview({ form, language }: { form: EditedForm; language: 'en' | 'it' }) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const consent = textIn(form.consentText, language);
  return (
    <Box p="md" style={{ border: '1px dashed var(--mantine-color-default-border)', borderRadius: 8 }}>
      <Stack gap="sm" lang={language}>
        {form.fields.map((field) => (
          <PreviewField
            key={field.name}
            field={field}
            language={language}
            label={textIn(field.label, language) + (field.required ? '' : t('ownForms.optional'))}
          />
        ))}
        {consent !== '' && <Checkbox label={consent} />}
        <Box>
          <Button variant="default">{t('ownForms.send')}</Button>
        </Box>
      </Stack>
    </Box>
  );
}

interface PreviewFieldProps {
  field: EditedField;
  language: 'en' | 'it';
  label: string;
}

function PreviewField({ field, language, label }: PreviewFieldProps) {
  if (field.kind === 'message') return <Textarea label={label} rows={3} />;
  if (field.kind !== 'choice') return <TextInput label={label} />;
  const data = readOptions(field.options).map((option, place) => ({
    value: String(place),
    label: textIn(option, language),
  }));
  return <Select label={label} data={data} />;
}
