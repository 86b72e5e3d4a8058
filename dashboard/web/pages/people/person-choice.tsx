// A field in which one person is chosen by typing the beginning of a name or an e-mail.

import { Box, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonName } from '#contract/person-report.ts';
import { personChoicesQuery } from '../../api/person-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';

export interface PersonChoiceProps {
  label: string;
  value: PersonName | null;
  onChange: (person: PersonName | null) => void;
  /** Not offered: the person itself. */
  without: number;
}

const typingMs = 250;

export function PersonChoice({ label, value, onChange, without }: PersonChoiceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(typed, typingMs);
  const { data, isPending, isPlaceholderData } = useQuery(
    personChoicesQuery(asked === value?.name ? '' : asked),
  );
  // Whoever was found for other letters must not be chosen by mistake.
  const isSearching = typed !== asked || isPending || isPlaceholderData;
  const found = isSearching ? [] : (data?.people ?? []);
  const offered = found.filter(({ id, isWhole }) => id !== without && isWhole);
  const emails = new Map(offered.map(({ id, email }) => [String(id), email]));
  const listed = value && !offered.some(({ id }) => id === value.id) ? [value, ...offered] : offered;
  return (
    <Select
      label={label}
      placeholder={t('people.choosePlaceholder')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${label}` }}
      nothingFoundMessage={t(isSearching ? 'people.chooseSearching' : 'people.chooseNothing')}
      // The server has searched already.
      filter={({ options }) => options}
      value={value ? String(value.id) : null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={listed.map((person) => ({ value: String(person.id), label: person.name }))}
      renderOption={({ option }) => (
        <Box miw={0}>
          <OutsideText value={option.label} />
          <OutsideText value={emails.get(option.value) ?? ''} fz="xs" c="dimmed" empty="" />
        </Box>
      )}
      onChange={(id) => {
        const chosen = listed.find((person) => String(person.id) === id);
        onChange(chosen ? { id: chosen.id, name: chosen.name } : null);
      }}
    />
  );
}
