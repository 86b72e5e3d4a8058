// Asks for the password before something about two-factor changes.

import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountName } from '../../frame/account-name.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';

export interface PasswordStepProps<Answer> {
  text: string;
  danger?: boolean;
  action: (password: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
}

export function PasswordStep<Answer>({ text, danger = false, action, onDone }: PasswordStepProps<Answer>) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const attempt = useMutation({ mutationFn: () => action(password), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text fz="sm">{text}</Text>
        <AccountName />
        {attempt.error && (
          <Alert color="red" role="alert">
            {describeFailure(attempt.error, t)}
          </Alert>
        )}
        <PasswordInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('login.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" {...(danger && { color: 'red' })} loading={attempt.isPending}>
            {t('login.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
