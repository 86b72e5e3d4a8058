// What few providers need: many addresses in one question, words for kinds of network, a least confidence, terms.

import { NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/use-format.ts';
import type { LookupForm } from './use-lookup-form.ts';

const batchMax = 1_000;
const confidenceMax = 1_000;
const sampleKinds = 'corporate = business\nhoster = hosting';

export function MoreFields({ form }: { form: LookupForm }) {
  const { t } = useTranslation();
  const { decimalSeparator } = useFormat();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label={t('providers.batchMax')}
          description={t('providers.batchMaxHint')}
          min={1}
          max={batchMax}
          allowDecimal={false}
          {...form.getInputProps('batchMax')}
        />
        <NumberInput
          label={t('providers.confidenceMin')}
          description={t('providers.confidenceMinHint')}
          min={0}
          max={confidenceMax}
          decimalSeparator={decimalSeparator}
          hideControls
          {...form.getInputProps('confidenceMin')}
        />
        <TextInput
          label={t('providers.answersPath')}
          description={t('providers.answersPathHint')}
          spellCheck={false}
          {...form.getInputProps('answersPath')}
        />
        <TextInput
          label={t('providers.path_address')}
          description={t('providers.addressHint')}
          spellCheck={false}
          {...form.getInputProps('paths.address')}
        />
        <TextInput
          label={t('providers.path_range')}
          description={t('providers.rangeHint')}
          spellCheck={false}
          {...form.getInputProps('paths.range')}
        />
        <TextInput
          label={t('providers.licence')}
          description={t('providers.licenceHint')}
          {...form.getInputProps('licence')}
        />
      </SimpleGrid>
      <Textarea
        label={t('providers.kinds')}
        description={t('providers.kindsHint')}
        placeholder={sampleKinds}
        autosize
        minRows={2}
        spellCheck={false}
        {...form.getInputProps('kinds')}
      />
    </Stack>
  );
}
