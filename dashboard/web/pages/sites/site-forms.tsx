// The forms found on a site: nothing of them is read until the operator switches one on and says what its fields mean.

import { Box, Group, Select, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconForms } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldMeaning, FormChange, FormReport } from '#contract/report.ts';
import { changeForm, formsQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const meanings: readonly FieldMeaning[] = [
  'ignore',
  'email',
  'first_name',
  'last_name',
  'full_name',
  'company',
  'phone',
  'job_title',
  'text',
];

/** Not mapped: the collector takes the field only if it is clearly an e-mail, a name, a company or a telephone. */
const automatic = 'automatic';

export function SiteForms({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const { data: forms, error, refetch } = useQuery(formsQuery(siteId));
  const change = useChange(siteId);
  const allowed = useMay()('changeSites');
  if (!forms) {
    return (
      <div className="panel">
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
      </div>
    );
  }
  if (forms.length === 0) {
    return (
      <div className="panel">
        <NothingYet
          icon={<IconForms aria-hidden />}
          title={t('sites.noFormsTitle')}
          text={t('sites.noFormsText')}
        />
      </div>
    );
  }
  return (
    <Stack gap="md" maw={860}>
      <Text fz="sm" c="dimmed">
        {t('sites.formsText')}
      </Text>
      {forms.map((form) => (
        <FormPanel
          key={form.key}
          form={form}
          disabled={!allowed || change.isPending}
          onChange={(wanted) => change.mutate({ key: form.key, wanted })}
        />
      ))}
    </Stack>
  );
}

function useChange(siteId: number) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, wanted }: { key: string; wanted: FormChange }) => changeForm(siteId, key, wanted),
    onSuccess: (form) =>
      client.setQueryData(formsQuery(siteId).queryKey, (old) =>
        old?.map((one) => (one.key === form.key ? form : one)),
      ),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('frame.saveFailed'), message: describeFailure(error, t) }),
  });
}

interface FormPanelProps {
  form: FormReport;
  disabled: boolean;
  onChange: (wanted: FormChange) => void;
}

function FormPanel({ form, disabled, onChange }: FormPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = form.name || t('sites.formNameless');
  const submissions = t('sites.formSubmissions', {
    count: form.submissions30d,
    formatted: format.number(form.submissions30d),
  });
  return (
    <Box className="panel" p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Box miw={0}>
          <Title order={2}>
            <OutsideText value={name} />
          </Title>
          <OutsideText value={form.page} fz="sm" c="dimmed" />
          <Text fz="xs" c="dimmed" mt={2}>
            {submissions} · {t('sites.formSeen')}: {format.dateTime(form.lastSeenAt)}
          </Text>
        </Box>
        <Switch
          size="md"
          checked={form.enabled}
          disabled={disabled}
          aria-label={t('sites.formSwitch', { name })}
          onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
        />
      </Group>
      <Text fz="sm" mt="sm" {...(!form.enabled && { c: 'dimmed' })}>
        {form.enabled ? t('sites.formOnText') : t('sites.formOffText')}
      </Text>
      {form.enabled && <FieldMapping form={form} disabled={disabled} onChange={onChange} />}
    </Box>
  );
}

function FieldMapping({ form, disabled, onChange }: FormPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Stack gap={8} mt="sm">
      {form.fields.map((field) => (
        <Group key={field.name} gap="sm" wrap="nowrap" justify="space-between">
          <Box miw={0} flex={1}>
            <OutsideText value={field.label || field.name} fz="sm" fw={550} />
            <Text fz="xs" c="dimmed" ff="monospace" className="outside">
              <bdi>{`${field.name} · ${field.type}`}</bdi>
            </Text>
          </Box>
          <Select
            w={180}
            allowDeselect={false}
            disabled={disabled}
            aria-label={t('sites.formMeaningOf', { field: field.label || field.name })}
            value={form.mapping[field.name] ?? automatic}
            data={[
              { value: automatic, label: t('sites.formAutomatic') },
              ...meanings.map((value) => ({ value, label: words.meaning(value) })),
            ]}
            onChange={(value) => {
              const { [field.name]: _, ...others } = form.mapping;
              const meaning = meanings.find((one) => one === value);
              onChange({ mapping: meaning ? { ...others, [field.name]: meaning } : others });
            }}
          />
        </Group>
      ))}
    </Stack>
  );
}
