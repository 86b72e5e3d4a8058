// The recovery codes, shown once.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../frame/copy-text.tsx';

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text fz="sm">{t('users.recoveryText')}</Text>
      <CopyText text={codes.join('\n')} label={t('users.recoveryTitle')} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('frame.done')}</Button>
      </Group>
    </Stack>
  );
}
