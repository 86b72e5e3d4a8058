// Where in a provider's answer each thing stands, with an example.

import { Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupForm } from './use-lookup-form.ts';

const sampleAnswer = `{ "company": { "name": "Example Ltd", "domain": "example.com", "type": "corporate" },
  "geo": { "country": "IT" }, "score": 0.8 }`;

const fields = [
  { path: 'name', sample: 'company.name' },
  { path: 'domain', sample: 'company.domain' },
  { path: 'country', sample: 'geo.country' },
  { path: 'kind', sample: 'company.type' },
  { path: 'confidence', sample: 'score' },
] as const;

export function AnswerFields({ form }: { form: LookupForm }) {
  const { t } = useTranslation();
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
          {fields.map(({ path, sample }) => (
            <TextInput
              key={path}
              label={t(`providers.path_${path}`)}
              placeholder={sample}
              spellCheck={false}
              {...form.getInputProps(`paths.${path}`)}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}
