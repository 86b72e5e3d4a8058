// What stands around every page after login: navigation, site switcher, user menu.

import { AppShell, Box, Group, ScrollArea } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { BottomBar, NavigationList } from './navigation.tsx';
import { SiteSwitcher } from './site-switcher.tsx';
import { useNarrow } from './use-narrow.ts';
import { useOwnPush } from './use-own-push.ts';
import { UserMenu } from './user-menu.tsx';

const PhoneMenu = lazy(() => import('./phone-menu.tsx').then((file) => ({ default: file.PhoneMenu })));

export function AppFrame() {
  const { t } = useTranslation();
  useOwnPush();
  const narrow = useNarrow();
  const around = narrow
    ? { header: { height: 56 }, footer: { height: 60 }, padding: 'sm' }
    : { navbar: { width: 232, breakpoint: 0 }, padding: 'lg' };
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <AppShell {...around}>
        {narrow ? <PhoneHeader /> : <SideBar />}
        {/* In one place at every width: what is written on a page outlives a window that is made smaller or turned. */}
        <AppShell.Main id="content">
          <Outlet />
        </AppShell.Main>
        {narrow && <PhoneFooter />}
      </AppShell>
    </>
  );
}

function SideBar() {
  return (
    <AppShell.Navbar p="sm" bg="var(--surface)" component="div">
      <AppShell.Section px={10} py={8}>
        <Brand />
      </AppShell.Section>
      <AppShell.Section py="xs">
        <SiteSwitcher />
      </AppShell.Section>
      <AppShell.Section grow component={ScrollArea} pt="xs">
        <NavigationList />
      </AppShell.Section>
      <AppShell.Section pt="xs" style={{ borderTop: '1px solid var(--line)' }}>
        <UserMenu />
      </AppShell.Section>
    </AppShell.Navbar>
  );
}

function PhoneHeader() {
  return (
    <AppShell.Header px="sm" bg="var(--surface)">
      <Group h="100%" justify="space-between" wrap="nowrap">
        <Brand />
        <Box w={190}>
          <SiteSwitcher />
        </Box>
      </Group>
    </AppShell.Header>
  );
}

function PhoneFooter() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const openMenu = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <AppShell.Footer bg="var(--surface)" component="div">
        <BottomBar onMore={openMenu} />
      </AppShell.Footer>
      {wanted && (
        <Suspense>
          <PhoneMenu opened={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
