// How long the secret before holds beside a new one.

import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';

interface OldSecretHoursProps {
  value: number;
  onChange: (hours: number) => void;
}

const choices = [0, 1, 24, 72, 168];
const dayHours = 24;

export function OldSecretHours({ value, onChange }: OldSecretHoursProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = (hours: number) => {
    if (hours === 0) return t('leads.oldSecretNone');
    const isDays = hours > dayHours;
    const count = isDays ? hours / dayHours : hours;
    return t(isDays ? 'leads.oldSecretDays' : 'leads.oldSecretHours', {
      count,
      formatted: format.number(count),
    });
  };
  return (
    <Select
      w={220}
      label={t('leads.oldSecret')}
      data={choices.map((hours) => ({ value: String(hours), label: name(hours) }))}
      value={String(value)}
      allowDeselect={false}
      onChange={(text) => onChange(Number(text ?? 0))}
    />
  );
}
