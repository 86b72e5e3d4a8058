// The dialog that makes an API key, then shows it this once.

import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type ApiKeyRequest, type ApiScope, apiScopes } from '#contract/key-report.ts';
import { apiKeysQuery, makeApiKey } from '../../api/key-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';

export function MakeKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const make = useDeed({ run: makeApiKey, stale: [apiKeysQuery.queryKey], quiet: true });
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={make.data ? t('keys.madeTitle') : t('keys.make')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      closeOnClickOutside={!make.data}
    >
      {make.data ? (
        <Stack gap="md">
          <Text fz="sm">{t('keys.madeText')}</Text>
          <CopyText text={make.data.token} label={t('keys.key')} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('frame.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <KeyForm
          error={make.error && describeFailure(make.error, t)}
          loading={make.isPending}
          onSubmit={(request) => make.mutate(request)}
        />
      )}
    </Modal>
  );
}

interface KeyFormProps {
  error: string | null;
  loading: boolean;
  onSubmit: (request: ApiKeyRequest) => void;
}

const lifetimes = ['30', '90', '365', ''] as const;
const usualDays = '90';

function KeyForm({ error, loading, onSubmit }: KeyFormProps) {
  const { t } = useTranslation();
  const form = useForm<{ name: string; scopes: ApiScope[]; days: string }>({
    initialValues: { name: '', scopes: [], days: usualDays },
    validate: {
      name: (value) => (value.trim() === '' ? t('keys.nameMissing') : null),
      scopes: (value) => (value.length === 0 ? t('keys.scopesMissing') : null),
    },
  });
  const submit = ({ name, scopes, days }: typeof form.values) =>
    onSubmit({ name: name.trim(), scopes, days: days === '' ? null : Number(days) });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        {error && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput
          data-autofocus
          label={t('keys.name')}
          description={t('keys.nameText')}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <Checkbox.Group
          label={t('keys.scopes')}
          description={t('keys.scopesText')}
          {...form.getInputProps('scopes')}
        >
          <ScopeChoices />
        </Checkbox.Group>
        <Select
          label={t('keys.lifetime')}
          allowDeselect={false}
          data={lifetimes.map((value) => ({
            value,
            label: value === '' ? t('keys.noEnd') : t('keys.days', { count: Number(value) }),
          }))}
          {...form.getInputProps('days')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={loading}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ScopeChoices() {
  const words = useWords();
  return (
    <Stack gap={8} mt={8}>
      {apiScopes.map((scope) => (
        <Checkbox key={scope} value={scope} label={words.scope(scope.replace(':', '_'))} />
      ))}
    </Stack>
  );
}
