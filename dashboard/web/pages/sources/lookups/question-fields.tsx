// How a provider is asked: its URL, key, headers and body.

import { Fieldset, PasswordInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupProvider } from '#contract/source-report.ts';
import type { LookupForm } from './use-lookup-form.ts';

export interface QuestionFieldsProps {
  form: LookupForm;
  provider: LookupProvider | null;
}

const samplePersonUrl = 'https://api.example.com/v1/people?email={email}';
const samplePersonBody = '{"email":"{email}"}';
const sampleUrl = 'https://api.example.com/v1/{ip}?token={key}';
const sampleHeader = 'Authorization: Bearer {key}';
const sampleBody = '{"ips":{ips}}';

export function QuestionFields({ form, provider }: QuestionFieldsProps) {
  const { t } = useTranslation();
  const isAboutPersons = form.values.asks === 'persons';
  const keyHint = provider?.hasKey ? t('vendors.keyStays', { end: provider.keyEnd }) : t('providers.keyHint');
  return (
    <Fieldset legend={t('providers.question')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {!provider && (
            <TextInput
              data-autofocus
              label={t('providers.name')}
              description={t('providers.nameHint')}
              {...form.getInputProps('name')}
            />
          )}
          <PasswordInput
            label={t('providers.key')}
            description={keyHint}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('vendors.showTyped') }}
            {...form.getInputProps('key')}
          />
        </SimpleGrid>
        <TextInput
          label={t('providers.url')}
          description={t(isAboutPersons ? 'providers.personUrlHint' : 'providers.urlHint')}
          placeholder={isAboutPersons ? samplePersonUrl : sampleUrl}
          inputMode="url"
          spellCheck={false}
          {...form.getInputProps('url')}
        />
        <Select
          label={t('providers.method')}
          allowDeselect={false}
          maw={160}
          data={['GET', 'POST']}
          {...form.getInputProps('method')}
        />
        <Textarea
          label={t('providers.headers')}
          description={t('providers.headersHint')}
          placeholder={sampleHeader}
          autosize
          minRows={1}
          spellCheck={false}
          {...form.getInputProps('headers')}
        />
        {form.values.method === 'POST' && (
          <Textarea
            label={t('providers.body')}
            description={t(isAboutPersons ? 'providers.personBodyHint' : 'providers.bodyHint')}
            placeholder={isAboutPersons ? samplePersonBody : sampleBody}
            autosize
            minRows={2}
            spellCheck={false}
            {...form.getInputProps('body')}
          />
        )}
      </Stack>
    </Fieldset>
  );
}
