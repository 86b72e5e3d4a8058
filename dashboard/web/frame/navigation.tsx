// The navigation: a list beside the page on wide screens and in the phone's drawer, a bar at the bottom on phones.

import { Box, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { navigationGroups } from './navigation-items.ts';
import { useMay } from './use-may.ts';

export function NavigationList({ onFollow }: { onFollow?: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const groups = navigationGroups
    .map(({ label, items }) => ({ label, items: items.filter(({ needs }) => may(needs)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <nav aria-label={t('frame.navigation')}>
      <Stack gap="lg">
        {groups.map((group) => (
          <Box key={group.label}>
            <Text fz={11} fw={600} c="dimmed" px={10} mb={4}>
              {t(`frame.${group.label}`)}
            </Text>
            <Stack gap={2}>
              {group.items.map(({ to, label, icon: Icon }) => (
                <Link
                  key={to}
                  to={to}
                  search={keepSite}
                  className="navigation-link"
                  {...(onFollow && { onClick: onFollow })}
                >
                  <Icon size={18} stroke={1.7} aria-hidden /> {t(`frame.${label}`)}
                </Link>
              ))}
            </Stack>
          </Box>
        ))}
      </Stack>
    </nav>
  );
}

/** What is looked at rarely stays in the drawer. */
const bottomItems = navigationGroups.flatMap((group) => group.items).filter(({ isDaily }) => isDaily);

export function BottomBar({ onMore }: { onMore: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <nav aria-label={t('frame.navigation')} style={{ display: 'flex', height: '100%' }}>
      {bottomItems
        .filter(({ needs }) => may(needs))
        .map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} search={keepSite} className="bottom-link">
            <Icon size={21} stroke={1.7} aria-hidden /> {t(`frame.${label}`)}
          </Link>
        ))}
      <UnstyledButton className="bottom-link" onClick={onMore}>
        <IconDots size={21} stroke={1.7} aria-hidden /> {t('frame.more')}
      </UnstyledButton>
    </nav>
  );
}

/** The chosen site stays when the page changes; the filters of one page do not concern the next. */
function keepSite(old: { site?: number }): { site?: number } {
  return old.site === undefined ? {} : { site: old.site };
}
