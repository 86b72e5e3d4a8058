// The form of a shared mailbox, with a button that tries it and the statement without which none is read.

import { Alert, Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailboxRow, MailboxTrial } from '#contract/mailbox-report.ts';
import { addMailbox, changeMailbox, mailboxesKey, testMailbox } from '../../api/mailbox-queries.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { MailboxFields, type MailboxValues } from './mailbox-fields.tsx';

export interface MailboxFormProps {
  /** Absent for a new one. */
  mailbox?: MailboxRow;
  onSaved?: (mailbox: MailboxRow) => void;
}

const daysChosen = ['0', '7', '30', '90'] as const;

export function MailboxForm({ mailbox, onSaved }: MailboxFormProps) {
  const { t } = useTranslation();
  const { data: sites = [] } = useQuery(sitesQuery);
  const form = useForm<MailboxValues>({
    initialValues: begin(mailbox),
    validate: {
      name: (value) => (value.trim() ? null : t('mailboxes.missing')),
      host: (value) => (value.trim() ? null : t('mailboxes.missing')),
      user: (value) => (value.trim() ? null : t('mailboxes.missing')),
      folder: (value) => (value.trim() ? null : t('mailboxes.missing')),
      password: (value) => (mailbox || value ? null : t('mailboxes.missing')),
      statement: (value) => (mailbox || value ? null : t('mailboxes.statementMissing')),
    },
  });
  const siteId = Number(form.values.site ?? sites[0]?.id ?? 0);
  const save = useDeed({
    run: (values: MailboxValues) => saveMailbox(values, siteId, mailbox),
    done: t(mailbox ? 'frame.saved' : 'mailboxes.added'),
    stale: [mailboxesKey],
    quiet: true,
    onDone: (saved) => {
      form.setFieldValue('password', '');
      form.setFieldValue('statement', false);
      onSaved?.(saved);
    },
  });
  const trial = useDeed({ run: () => testMailbox(toTest(form.values, mailbox)), quiet: true });
  return (
    <form noValidate autoComplete="off" onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="md">
        <MailboxFields
          form={form}
          hasPassword={mailbox !== undefined}
          folders={trial.data?.found?.folders ?? []}
        />
        {!mailbox && sites.length > 1 && (
          <Select
            label={t('frame.site')}
            description={t('mailboxes.siteHint')}
            allowDeselect={false}
            data={sites.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={String(siteId)}
            onChange={(value) => form.setFieldValue('site', value)}
          />
        )}
        {!mailbox && (
          <Select
            label={t('mailboxes.daysBack')}
            allowDeselect={false}
            data={daysChosen.map((value) => ({ value, label: t(`mailboxes.daysBack_${value}`) }))}
            {...form.getInputProps('daysBack')}
          />
        )}
        <Checkbox
          label={t(mailbox ? 'mailboxes.statementAgain' : 'mailboxes.statement')}
          {...form.getInputProps('statement', { type: 'checkbox' })}
        />
        <TrialResult trial={trial.data} error={trial.error} />
        {save.error && <Fault>{describeFailure(save.error, t)}</Fault>}
        <Group justify="flex-end">
          <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
            {t('mailboxes.test')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(mailbox ? 'frame.save' : 'frame.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function begin(mailbox: MailboxRow | undefined): MailboxValues {
  const { name = '', host = '', port = 993, security = 'tls', user = '' } = mailbox ?? {};
  const { folder = 'INBOX', ownDomains = [], marksRead = false } = mailbox ?? {};
  return {
    ...{ name, host, port, security, user, folder, ownDomains, marksRead },
    ...{ site: null, password: '', daysBack: '0', statement: false },
  };
}

function saveMailbox(values: MailboxValues, siteId: number, mailbox: MailboxRow | undefined) {
  const { daysBack, password, statement, site: _, ...rest } = values;
  const account = { ...rest, ...trimmed(values), port: Number(values.port) };
  if (mailbox === undefined)
    return addMailbox({ ...account, siteId, password, daysBack: Number(daysBack), statement: true });
  return changeMailbox(mailbox.id, {
    ...account,
    ...(password !== '' && { password }),
    ...(statement && { statement }),
  });
}

function toTest(values: MailboxValues, mailbox: MailboxRow | undefined) {
  const { security, password } = values;
  const { host, user, folder } = trimmed(values);
  return {
    ...{ host, user, folder, security, port: Number(values.port) },
    ...(password === '' ? mailbox && { id: mailbox.id } : { password }),
  };
}

const trimmed = ({ name, host, user, folder }: MailboxValues) => ({
  name: name.trim(),
  host: host.trim(),
  user: user.trim(),
  folder: folder.trim(),
});

function TrialResult({ trial, error }: { trial: MailboxTrial | undefined; error: Error | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (error) return <Fault>{describeFailure(error, t)}</Fault>;
  if (trial?.fault) return <Fault>{t(`mailboxes.fault_${trial.fault}`)}</Fault>;
  if (!trial?.found) return null;
  const { messages, isTold } = trial.found;
  return (
    <Alert color="green" role="status">
      {t('mailboxes.found', { count: messages, formatted: format.number(messages) })}{' '}
      {t(isTold ? 'mailboxes.isTold' : 'mailboxes.isAsked')}
    </Alert>
  );
}

function Fault({ children }: { children: ReactNode }) {
  return (
    <Alert color="red" role="alert">
      {children}
    </Alert>
  );
}
