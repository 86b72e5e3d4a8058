// The drawer of phones: the whole navigation and what the user can do. Loaded when it is opened first.

import { Divider, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavigationList } from './navigation.tsx';
import { UserActions } from './user-actions.tsx';

export function PhoneMenu({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('frame.menu')}
      position="right"
      size={300}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <NavigationList onFollow={onClose} />
      <Divider my="md" />
      <UserActions onFollow={onClose} />
    </Drawer>
  );
}
