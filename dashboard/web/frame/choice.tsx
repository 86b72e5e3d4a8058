// A filter with a closed list of values, and the one for countries: nothing chosen means any.

import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../language/use-format.ts';
import { countryCodes } from './country-codes.ts';

export interface ChoiceProps {
  label: string;
  value: string | undefined;
  data: { value: string; label: string }[];
  searchable?: boolean;
  onChange: (value: string | undefined) => void;
}

export function Choice({ label, value, data, searchable = false, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      placeholder={t('frame.any')}
      w={126}
      clearable
      searchable={searchable}
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${label}` }}
      value={value ?? null}
      data={data}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

export function CountryChoice({ value, onChange }: Pick<ChoiceProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const countries = useCountryChoices();
  return <Choice label={t('frame.country')} value={value} data={countries} searchable onChange={onChange} />;
}

/** All countries by their name in the user's language. */
export function useCountryChoices(): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const format = useFormat();
  return useMemo(
    () =>
      countryCodes
        .map((code) => ({ value: code, label: format.country(code) }))
        .sort((one, other) => one.label.localeCompare(other.label, i18n.language)),
    [format, i18n.language],
  );
}
