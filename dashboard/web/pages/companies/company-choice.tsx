// A field in which one known company is chosen by typing the beginning of its name, domain or number.

import { Box, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyName } from '#contract/company-report.ts';
import { companyChoicesQuery } from '../../api/company-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';

export interface CompanyChoiceProps {
  label: string;
  value: CompanyName | null;
  onChange: (company: CompanyName | null) => void;
  /** Not offered, such as the company itself. */
  without?: number;
  error?: string | null;
  disabled?: boolean;
}

const typingMs = 250;

export function CompanyChoice({ label, value, onChange, without, error, disabled }: CompanyChoiceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(typed, typingMs);
  const { data, isPending, isPlaceholderData } = useQuery(
    companyChoicesQuery(asked === value?.name ? '' : asked),
  );
  // What was found for other letters must not be chosen by mistake.
  const isSearching = typed !== asked || isPending || isPlaceholderData;
  const found = isSearching ? [] : (data?.companies ?? []);
  const offered = found.filter(({ id }) => id !== without);
  const domains = new Map(offered.map(({ id, domain }) => [String(id), domain]));
  const listed = value && !offered.some(({ id }) => id === value.id) ? [value, ...offered] : offered;
  return (
    <Select
      label={label}
      placeholder={t('companies.choosePlaceholder')}
      searchable
      clearable
      disabled={disabled ?? false}
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${label}` }}
      nothingFoundMessage={t(isSearching ? 'companies.chooseSearching' : 'companies.chooseNothing')}
      // The server has searched already.
      filter={({ options }) => options}
      value={value ? String(value.id) : null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={listed.map((company) => ({ value: String(company.id), label: company.name }))}
      renderOption={({ option }) => <Option name={option.label} domain={domains.get(option.value) ?? ''} />}
      error={error ?? null}
      onChange={(id) => {
        const chosen = listed.find((company) => String(company.id) === id);
        onChange(chosen ? { id: chosen.id, name: chosen.name } : null);
      }}
    />
  );
}

/** Companies of one name are told apart by their domain. */
function Option({ name, domain }: { name: string; domain: string }) {
  return (
    <Box miw={0}>
      <OutsideText value={name} />
      {domain !== '' && <OutsideText value={domain} fz="xs" c="dimmed" />}
    </Box>
  );
}
