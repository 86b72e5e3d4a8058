// What a new provider is asked about: the networks of visitors, or people whose address is confirmed.

import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookupForm } from './use-lookup-form.ts';

export function AsksField({ form }: { form: LookupForm }) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('providers.asks')} {...form.getInputProps('asks')}>
      <Stack gap={8} mt={8}>
        <Radio
          value="companies"
          label={t('providers.asks_companies')}
          description={t('providers.asks_companiesHint')}
        />
        <Radio
          value="persons"
          label={t('providers.asks_persons')}
          description={t('providers.asks_personsHint')}
        />
      </Stack>
    </Radio.Group>
  );
}
