// Says under figures that there was more than could be looked at.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function CutNote({ isCut }: { isCut: boolean }) {
  const { t } = useTranslation();
  if (!isCut) return null;
  return (
    <Text fz="sm" c="dimmed" role="note">
      {t('frame.cut')}
    </Text>
  );
}
