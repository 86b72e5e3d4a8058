// Asks what becomes of orders of which only the name tells whose they are: another company may bear it.

import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { type ByName, byNameChoices } from '#contract/lists-report.ts';
import { useFormat } from '../../language/use-format.ts';

export interface ByNameChoiceProps {
  run: CompanyImport;
  value: ByName | undefined;
  onChange: (value: ByName | undefined) => void;
}

export function ByNameChoice({ run, value, onChange }: ByNameChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { byName: count } = run.counts;
  if (count === 0) return null;
  return (
    <Radio.Group
      mt="sm"
      label={t('imports.byName', { count, formatted: format.number(count) })}
      description={t('imports.byNameText')}
      value={value ?? null}
      onChange={(chosen) => onChange(byNameChoices.find((one) => one === chosen))}
    >
      <Stack gap="xs" mt="xs">
        {byNameChoices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            label={t(choice === 'take' ? 'imports.byNameTake' : 'imports.byNameLeave')}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
