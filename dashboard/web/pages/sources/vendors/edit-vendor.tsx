// The dialog in which a vendor's key is pasted and its files are chosen. The key is never shown again.

import { Alert, Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SourceVendor, VendorRequest } from '#contract/source-report.ts';
import { keepVendor } from '../../../api/outside-source-queries.ts';
import { sourcesKey } from '../../../api/source-queries.ts';
import { describeFailure } from '../../../frame/describe-failure.ts';
import { useDeed } from '../../../frame/use-deed.ts';
import { ChooseFiles } from './choose-files.tsx';

export interface EditVendorProps {
  vendor: SourceVendor;
  opened: boolean;
  onClose: () => void;
}

export function EditVendor({ vendor, opened, onClose }: EditVendorProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('vendors.filesOf', { vendor: vendor.title })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <VendorForm vendor={vendor} onClose={onClose} />
    </Modal>
  );
}

function useVendorForm(vendor: SourceVendor) {
  const { t } = useTranslation();
  const needsAccount = vendor.name === 'maxmind';
  return useForm({
    initialValues: {
      accountId: vendor.accountId,
      key: '',
      editions: vendor.editions.filter(({ isWanted }) => isWanted).map(({ id }) => id),
    },
    validate: {
      accountId: (value) =>
        needsAccount && !/^\d{1,20}$/.test(value.trim()) ? t('vendors.accountFault') : null,
      key: (value) => (value.trim() === '' && !vendor.hasKey ? t('vendors.keyMissing') : null),
      editions: (value) => (value.length === 0 ? t('vendors.filesMissing') : null),
    },
  });
}

function VendorForm({ vendor, onClose }: Omit<EditVendorProps, 'opened'>) {
  const { t } = useTranslation();
  const form = useVendorForm(vendor);
  const keep = useDeed({
    run: (request: VendorRequest) => keepVendor(vendor.name, request),
    done: t('vendors.kept'),
    stale: [sourcesKey],
    quiet: true,
    onDone: onClose,
  });
  const submit = form.onSubmit(({ accountId, key, editions }) =>
    keep.mutate({
      editions,
      ...(vendor.name === 'maxmind' && { accountId: accountId.trim() }),
      ...(key.trim() !== '' && { key: key.trim() }),
    }),
  );
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <Statement vendor={vendor} />
        {keep.error && (
          <Alert color="red" role="alert">
            {describeFailure(keep.error, t)}
          </Alert>
        )}
        {vendor.name === 'maxmind' && (
          <TextInput
            label={t('vendors.accountId')}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('accountId')}
          />
        )}
        <PasswordInput
          label={t(vendor.name === 'maxmind' ? 'vendors.licenceKey' : 'vendors.token')}
          description={vendor.hasKey ? t('vendors.keyStays', { end: vendor.keyEnd }) : t('vendors.keyHint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('vendors.showTyped') }}
          {...form.getInputProps('key')}
        />
        <ChooseFiles
          vendor={vendor}
          value={form.values.editions}
          error={form.errors['editions']}
          onChange={(editions) => form.setFieldValue('editions', editions)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={keep.isPending}>
            {t('vendors.keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Statement({ vendor }: { vendor: SourceVendor }) {
  const { t } = useTranslation();
  const outside = { target: '_blank', rel: 'noreferrer', fz: 'sm' } as const;
  return (
    <div>
      <Text fz="sm">{vendor.statement}</Text>
      <Group gap="md" mt={6}>
        <Anchor href={vendor.termsUrl} {...outside}>
          {t('vendors.termsLink', { vendor: vendor.title })}
        </Anchor>
        <Anchor href={vendor.keyUrl} {...outside}>
          {t('vendors.keyLink')}
        </Anchor>
      </Group>
    </div>
  );
}
