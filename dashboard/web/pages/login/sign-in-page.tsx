// Sign in: password first, then the two-factor code where it is set up.

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/login-calls.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useEnter } from './enter.ts';
import { LoginFrame } from './login-frame.tsx';
import { TwoFactorForm } from './two-factor-form.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const enter = useEnter();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const form = useForm({ initialValues: { email: '', password: '' } });
  const attempt = useMutation({
    mutationFn: (values: { email: string; password: string }) => signIn(values.email, values.password),
    onSuccess: async (answer) => {
      if (answer.twoFactorRedirect) setStep('code');
      else await enter(next);
    },
  });
  if (step === 'code') {
    return (
      <LoginFrame title={t('login.codeTitle')}>
        <TwoFactorForm onDone={() => void enter(next)} onStartAgain={() => setStep('password')} />
      </LoginFrame>
    );
  }
  return (
    <LoginFrame title={t('login.signInTitle')}>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
        <Stack gap="md">
          {attempt.error && (
            <Alert color="red" role="alert">
              {describeFailure(attempt.error, t)}
            </Alert>
          )}
          <TextInput
            type="email"
            required
            withAsterisk={false}
            autoComplete="username"
            label={t('login.email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            required
            withAsterisk={false}
            autoComplete="current-password"
            label={t('login.password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" fullWidth loading={attempt.isPending}>
            {t('login.signIn')}
          </Button>
        </Stack>
      </form>
    </LoginFrame>
  );
}
