// The inputs that narrow the visit list.

import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { countryCodes } from './country-codes.ts';
import { botValues, channelValues, consentValues, deviceValues, type VisitSearch } from './visit-search.ts';

export interface VisitFiltersProps {
  search: VisitSearch;
  onChange: (change: { [Key in keyof VisitSearch]?: VisitSearch[Key] | undefined }) => void;
}

const typingMs = 350;
const pageCounts = [2, 3, 5, 10];

export function VisitFilters({ search, onChange }: VisitFiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  const changePath = useDebouncedCallback((path: string) => onChange({ path: path || undefined }), typingMs);
  return (
    <>
      <Choice
        label={t('visits.channel')}
        value={search.channel}
        data={channelValues.map((value) => ({ value, label: words.channel(value) }))}
        onChange={(channel) => onChange({ channel })}
      />
      <CountryChoice value={search.country} onChange={(country) => onChange({ country })} />
      <Choice
        label={t('visits.device')}
        value={search.device}
        data={deviceValues.map((value) => ({ value, label: words.device(value) }))}
        onChange={(device) => onChange({ device })}
      />
      <Choice
        label={t('visits.consent')}
        value={search.consent}
        data={consentValues.map((value) => ({ value, label: words.consent(value) }))}
        onChange={(consent) => onChange({ consent: consentValues.find((one) => one === consent) })}
      />
      <Choice
        label={t('visits.minPages')}
        value={search.minPages?.toString()}
        data={pageCounts.map((count) => ({
          value: String(count),
          label: t('visits.minPagesValue', { count }),
        }))}
        onChange={(minPages) => onChange({ minPages: minPages ? Number(minPages) : undefined })}
      />
      <Select
        label={t('visits.bots')}
        w={146}
        allowDeselect={false}
        value={search.bots ?? 'without'}
        data={[
          { value: 'without', label: t('visits.botsWithout') },
          { value: 'only', label: t('visits.botsOnly') },
          { value: 'with', label: t('visits.botsWith') },
        ]}
        onChange={(value) =>
          onChange({ bots: value === 'without' ? undefined : botValues.find((one) => one === value) })
        }
      />
      <TextInput
        // Drawn anew when the filter is cleared from outside.
        key={search.path === undefined ? 'empty' : 'set'}
        label={t('visits.path')}
        placeholder={t('visits.pathPlaceholder')}
        w={140}
        defaultValue={search.path ?? ''}
        onChange={(event) => changePath(event.currentTarget.value)}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  data: { value: string; label: string }[];
  searchable?: boolean;
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, data, searchable = false, onChange }: ChoiceProps) {
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

function CountryChoice({ value, onChange }: Pick<ChoiceProps, 'value' | 'onChange'>) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const countries = useMemo(
    () =>
      countryCodes
        .map((code) => ({ value: code, label: format.country(code) }))
        .sort((one, other) => one.label.localeCompare(other.label, i18n.language)),
    [format, i18n.language],
  );
  return <Choice label={t('visits.country')} value={value} data={countries} searchable onChange={onChange} />;
}
