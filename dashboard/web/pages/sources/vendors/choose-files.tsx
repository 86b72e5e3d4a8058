// The files of a vendor to choose from, those for everybody first, and others by the vendor's own name for them.

import { Checkbox, Stack, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceVendor } from '#contract/source-report.ts';

export interface ChooseFilesProps {
  vendor: SourceVendor;
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
}

export function ChooseFiles({ vendor, value, onChange, error }: ChooseFilesProps) {
  const { t } = useTranslation();
  const offered = vendor.editions.map(({ id }) => id);
  const others = value.filter((id) => !offered.includes(id));
  const sorted = [...vendor.editions].sort((a, b) => Number(b.isFree) - Number(a.isFree));
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label={t('vendors.files')}
        description={t('vendors.filesHint')}
        error={error}
        value={value.filter((id) => offered.includes(id))}
        onChange={(chosen) => onChange([...chosen, ...others])}
      >
        <Stack gap={6} mt={6}>
          {sorted.map(({ id, isFree }) => (
            <Checkbox key={id} value={id} label={`${id} · ${t(isFree ? 'vendors.free' : 'vendors.paid')}`} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TagsInput
        label={t('vendors.others')}
        description={t('vendors.othersHint')}
        acceptValueOnBlur
        value={others}
        onChange={(added) => onChange([...value.filter((id) => offered.includes(id)), ...added])}
      />
    </Stack>
  );
}
