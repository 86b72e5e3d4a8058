// What the chosen leads are changed to: stage, owner, next step. What is left empty stays as it is.

import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadBulkBody } from '#contract/lead-report.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { fromLocalDay } from './local-time.ts';
import { useStages } from './use-stages.ts';

export interface BulkValues {
  stage: string | null;
  owner: string | null;
  step: string;
  /** As a date field writes it. */
  day: string;
}

export const noValues: BulkValues = { stage: null, owner: null, step: '', day: '' };
const nobody = 'none';

export function toBulkBody({ stage, owner, step, day }: BulkValues): Omit<LeadBulkBody, 'leads'> {
  return {
    ...(stage !== null && { stage }),
    ...(owner !== null && { owner: owner === nobody ? null : owner }),
    ...(step.trim() !== '' && { nextStep: step.trim() }),
    ...(day !== '' && { nextStepAt: fromLocalDay(day) }),
  };
}

export interface BulkFieldsProps {
  values: BulkValues;
  onChange: (values: BulkValues) => void;
}

export function BulkFields({ values, onChange }: BulkFieldsProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const { data: owners = [] } = useQuery(workersQuery);
  const people = [
    { value: 'me', label: t('leadList.ownerMine') },
    { value: nobody, label: t('leadList.ownerNone') },
    ...owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const choices = [
    { name: 'stage', label: t('leadList.bulkStage'), data: stages.choices },
    { name: 'owner', label: t('leadList.bulkOwner'), data: people },
  ] as const;
  return (
    <>
      {choices.map(({ name, label, data }) => (
        <Select
          key={name}
          w={{ base: '100%', sm: 150 }}
          clearable
          clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${label}` }}
          placeholder={t('leadList.asItIs')}
          label={label}
          value={values[name]}
          data={data}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
      <TextInput
        w={{ base: '100%', sm: 190 }}
        label={t('leadList.bulkStep')}
        placeholder={t('leadList.asItIs')}
        maxLength={1000}
        value={values.step}
        onChange={(event) => onChange({ ...values, step: event.currentTarget.value })}
      />
      <TextInput
        w={{ base: '100%', sm: 150 }}
        type="date"
        label={t('leadList.bulkDay')}
        value={values.day}
        onChange={(event) => onChange({ ...values, day: event.currentTarget.value })}
      />
    </>
  );
}
