// Where a person has the last word: pins and corrections, a tab each.

import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { CorrectionList } from './correction-list.tsx';
import { networkTabs } from './network-search.ts';
import { PinList } from './pin-list.tsx';

const route = getRouteApi('/app/networks');

export function NetworksPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'pins', target, inEffect } = route.useSearch();
  const open = (value: string | null) => {
    const chosen = networkTabs.find((one) => one === value);
    if (chosen) void navigate({ search: ({ site }) => ({ ...(site && { site }), tab: chosen }) });
  };
  return (
    <Page title={t('networks.title')} text={t('networks.text')}>
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="pins">{t('networks.tabPins')}</Tabs.Tab>
          <Tabs.Tab value="corrections">{t('networks.tabCorrections')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pins" pt="md">
          <PinList
            target={target}
            onTarget={(chosen) =>
              void navigate({
                search: ({ target: _, ...old }) => (chosen ? { ...old, target: chosen } : old),
              })
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="corrections" pt="md">
          <CorrectionList
            inEffect={inEffect === 'yes'}
            onInEffect={(only) =>
              void navigate({
                search: ({ inEffect: _, ...old }) => (only ? { ...old, inEffect: 'yes' } : old),
              })
            }
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
