// The second step of signing in: a code of the authenticator app, or a recovery code.

import { Alert, Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyCode, verifyRecoveryCode } from '../../api/login-calls.ts';
import { describeFailure } from '../../frame/describe-failure.ts';

export interface TwoFactorFormProps {
  onDone: () => void;
  /** Back to the password: another account, or the code took too long. */
  onStartAgain: () => void;
}

export function TwoFactorForm({ onDone, onStartAgain }: TwoFactorFormProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const attempt = useMutation({
    mutationFn: () => (kind === 'app' ? verifyCode(code.trim(), trust) : verifyRecoveryCode(code.trim())),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  const swap = () => {
    setKind(kind === 'app' ? 'recovery' : 'app');
    setCode('');
    attempt.reset();
  };
  const app = kind === 'app';
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text fz="sm" c="dimmed">
          {app ? t('login.codeText') : t('login.recoveryText')}
        </Text>
        {attempt.error && (
          <Alert color="red" role="alert">
            {describeFailure(attempt.error, t)}
          </Alert>
        )}
        <TextInput
          required
          withAsterisk={false}
          data-autofocus
          label={app ? t('login.code') : t('login.recoveryCode')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          {...(app && { inputMode: 'numeric' as const, pattern: '[0-9]{6}', maxLength: 6 })}
        />
        {app && (
          <Checkbox
            label={t('login.trustDevice')}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
        )}
        <Button type="submit" fullWidth loading={attempt.isPending}>
          {t('login.confirm')}
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" fz="sm" onClick={swap}>
            {app ? t('login.useRecovery') : t('login.useApp')}
          </Anchor>
          <Anchor component="button" type="button" fz="sm" onClick={onStartAgain}>
            {t('login.startAgain')}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
