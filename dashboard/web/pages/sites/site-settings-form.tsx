// What a site takes and from where: name, hosts, consent, query parameters.

import { Alert, Box, Button, Group, Radio, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentState, SiteDetail } from '#contract/report.ts';
import { ApiFailure } from '../../api/fetch-json.ts';
import { changeSite, sitesQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';

const consentChoices: readonly {
  state: ConsentState;
  text: 'consentLimitedText' | 'consentGrantedText' | 'consentDeniedText';
}[] = [
  { state: 'limited', text: 'consentLimitedText' },
  { state: 'granted', text: 'consentGrantedText' },
  { state: 'denied', text: 'consentDeniedText' },
];

export function SiteSettingsForm({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const permitted = useMay()('changeSites');
  const form = useSettingsForm(site);
  const save = useSave(site.id, form);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <fieldset disabled={!permitted} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md" maw={860}>
          {!permitted && <Alert color="gray">{t('sites.readOnly')}</Alert>}
          {save.error && (
            <Alert color="red" role="alert">
              {describeFailure(save.error, t)}
            </Alert>
          )}
          <Section title={t('sites.generalTitle')}>
            <TextInput
              label={t('sites.name')}
              description={t('sites.nameHint')}
              {...form.getInputProps('name')}
            />
            <TagsInput
              label={t('sites.hosts')}
              description={t('sites.hostsHint')}
              placeholder={t('sites.hostsPlaceholder')}
              acceptValueOnBlur
              {...form.getInputProps('allowedHosts')}
            />
            <TagsInput
              label={t('sites.linkedDomains')}
              description={t('sites.linkedDomainsHint')}
              placeholder={t('sites.linkedDomainsPlaceholder')}
              acceptValueOnBlur
              {...form.getInputProps('linkedDomains')}
            />
          </Section>
          <Section title={t('sites.privacyTitle')}>
            <ConsentChoice {...form.getInputProps('consentDefault')} />
          </Section>
          <Section title={t('sites.addressesTitle')}>
            <TagsInput
              label={t('sites.keptParameters')}
              description={t('sites.keptParametersHint')}
              placeholder={t('sites.parameterPlaceholder')}
              acceptValueOnBlur
              {...form.getInputProps('keptParameters')}
            />
            <TagsInput
              label={t('sites.searchParameters')}
              description={t('sites.searchParametersHint')}
              acceptValueOnBlur
              {...form.getInputProps('searchParameters')}
            />
          </Section>
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('frame.save')}
            </Button>
            {form.isDirty() && (
              <Button variant="subtle" color="gray" onClick={() => form.reset()}>
                {t('frame.discard')}
              </Button>
            )}
          </Group>
        </Stack>
      </fieldset>
    </form>
  );
}

function useSettingsForm(site: SiteDetail) {
  const { t } = useTranslation();
  return useForm({
    initialValues: {
      name: site.name,
      allowedHosts: site.allowedHosts,
      linkedDomains: site.linkedDomains,
      consentDefault: site.consentDefault,
      keptParameters: site.keptParameters,
      searchParameters: site.searchParameters,
    },
    validate: { name: (value) => (value.trim() === '' ? t('sites.nameMissing') : null) },
  });
}

type SettingsForm = ReturnType<typeof useSettingsForm>;

function useSave(siteId: number, form: SettingsForm) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: SettingsForm['values']) => changeSite(siteId, values),
    onSuccess: async (_, values) => {
      form.resetDirty(values);
      form.setInitialValues(values);
      notifications.show({ color: 'green', message: t('frame.saved') });
      await client.invalidateQueries({ queryKey: sitesQuery.queryKey });
    },
    // The server names the fault of each field; a list's fault comes as `allowedHosts.0`.
    onError: (error) => {
      if (!(error instanceof ApiFailure)) return;
      const faults = Object.entries(error.fields).map(([field, fault]) => [
        field.split('.')[0] ?? field,
        fault,
      ]);
      form.setErrors(Object.fromEntries(faults));
    },
  });
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box className="panel" p="md">
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Stack gap="md">{children}</Stack>
    </Box>
  );
}

interface ConsentChoiceProps {
  value?: ConsentState;
  onChange: (value: string) => void;
}

function ConsentChoice({ value, onChange }: ConsentChoiceProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Radio.Group label={t('sites.consentDefault')} value={value ?? 'limited'} onChange={onChange}>
      <Stack gap="xs" mt={6}>
        {consentChoices.map(({ state, text }) => (
          <Radio
            key={state}
            value={state}
            label={
              <Text span fw={550} fz="sm">
                {words.consent(state)}
              </Text>
            }
            description={t(`sites.${text}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
