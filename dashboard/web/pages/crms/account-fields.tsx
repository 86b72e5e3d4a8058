// The fields of an account at a CRM, as the description of its kind has them.

import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CrmKindRow } from '#contract/crm-report.ts';
import { useWords } from '../../language/use-words.ts';
import { useTitleOf } from './use-kinds.ts';

export interface AccountValues {
  name: string;
  baseUrl: string;
  secret: string;
  user: string;
  database: string;
  refreshToken: string;
}

/** As they are kept; a refresh token where there is one. */
export function credentialsOf({ secret, user, database, refreshToken }: AccountValues) {
  const renewal = refreshToken.trim();
  return {
    ...{ secret: secret.trim(), user: user.trim(), database: database.trim() },
    ...(renewal !== '' && { refreshToken: renewal }),
  };
}

export interface AccountFieldsProps {
  kind: CrmKindRow;
  form: UseFormReturnType<AccountValues>;
  /** Credentials are kept: what is left empty stays as it is. */
  isKept: boolean;
}

/** Of the form that the kind's addresses have. */
export function isAddress({ addressStarts }: CrmKindRow, value: string): boolean {
  const text = value.trim();
  return addressStarts.some((start) => text.startsWith(start) && text.length > start.length);
}

export function AccountFields({ kind, form, isKept }: AccountFieldsProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  return (
    <>
      <TextInput
        label={t('crms.name')}
        description={t('crms.nameHint')}
        placeholder={titleOf(kind)}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('crms.address')}
        description={
          kind.provider === 'folder' ? t('crms.folderHint') : t('crms.addressHint', { example: kind.address })
        }
        spellCheck={false}
        maxLength={300}
        {...form.getInputProps('baseUrl')}
      />
      {kind.credentials.map((field) => (
        <CredentialField key={field.name} field={field} form={form} isKept={isKept} />
      ))}
    </>
  );
}

function CredentialField({
  field,
  form,
  isKept,
}: Omit<AccountFieldsProps, 'kind'> & { field: CrmKindRow['credentials'][number] }) {
  const { t } = useTranslation();
  const words = useWords();
  const hint = [
    ...(field.isOptional ? [t('crms.optional')] : []),
    ...(field.isSecret && !isKept ? [t('crms.secretHint')] : []),
  ].join(' ');
  const shared = {
    label: words.crmCredential(field.label),
    ...(hint !== '' && { description: hint }),
    ...(isKept && { placeholder: '••••••••' }),
    autoComplete: 'off',
    ...form.getInputProps(field.name),
  };
  if (!field.isSecret) return <TextInput spellCheck={false} {...shared} />;
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
      {...shared}
      autoComplete="new-password"
    />
  );
}
