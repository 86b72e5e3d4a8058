// A dialog that asks once more before something is done.

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from './describe-failure.ts';

export interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: ReactNode;
  action: string;
  danger?: boolean;
  /** Whether it may be done; yes when absent. */
  ready?: boolean;
  pending: boolean;
  error?: unknown;
  onConfirm: () => void;
}

export function Confirm({
  opened,
  onClose,
  title,
  text,
  action,
  danger,
  ready = true,
  pending,
  error,
  onConfirm,
}: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        {error !== null && error !== undefined && (
          <Alert color="red" role="alert">
            {describeFailure(error, t)}
          </Alert>
        )}
        <Text fz="sm" component="div">
          {text}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button {...(danger && { color: 'red' })} disabled={!ready} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
