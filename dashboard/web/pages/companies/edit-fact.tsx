// One fact of a company while it is changed: the right kind of field, saved with Enter, left with Escape.

import { ActionIcon, Box, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { changeCompany, workersQuery } from '../../api/company-queries.ts';
import { useCountryChoices } from '../../frame/choice.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useWords } from '../../language/use-words.ts';
import { statusValues } from './company-search.ts';
import { type FactName, toChange, useFactValues } from './fact-values.ts';
import { useChangeCompany } from './use-change-company.ts';

export interface EditFactProps {
  company: CompanyDetail;
  name: FactName;
  onClose: () => void;
}

export function EditFact({ company, name, onClose }: EditFactProps) {
  const { t } = useTranslation();
  const fact = useFactValues(company)[name];
  const [value, setValue] = useState(fact.value);
  const change = useChangeCompany((text: string) => changeCompany(company.id, toChange(name, text)), {
    onDone: onClose,
    quiet: true,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (value === fact.value) onClose();
    else change.mutate(value);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  const error = change.error ? describeFailure(change.error, t) : null;
  return (
    <form noValidate onSubmit={save} onKeyDown={leave}>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <Box flex={1} miw={0}>
          <Field name={name} label={fact.label} value={value} error={error} onChange={setValue} />
        </Box>
        <ActionIcon
          type="submit"
          variant="light"
          color="petrol"
          size={30}
          loading={change.isPending}
          aria-label={t('frame.save')}
        >
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon size={30} aria-label={t('frame.cancel')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}

interface FieldProps {
  name: FactName;
  label: string;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

function Field({ name, label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const countries = useCountryChoices();
  const { data: owners = [] } = useQuery({ ...workersQuery, enabled: name === 'ownerId' });
  const common = { 'aria-label': label, error, size: 'xs', autoFocus: true } as const;
  if (name === 'status') {
    const data = statusValues.map((status) => ({ value: status, label: words.status(status) }));
    return (
      <Select
        {...common}
        allowDeselect={false}
        value={value}
        data={data}
        onChange={(chosen) => onChange(chosen ?? value)}
      />
    );
  }
  if (name === 'ownerId' || name === 'country') {
    const data =
      name === 'country' ? countries : owners.map(({ id, name: who }) => ({ value: id, label: who }));
    return (
      <Select
        {...common}
        searchable
        clearable
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        placeholder={name === 'ownerId' ? t('companies.anyUser') : t('frame.unknown')}
        clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${label}` }}
        value={value === '' ? null : value}
        data={data}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  if (name === 'employees' || name === 'turnover') {
    return (
      <NumberInput
        {...common}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        {...(name === 'turnover' && { description: t('companies.turnoverHint') })}
        value={value === '' ? '' : Number(value)}
        onChange={(number) => onChange(String(number))}
      />
    );
  }
  return <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
