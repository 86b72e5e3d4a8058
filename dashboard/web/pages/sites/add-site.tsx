// The dialog that adds a site, then shows its secret key this once.

import { Alert, Button, Group, Modal, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SiteCreated } from '#contract/report.ts';
import { addSite, sitesQuery } from '../../api/site-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';

interface AddSiteProps {
  opened: boolean;
  onClose: () => void;
}

export function AddSite({ opened, onClose }: AddSiteProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: addSite,
    onSuccess: () => client.invalidateQueries({ queryKey: sitesQuery.queryKey }),
  });
  const close = () => {
    add.reset();
    onClose();
  };
  const created = add.data;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={created ? t('sites.createdTitle') : t('sites.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      // The key is gone once the dialog is closed: only on purpose.
      closeOnClickOutside={!created}
      closeOnEscape={!created}
    >
      {created ? (
        <Created created={created} onClose={close} />
      ) : (
        <NewSiteForm
          error={add.error && describeFailure(add.error, t)}
          loading={add.isPending}
          onSubmit={(values) => add.mutate(values)}
        />
      )}
    </Modal>
  );
}

interface NewSiteFormProps {
  error: string | null;
  loading: boolean;
  onSubmit: (values: { name: string; allowedHosts: string[] }) => void;
}

function NewSiteForm({ error, loading, onSubmit }: NewSiteFormProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: '', allowedHosts: [] as string[] },
    validate: { name: (value) => (value.trim() === '' ? t('sites.nameMissing') : null) },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(onSubmit)}>
      <Stack gap="md">
        {error && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput
          data-autofocus
          label={t('sites.name')}
          description={t('sites.nameHint')}
          placeholder={t('sites.namePlaceholder')}
          {...form.getInputProps('name')}
        />
        <TagsInput
          label={t('sites.hosts')}
          description={t('sites.hostsHint')}
          placeholder={t('sites.hostsPlaceholder')}
          acceptValueOnBlur
          {...form.getInputProps('allowedHosts')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={loading}>
            {t('sites.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Created({ created, onClose }: { created: SiteCreated; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = () => {
    onClose();
    void navigate({ to: '/sites/$siteId', params: { siteId: String(created.site.id) } });
  };
  return (
    <Stack gap="md">
      <Text fz="sm">{t('sites.createdText')}</Text>
      <CopyText text={created.secretKey} label={t('sites.secretKey')} />
      <Group justify="flex-end">
        <Button onClick={open}>{t('sites.toInstall')}</Button>
      </Group>
    </Stack>
  );
}
