// The account of a CRM that is being connected.

import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmKindRow, CrmRow } from '#contract/crm-report.ts';
import { addCrm, crmsKey } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { AccountFields, type AccountValues, credentialsOf, isAddress } from './account-fields.tsx';
import { useTitleOf } from './use-kinds.ts';

export interface NewCrmFormProps {
  kind: CrmKindRow;
  onAdded: (crm: CrmRow) => void;
}

export function NewCrmForm({ kind, onAdded }: NewCrmFormProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const missing = (name: 'secret' | 'user' | 'database') => (value: string) => {
    const isNeeded = kind.credentials.some((field) => field.name === name && !field.isOptional);
    return isNeeded && value.trim() === '' ? t('crms.missing') : null;
  };
  const form = useForm<AccountValues>({
    initialValues: {
      ...{ name: '', secret: '', user: '', database: '', refreshToken: '' },
      baseUrl: kind.isAddressFixed ? kind.address : '',
    },
    validate: {
      baseUrl: (value) =>
        isAddress(kind, value) ? null : t('crms.addressMissing', { start: kind.addressStarts[0] }),
      ...{ secret: missing('secret'), user: missing('user'), database: missing('database') },
    },
  });
  const add = useDeed({
    run: addCrm,
    done: t('crms.added'),
    stale: [crmsKey],
    quiet: true,
    onDone: onAdded,
  });
  const submit = form.onSubmit((values) =>
    add.mutate({
      ...{
        provider: kind.provider,
        name: values.name.trim() || titleOf(kind),
        baseUrl: values.baseUrl.trim(),
      },
      credentials: credentialsOf(values),
    }),
  );
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <AccountFields kind={kind} form={form} isKept={false} />
        {add.error && (
          <Alert color="red" role="alert">
            {describeFailure(add.error, t)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t('crms.connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
