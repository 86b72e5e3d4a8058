// A dialog that asks why before something is done that others will read about.

import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from './describe-failure.ts';

export interface AskReasonProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  text?: string;
  /** Name of the button that does it. */
  action: string;
  pending: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  /** False while something else in the dialog is missing. */
  ready?: boolean;
  /** What else is asked, above the reason. */
  children?: ReactNode;
}

export function AskReason(props: AskReasonProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm({
  text,
  action,
  pending,
  error,
  onConfirm,
  onClose,
  ready = true,
  children,
}: AskReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing && ready) onConfirm(reason.trim());
  };
  return (
    <form noValidate onSubmit={confirm}>
      <Stack gap="md">
        {text && <Text fz="sm">{text}</Text>}
        {error !== null && error !== undefined && (
          <Alert color="red" role="alert">
            {describeFailure(error, t)}
          </Alert>
        )}
        {children}
        <Textarea
          label={t('frame.reason')}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          error={tried && missing ? t('frame.reasonMissing') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={!ready}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
