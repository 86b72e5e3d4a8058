// What has to be said of a shared mailbox, in the form that sets one up and in the one that changes it.

import { Group, NumberInput, PasswordInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type MailboxSecurity, mailboxSecurities } from '#contract/mailbox-report.ts';

export interface MailboxValues {
  name: string;
  site: string | null;
  host: string;
  port: number | string;
  security: MailboxSecurity;
  user: string;
  password: string;
  folder: string;
  ownDomains: string[];
  daysBack: string;
  marksRead: boolean;
  statement: boolean;
}

const ports: Readonly<Record<MailboxSecurity, number>> = { tls: 993, starttls: 143, plain: 143 };

export interface MailboxFieldsProps {
  form: UseFormReturnType<MailboxValues>;
  /** A password is kept and need not be given again. */
  hasPassword: boolean;
  /** Names of folders that a trial found. */
  folders: readonly string[];
}

export function MailboxFields({ form, hasPassword, folders }: MailboxFieldsProps) {
  const { t } = useTranslation();
  const choose = (value: string | null) => {
    const security = mailboxSecurities.find((one) => one === value) ?? 'tls';
    // Only a port that is the usual one of the other kind is changed with it.
    const isUsual = Object.values(ports).includes(Number(form.values.port));
    form.setValues({ security, ...(isUsual && { port: ports[security] }) });
  };
  return (
    <>
      <TextInput label={t('mailboxes.name')} maxLength={100} {...form.getInputProps('name')} />
      <Group gap="sm" align="flex-start">
        <TextInput
          flex="1 1 260px"
          label={t('mailboxes.host')}
          placeholder="imap.example.com"
          spellCheck={false}
          {...form.getInputProps('host')}
        />
        <Select
          flex="1 1 180px"
          label={t('mailboxes.security')}
          allowDeselect={false}
          data={mailboxSecurities.map((value) => ({ value, label: t(`mailboxes.security_${value}`) }))}
          value={form.values.security}
          onChange={choose}
        />
        <NumberInput
          w={110}
          label={t('mailboxes.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('port')}
        />
      </Group>
      <Group gap="sm" align="flex-start">
        <TextInput
          flex="1 1 260px"
          label={t('mailboxes.user')}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('user')}
        />
        <PasswordInput
          flex="1 1 260px"
          label={t('mailboxes.password')}
          description={t(hasPassword ? 'mailboxes.passwordKept' : 'mailboxes.passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          placeholder={hasPassword ? '••••••••' : ''}
          visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
          {...form.getInputProps('password')}
        />
      </Group>
      <TextInput
        label={t('mailboxes.folder')}
        {...(folders.length > 0 && { description: t('mailboxes.folders', { names: folders.join(', ') }) })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...form.getInputProps('folder')}
      />
      <TagsInput
        label={t('mailboxes.ownDomains')}
        description={t('mailboxes.ownDomainsHint')}
        placeholder="example.com"
        maxTags={50}
        {...form.getInputProps('ownDomains')}
      />
      <Switch
        label={t('mailboxes.marksRead')}
        description={t('mailboxes.marksReadHint')}
        {...form.getInputProps('marksRead', { type: 'checkbox' })}
      />
    </>
  );
}
