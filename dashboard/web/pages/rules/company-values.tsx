// The companies of a condition, by name; a rule keeps their ids.

import { Group, Pill, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../api/company-queries.ts';
import { CompanyChoice } from '../companies/company-choice.tsx';

export interface CompanyValuesProps {
  label: string;
  values: string[];
  error: string | null;
  disabled: boolean;
  onChange: (values: string[]) => void;
}

export function CompanyValues({ label, values, error, disabled, onChange }: CompanyValuesProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} role="group" aria-label={label}>
      <Group gap={4}>
        {values.map((id) => (
          <CompanyPill
            key={id}
            id={id}
            onRemove={disabled ? undefined : () => onChange(values.filter((one) => one !== id))}
          />
        ))}
      </Group>
      {!disabled && (
        <CompanyChoice
          key={values.join()}
          label={t('rules.addCompanyValue')}
          value={null}
          onChange={(company) => company && onChange([...new Set([...values, String(company.id)])])}
        />
      )}
      {error && (
        <Text fz="xs" c="red">
          {error}
        </Text>
      )}
    </Stack>
  );
}

function CompanyPill({ id, onRemove }: { id: string; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(companyQuery(Number(id)));
  const name = data?.name ?? `#${id}`;
  return (
    <Pill
      withRemoveButton={onRemove !== undefined}
      {...(onRemove && { onRemove })}
      removeButtonProps={{ 'aria-label': t('rules.removeValue', { value: name }), tabIndex: 0 }}
    >
      <bdi>{name}</bdi>
    </Pill>
  );
}
