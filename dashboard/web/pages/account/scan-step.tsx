// Shows the secret as a QR code and as text, then asks for the first code of the app.

import { Alert, Box, Button, Center, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { verifyCode } from '../../api/login-calls.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';

export function ScanStep({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const attempt = useMutation({ mutationFn: () => verifyCode(code.trim()), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text fz="sm">{t('users.scanText')}</Text>
        <QrCode text={address} label={t('users.qrLabel')} />
        <CopyText text={findSecret(address)} label={t('users.secret')} />
        {attempt.error && (
          <Alert color="red" role="alert">
            {describeFailure(attempt.error, t)}
          </Alert>
        )}
        <TextInput
          required
          withAsterisk={false}
          label={t('login.code')}
          description={t('users.enterCode')}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={attempt.isPending}>
            {t('login.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function findSecret(address: string): string {
  return new URLSearchParams(address.split('?')[1] ?? '').get('secret') ?? '';
}

/** Drawn as one path; black on white in both colour schemes, because cameras want it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 });
    const squares = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { size: code.size, path: squares.join('') };
  }, [text]);
  return (
    <Center>
      <Box bg="#fff" p={6} style={{ borderRadius: 8 }}>
        <svg role="img" aria-label={label} width={196} height={196} viewBox={`0 0 ${size} ${size}`}>
          <path d={path} fill="#000" shapeRendering="crispEdges" />
        </svg>
      </Box>
    </Center>
  );
}
