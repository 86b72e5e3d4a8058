// When the reader is told, and below it, for those who look after the house, when everybody else is.

import { Alert, Button, Group, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AlertSettings, TellingTimes } from '#contract/alert-report.ts';
import {
  alertHouseQuery,
  alertSettingsQuery,
  alertsKey,
  changeAlertHouse,
  changeAlertSettings,
} from '../../api/alert-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { type TimeValues, toTellingTimes, toTimeValues } from './telling-times.ts';
import { TimeFields } from './time-fields.tsx';

export function TimesTab() {
  const { t } = useTranslation();
  const mayKeepHouse = useMay()('keepAlertHouse');
  const { data: settings, error, refetch } = useQuery(alertSettingsQuery);
  const { data: house } = useQuery(alertHouseQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (settings === undefined || house === undefined) return <Loading />;
  return (
    <Stack gap="md">
      <Section title={t('alerts.timesTitle')} text={t('alerts.timesText')}>
        <OwnTimes settings={settings} />
      </Section>
      {mayKeepHouse && (
        <Section title={t('alerts.houseTitle')} text={t('alerts.houseText')}>
          <HouseTimes times={house} />
        </Section>
      )}
    </Stack>
  );
}

type OwnValues = TimeValues & Pick<AlertSettings, 'takesUnowned' | 'weekly'>;

function OwnTimes({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation();
  const leads = useMay()('keepAlertHouse');
  const { takesUnowned, weekly } = settings;
  const form = useForm<OwnValues>({
    initialValues: { ...toTimeValues(settings), takesUnowned, weekly },
    validate: { workingDays: (days) => (days.length > 0 ? null : t('alerts.workingDaysMissing')) },
  });
  const save = useDeed({
    run: (values: OwnValues) =>
      changeAlertSettings({
        ...toTellingTimes(values),
        // Not touched is not chosen.
        ...(values.takesUnowned === takesUnowned ? {} : { takesUnowned: values.takesUnowned }),
        weekly: values.weekly,
      }),
    done: t('frame.saved'),
    stale: [alertsKey],
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="md">
        {settings.isDefault && <Alert color="gray">{t('alerts.isDefault')}</Alert>}
        <TimeFields form={form} />
        <Switch
          label={t('alerts.takesUnowned')}
          description={t('alerts.takesUnownedHint')}
          {...form.getInputProps('takesUnowned', { type: 'checkbox' })}
        />
        {leads && (
          <Switch
            label={t('alerts.weekly')}
            description={t('alerts.weeklyHint')}
            {...form.getInputProps('weekly', { type: 'checkbox' })}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('frame.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function HouseTimes({ times }: { times: TellingTimes }) {
  const { t } = useTranslation();
  const form = useForm<TimeValues>({
    initialValues: toTimeValues(times),
    validate: { workingDays: (days) => (days.length > 0 ? null : t('alerts.workingDaysMissing')) },
  });
  const save = useDeed({
    run: (values: TimeValues) => changeAlertHouse(toTellingTimes(values)),
    done: t('frame.saved'),
    stale: [alertsKey],
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="md">
        <TimeFields form={form} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('frame.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
