// The inputs that narrow the visit list.

import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Choice, CountryChoice } from '../../frame/choice.tsx';
import { useWords } from '../../language/use-words.ts';
import { verdictValues } from '../visiting/visiting-search.ts';
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
      <Choice
        label={t('visiting.verdict')}
        value={search.verdict}
        data={verdictValues.map((value) => ({ value, label: words.verdict(value) }))}
        onChange={(verdict) => onChange({ verdict: verdictValues.find((one) => one === verdict) })}
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
