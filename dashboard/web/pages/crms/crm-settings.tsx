// Which leads go to a CRM, what is made there, how much in a day, and what comes back.

import {
  Alert,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmRow, CrmSettingsReport } from '#contract/crm-report.ts';
import { changeCrm, crmsKey } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { useStages } from '../leads/use-stages.ts';

export function CrmSettings({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const form = useForm<CrmSettingsReport>({
    initialValues: {
      ...crm.settings,
      // It alone does not say which stages end a deal.
      ...(crm.provider === 'twenty' && { dealStages: crm.settings.dealStages ?? { won: [], lost: [] } }),
    },
    validate: {
      filter: { verdicts: (value) => (value.length === 0 ? t('crms.missing') : null) },
      timeZone: (value) => (value.trim() === '' ? t('crms.missing') : null),
      currency: (value) => (/^[A-Z]{3}$/.test(value) ? null : t('crms.currencyWrong')),
    },
  });
  const save = useDeed({
    // The fields are changed beside this form.
    run: (values: CrmSettingsReport) => {
      const { companyRules, personRules, rest, files } = crm.settings;
      const beside = { companyRules, personRules, ...(rest && { rest }), ...(files && { files }) };
      return changeCrm(crm.id, { settings: { ...values, ...beside } });
    },
    done: t('frame.saved'),
    stale: [crmsKey],
    quiet: true,
    onDone: () => form.resetDirty(),
  });
  return (
    <Section title={t('crms.settings')} text={t('crms.settingsText')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md" maw={560}>
          <FilterFields form={form} />
          <WriteFields form={form} />
          <ReadFields form={form} hasOrders={crm.orders !== null} />
          {crm.provider === 'twenty' && <DealStageFields form={form} />}
          {save.error && (
            <Alert color="red" role="alert">
              {describeFailure(save.error, t)}
            </Alert>
          )}
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
              {t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

type Fields = { form: UseFormReturnType<CrmSettingsReport> };

function FilterFields({ form }: Fields) {
  const { t } = useTranslation();
  const words = useWords();
  const stages = useStages();
  return (
    <>
      <NumberInput
        label={t('crms.scoreMin')}
        description={t('crms.scoreMinHint')}
        min={0}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        {...form.getInputProps('filter.scoreMin')}
      />
      <MultiSelect
        label={t('crms.verdicts')}
        description={t('crms.verdictsHint')}
        data={['known', 'prospect'].map((value) => ({ value, label: words.verdict(value) }))}
        {...form.getInputProps('filter.verdicts')}
      />
      <MultiSelect
        label={t('crms.stages')}
        description={t('crms.stagesHint')}
        clearable
        data={stages.choices}
        {...form.getInputProps('filter.stages')}
      />
    </>
  );
}

function WriteFields({ form }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('crms.create')}
        description={t('crms.createHint')}
        allowDeselect={false}
        data={(['accepted_leads', 'never', 'all'] as const).map((value) => ({
          value,
          label: t(`crms.create_${value}`),
        }))}
        {...form.getInputProps('create')}
      />
      <NumberInput
        label={t('crms.writesPerDay')}
        description={t('crms.writesPerDayHint')}
        min={1}
        max={1_000_000}
        clampBehavior="strict"
        allowDecimal={false}
        {...form.getInputProps('writesPerDay')}
      />
      <TextInput
        label={t('crms.timeZone')}
        description={t('crms.timeZoneHint')}
        spellCheck={false}
        {...form.getInputProps('timeZone')}
      />
      <Select
        label={t('crms.language')}
        allowDeselect={false}
        data={[
          { value: 'en', label: 'English' },
          { value: 'it', label: 'Italiano' },
        ]}
        {...form.getInputProps('language')}
      />
      {(['sendsPersons', 'writesNotes', 'writesTasks'] as const).map((name) => (
        <SwitchField key={name} form={form} name={name} />
      ))}
    </>
  );
}

function ReadFields({ form, hasOrders }: Fields & { hasOrders: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <SwitchField form={form} name="takesCompanies" />
      <SwitchField form={form} name="closesLeads" />
      {hasOrders && (
        <>
          <SwitchField form={form} name="takesOrders" />
          <TextInput
            label={t('crms.currency')}
            description={t('crms.currencyHint')}
            spellCheck={false}
            maxLength={3}
            {...form.getInputProps('currency')}
          />
        </>
      )}
    </>
  );
}

function DealStageFields({ form }: Fields) {
  const { t } = useTranslation();
  return (['won', 'lost'] as const).map((state) => (
    <TagsInput
      key={state}
      label={t(`crms.dealStages_${state}`)}
      description={t('crms.dealStagesHint')}
      maxTags={40}
      {...form.getInputProps(`dealStages.${state}`)}
    />
  ));
}

type SwitchName =
  | 'sendsPersons'
  | 'writesNotes'
  | 'writesTasks'
  | 'takesCompanies'
  | 'closesLeads'
  | 'takesOrders';

function SwitchField({ form, name }: Fields & { name: SwitchName }) {
  const { t } = useTranslation();
  return (
    <Switch
      label={t(`crms.${name}`)}
      description={t(`crms.${name}Hint`)}
      {...form.getInputProps(name, { type: 'checkbox' })}
    />
  );
}
