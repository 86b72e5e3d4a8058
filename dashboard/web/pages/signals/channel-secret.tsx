// The secret of a webhook, shown once.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../frame/copy-text.tsx';

export function ChannelSecret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={t('alerts.secretTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <Text fz="sm">{t('alerts.secretText')}</Text>
        <CopyText text={secret ?? ''} label={t('alerts.secretTitle')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('frame.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
