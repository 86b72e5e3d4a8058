// The signed-in user at the foot of the navigation, with a menu.

import { Avatar, Box, Popover, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/access-queries.ts';
import { useWords } from '../language/use-words.ts';

const UserActions = lazy(() => import('./user-actions.tsx').then((file) => ({ default: file.UserActions })));

export function UserMenu() {
  const { t } = useTranslation();
  const words = useWords();
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState(false);
  if (!me) return null;
  return (
    <Popover opened={open} onChange={setOpen} width={280} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="navigation-link" w="100%" onClick={() => setOpen(!open)}>
          <Avatar size={30} radius="xl" color="petrol" name={me.name} alt="" />
          <Box miw={0}>
            <Text fz="sm" fw={550} className="outside">
              <bdi>{me.name}</bdi>
            </Text>
            <Text fz="xs" c="dimmed">
              {words.role(me.role)}
            </Text>
          </Box>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('frame.userMenu', { name: me.name })}>
        <Suspense fallback={<Skeleton h={210} />}>
          <UserActions onFollow={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
