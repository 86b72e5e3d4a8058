// Where short notices appear, with a close button that has a name in the user's language.

import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

export function Notices() {
  const { t } = useTranslation();
  const named = { closeButtonProps: { 'aria-label': t('frame.close') } };
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps: named } } }}>
      <Notifications position="bottom-right" limit={3} />
    </MantineThemeProvider>
  );
}
