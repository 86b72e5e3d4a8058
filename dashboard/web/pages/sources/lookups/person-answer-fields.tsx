// Where in a provider's answer about a person each thing stands, with an example, and about whom it is asked.

import { Checkbox, Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookedUpField } from '#contract/source-report.ts';
import { useWords } from '../../../language/use-words.ts';
import { lookedUpFields } from './lookup-values.ts';
import type { LookupForm } from './use-lookup-form.ts';

const sampleAnswer = `{ "person": { "fullName": "Sample Person", "linkedin": "linkedin.com/in/sample",
  "employment": { "title": "Buyer", "company": "Example Ltd" } } }`;

const samples: Partial<Record<LookedUpField, string>> = {
  name: 'person.fullName',
  job_title: 'person.employment.title',
  company: 'person.employment.company',
  linkedin: 'person.linkedin',
};

export function PersonAnswerFields({ form }: { form: LookupForm }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Fieldset legend={t('providers.answer')}>
      <Stack gap="md">
        <div>
          <Text fz="sm" mb={6}>
            {t('providers.answerText')}
          </Text>
          <div className="code-block">{sampleAnswer}</div>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {lookedUpFields.map((field) => (
            <TextInput
              key={field}
              label={words.personField(field)}
              placeholder={samples[field] ?? ''}
              spellCheck={false}
              {...form.getInputProps(`personPaths.${field}`)}
            />
          ))}
        </SimpleGrid>
        <Checkbox
          label={t('providers.everyEmail')}
          description={t('providers.everyEmailHint')}
          {...form.getInputProps('everyEmail', { type: 'checkbox' })}
        />
      </Stack>
    </Fieldset>
  );
}
