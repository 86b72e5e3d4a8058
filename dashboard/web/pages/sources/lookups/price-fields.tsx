// What a look-up costs and what may be spent in a month.

import { Fieldset, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/use-format.ts';
import type { LookupForm } from './use-lookup-form.ts';

const decimals = 6;
const priceMax = 1_000;
const budgetMax = 1_000_000;

export function PriceFields({ form }: { form: LookupForm }) {
  const { t } = useTranslation();
  const { decimalSeparator } = useFormat();
  const amount = { min: 0, decimalScale: decimals, decimalSeparator, hideControls: true } as const;
  return (
    <Fieldset legend={t('providers.price')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label={t('providers.pricePerLookup')}
          description={t('providers.priceHint')}
          max={priceMax}
          {...amount}
          {...form.getInputProps('price')}
        />
        <TextInput
          label={t('providers.currency')}
          description={t('providers.currencyHint')}
          maxLength={3}
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label={t('providers.budget')}
          description={t('providers.budgetHint')}
          max={budgetMax}
          {...amount}
          {...form.getInputProps('budget')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
