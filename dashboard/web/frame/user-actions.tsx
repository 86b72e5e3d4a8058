// What the signed-in user can do from anywhere: profile, language, appearance, sign out. Loaded when a menu opens.

import { Divider, Group, Stack, UnstyledButton } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/login-calls.ts';
import { endPush } from '../api/push-browser.ts';
import { Appearance } from './appearance.tsx';

export function UserActions({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation();
  const leave = useLeave();
  return (
    <Stack gap={2}>
      <Link to="/account" className="navigation-link" onClick={onFollow}>
        <IconUserCircle size={18} stroke={1.7} aria-hidden /> {t('frame.account')}
      </Link>
      <Divider my={4} />
      <Appearance />
      <Divider my={4} />
      <UnstyledButton className="navigation-link" onClick={() => void leave()}>
        <Group gap={10}>
          <IconLogout size={18} stroke={1.7} aria-hidden /> {t('frame.signOut')}
        </Group>
      </UnstyledButton>
    </Stack>
  );
}

/** Signs out and forgets every answer that was shown. */
function useLeave(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await endPush();
    await signOut();
    client.clear();
    await router.navigate({ to: '/sign-in' });
  };
}
