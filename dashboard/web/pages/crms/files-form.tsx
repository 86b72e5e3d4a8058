// How the tables of an exchange are written, and the confirmed key of its server.

import { Alert, Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import type { FilesSettings } from '#contract/files-report.ts';
import { changeCrm, crmsKey } from '../../api/crm-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';

/** A confirmed key comes from beside this form: then it is drawn anew. */
export function FilesForm({ crm, files }: { crm: CrmRow; files: FilesSettings }) {
  return <Fields key={files.hostKey} crm={crm} files={files} />;
}

function Fields({ crm, files }: { crm: CrmRow; files: FilesSettings }) {
  const { t } = useTranslation();
  const form = useForm<FilesSettings>({ initialValues: files });
  const save = useDeed({
    run: (values: FilesSettings) => changeCrm(crm.id, { settings: { ...crm.settings, files: values } }),
    done: t('frame.saved'),
    stale: [crmsKey],
    quiet: true,
    onDone: () => form.resetDirty(),
  });
  const separators = [
    { value: ',', label: t('files.comma') },
    { value: ';', label: t('files.semicolon') },
    { value: '\t', label: t('files.tab') },
  ];
  return (
    <Section title={t('files.title')} text={t('files.text')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md" maw={560}>
          <Select
            label={t('files.separator')}
            allowDeselect={false}
            data={separators}
            {...form.getInputProps('separator')}
          />
          <Switch
            label={t('files.hasBom')}
            description={t('files.hasBomHint')}
            {...form.getInputProps('hasBom', { type: 'checkbox' })}
          />
          {crm.provider === 'sftp' && (
            <TextInput
              label={t('files.hostKey')}
              description={t('files.hostKeyHint')}
              spellCheck={false}
              {...form.getInputProps('hostKey')}
            />
          )}
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
