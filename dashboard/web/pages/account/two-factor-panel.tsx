// Two-factor sign-in: its state, and the dialogs that set it up, renew its recovery codes and switch it off.

import { Badge, Box, Button, Group, Modal, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/report.ts';
import { meQuery } from '../../api/access-queries.ts';
import {
  renewRecoveryCodes,
  startTwoFactor,
  stopTwoFactor,
  type TwoFactorStart,
} from '../../api/login-calls.ts';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { ScanStep } from './scan-step.tsx';

type Stage =
  | { name: 'start' }
  | { name: 'scan'; start: TwoFactorStart }
  | { name: 'codes'; codes: string[] }
  | { name: 'renew' }
  | { name: 'stop' };

export function TwoFactorPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage | null>(null);
  return (
    <Box className="panel" p="md">
      <Group gap="sm">
        <Title order={2}>{t('users.twoFactor')}</Title>
        <Badge color={me.twoFactorEnabled ? 'green' : 'gray'}>
          {me.twoFactorEnabled ? t('users.twoFactorOn') : t('users.twoFactorOff')}
        </Badge>
      </Group>
      <Text fz="sm" c="dimmed" mt={2} mb="sm">
        {t('users.twoFactorText')}
      </Text>
      {me.twoFactorEnabled ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => setStage({ name: 'renew' })}>
            {t('users.newCodes')}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setStage({ name: 'stop' })}>
            {t('users.twoFactorStop')}
          </Button>
        </Group>
      ) : (
        <Button onClick={() => setStage({ name: 'start' })}>{t('users.twoFactorStart')}</Button>
      )}
      <TwoFactorDialog stage={stage} onStage={setStage} />
    </Box>
  );
}

const titles = {
  start: 'users.twoFactor',
  scan: 'users.scanTitle',
  codes: 'users.recoveryTitle',
  renew: 'users.newCodes',
  stop: 'users.twoFactorStopTitle',
} as const;

interface TwoFactorDialogProps {
  stage: Stage | null;
  onStage: (stage: Stage | null) => void;
}

function TwoFactorDialog({ stage, onStage }: TwoFactorDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const close = () => onStage(null);
  const finish = async (message: string) => {
    notifications.show({ color: 'green', message });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <Modal
      opened={stage !== null}
      onClose={close}
      title={stage ? t(titles[stage.name]) : ''}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      closeOnClickOutside={stage?.name !== 'codes'}
    >
      {stage?.name === 'start' && (
        <PasswordStep
          text={t('users.confirmPassword')}
          action={startTwoFactor}
          onDone={(start) => onStage({ name: 'scan', start })}
        />
      )}
      {stage?.name === 'scan' && (
        <ScanStep
          address={stage.start.totpURI}
          onDone={() => {
            onStage({ name: 'codes', codes: stage.start.backupCodes });
            void finish(t('users.twoFactorDone'));
          }}
        />
      )}
      {stage?.name === 'codes' && <RecoveryCodes codes={stage.codes} onDone={close} />}
      {stage?.name === 'renew' && (
        <PasswordStep
          text={t('users.newCodesText')}
          action={renewRecoveryCodes}
          onDone={({ backupCodes }) => onStage({ name: 'codes', codes: backupCodes })}
        />
      )}
      {stage?.name === 'stop' && (
        <PasswordStep
          text={t('users.twoFactorStopText')}
          action={stopTwoFactor}
          danger
          onDone={() => {
            close();
            void finish(t('users.twoFactorStopped'));
          }}
        />
      )}
    </Modal>
  );
}
