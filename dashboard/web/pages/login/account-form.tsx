// Name, e-mail and password of an account that is being made: by set-up (with e-mail) or by an invitation (without).

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../frame/describe-failure.ts';

export interface AccountValues {
  name: string;
  email: string;
  password: string;
}

export interface AccountFormProps {
  withEmail: boolean;
  submitLabel: string;
  onSubmit: (values: AccountValues) => Promise<unknown>;
}

/** The server refuses shorter ones; said here before sending. */
const passwordCharactersMin = 12;

export function AccountForm({ withEmail, submitLabel, onSubmit }: AccountFormProps) {
  const { t } = useTranslation();
  const form = useForm<AccountValues>({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('login.nameMissing') : null),
      email: (value) => (withEmail && !/^\S+@\S+\.\S+$/.test(value.trim()) ? t('login.emailInvalid') : null),
      password: (value) => (value.length < passwordCharactersMin ? t('login.passwordTooShort') : null),
    },
  });
  const attempt = useMutation({ mutationFn: onSubmit });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
      <Stack gap="md">
        {attempt.error && (
          <Alert color="red" role="alert">
            {describeFailure(attempt.error, t)}
          </Alert>
        )}
        <TextInput autoComplete="name" label={t('login.name')} {...form.getInputProps('name')} />
        {withEmail && (
          <TextInput
            type="email"
            autoComplete="username"
            label={t('login.email')}
            {...form.getInputProps('email')}
          />
        )}
        <PasswordInput
          autoComplete="new-password"
          label={t('login.password')}
          description={t('login.passwordHint')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" fullWidth loading={attempt.isPending}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
