// The dialog that sets up a connection: which tool, for which site, under which name. Address and secrets come afterwards.

import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ConnectionRow, providerFacts, webhookProviders } from '#contract/connection-report.ts';
import type { SiteSummary } from '#contract/report.ts';
import { addConnection, connectionsKey } from '../../api/connection-queries.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

export interface AddConnectionProps {
  opened: boolean;
  onClose: () => void;
  onAdded: (connection: ConnectionRow) => void;
}

export function AddConnection(props: AddConnectionProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('connections.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <AddForm {...props} />
    </Modal>
  );
}

interface Values {
  provider: string | null;
  name: string;
  site: string | null;
}

const providerOf = (value: string | null) => webhookProviders.find((one) => one === value);

function titleOf(value: string | null): string {
  const provider = providerOf(value);
  return provider ? providerFacts[provider].title : '';
}

function AddForm({ onClose, onAdded }: AddConnectionProps) {
  const { t } = useTranslation();
  const { data: sites = [] } = useQuery(sitesQuery);
  const form = useForm<Values>({
    initialValues: { provider: null, name: '', site: null },
    validate: { provider: (value) => (value ? null : t('connections.providerMissing')) },
  });
  const save = useDeed({
    run: addConnection,
    done: t('connections.added'),
    stale: [connectionsKey],
    quiet: true,
    onDone: (connection) => {
      onClose();
      onAdded(connection);
    },
  });
  const submit = form.onSubmit(({ provider, name, site }) => {
    const chosen = providerOf(provider);
    const siteId = Number(site ?? sites[0]?.id ?? 0);
    if (chosen) save.mutate({ siteId, provider: chosen, name: name.trim() || titleOf(provider) });
  });
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Fields form={form} sites={sites} />
        {save.error && (
          <Alert color="red" role="alert">
            {describeFailure(save.error, t)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('frame.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Fields({ form, sites }: { form: UseFormReturnType<Values>; sites: readonly SiteSummary[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('connections.provider')}
        searchable
        data={webhookProviders.map((value) => ({
          value,
          label: value === 'generic' ? t('connections.anyTool') : providerFacts[value].title,
        }))}
        {...form.getInputProps('provider')}
      />
      <TextInput
        label={t('connections.name')}
        description={t('connections.nameHint')}
        placeholder={titleOf(form.values.provider)}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      {sites.length > 1 && (
        <Select
          label={t('frame.site')}
          description={t('connections.siteHint')}
          allowDeselect={false}
          data={sites.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={form.values.site ?? String(sites[0]?.id ?? '')}
          onChange={(value) => form.setFieldValue('site', value)}
        />
      )}
    </>
  );
}
