// The dialog that adds a company; a name is enough, and the rest is filled in on its page.

import { Alert, Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyRequest, CompanyStatus } from '#contract/company-report.ts';
import { addCompany, companiesKey } from '../../api/company-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useWords } from '../../language/use-words.ts';
import { statusValues } from './company-search.ts';

interface AddCompanyProps {
  opened: boolean;
  onClose: () => void;
}

export function AddCompany({ opened, onClose }: AddCompanyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = useDeed({
    run: addCompany,
    stale: [companiesKey],
    quiet: true,
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: '/companies/$companyId', params: { companyId: String(id) } });
    },
  });
  const close = () => {
    add.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('companies.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <NewCompanyForm
        error={add.error && describeFailure(add.error, t)}
        loading={add.isPending}
        onSubmit={(request) => add.mutate(request)}
      />
    </Modal>
  );
}

interface NewCompanyFormProps {
  error: string | null;
  loading: boolean;
  onSubmit: (request: CompanyRequest) => void;
}

function NewCompanyForm({ error, loading, onSubmit }: NewCompanyFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const form = useForm({
    initialValues: { name: '', vatNumber: '', status: 'prospect' as CompanyStatus, domains: [] as string[] },
    validate: { name: (value) => (value.trim() === '' ? t('companies.nameMissing') : null) },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ vatNumber, ...rest }) =>
        onSubmit({ ...rest, ...(vatNumber.trim() !== '' && { vatNumber }) }),
      )}
    >
      <Stack gap="md">
        {error && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput data-autofocus label={t('companies.name')} {...form.getInputProps('name')} />
        <TagsInput
          label={t('companies.domains')}
          description={t('companies.domainsHint')}
          placeholder={t('companies.domainsPlaceholder')}
          acceptValueOnBlur
          {...form.getInputProps('domains')}
        />
        <TextInput label={t('companies.vatNumber')} {...form.getInputProps('vatNumber')} />
        <Select
          label={t('companies.status')}
          allowDeselect={false}
          data={statusValues.map((value) => ({ value, label: words.status(value) }))}
          {...form.getInputProps('status')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={loading}>
            {t('companies.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
