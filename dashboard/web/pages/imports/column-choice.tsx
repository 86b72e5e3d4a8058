// What one column of a file means, for every kind of import.

import { Select } from '@mantine/core';
import { OutsideText } from '../../frame/outside-text.tsx';

export interface ColumnChoiceProps {
  header: string;
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
}

export function ColumnChoice({ header, label, value, data, onChange }: ColumnChoiceProps) {
  return (
    <li>
      <OutsideText value={header} fz="sm" fw={550} />
      <Select
        size="xs"
        mt={2}
        searchable
        allowDeselect={false}
        aria-label={label}
        value={value}
        data={data}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    </li>
  );
}
