// The fields for when somebody is told: time zone, working days, the morning's minute, quiet hours, how many at once.

import { Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeValues } from './telling-times.ts';

/** Any form that has these fields among others. */
export function TimeFields<Values extends TimeValues>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const days = t('alerts.weekdays').split(' ');
  return (
    <>
      <Checkbox.Group label={t('alerts.workingDays')} {...form.getInputProps('workingDays')}>
        <Group gap="sm" mt={6}>
          {days.map((label, place) => (
            <Checkbox key={label} value={String(place + 1)} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" align="flex-start">
        <TextInput w={130} type="time" label={t('alerts.digest')} {...form.getInputProps('digest')} />
        <Select
          flex="1 1 220px"
          maw={320}
          searchable
          allowDeselect={false}
          label={t('alerts.timeZone')}
          data={zones}
          {...form.getInputProps('timeZone')}
        />
      </Group>
      <Group gap="sm" align="flex-start">
        <TextInput w={190} type="time" label={t('alerts.quietFrom')} {...form.getInputProps('quietFrom')} />
        <TextInput w={130} type="time" label={t('alerts.quietTo')} {...form.getInputProps('quietTo')} />
        <NumberInput
          w={260}
          label={t('alerts.atOnceMax')}
          description={t('alerts.atOnceMaxHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('atOnceMax')}
        />
      </Group>
    </>
  );
}
