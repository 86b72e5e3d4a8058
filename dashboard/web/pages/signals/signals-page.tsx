// Signals: what was found and who was told, when and where the reader is told, and what was sent.

import { Alert, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alertSettingsQuery } from '../../api/alert-queries.ts';
import { Page } from '../../frame/page.tsx';
import { withoutUndefined } from '../../frame/search-params.ts';
import { ChannelsTab } from './channels-tab.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { SignalList, type SignalListProps } from './signal-list.tsx';
import { signalTabs } from './signal-search.ts';
import { TimesTab } from './times-tab.tsx';

const route = getRouteApi('/app/signals');

export function SignalsPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'signals', untold, team } = route.useSearch();
  const { data: settings } = useQuery(alertSettingsQuery);
  const open = (value: string | null) => {
    const chosen = signalTabs.find((one) => one === value);
    if (chosen) void navigate({ search: (old) => ({ ...old, tab: chosen }) });
  };
  const narrow: SignalListProps['onNarrow'] = (wanted) =>
    void navigate({ search: (old) => withoutUndefined({ ...old, ...wanted }) });
  return (
    <Page title={t('alerts.title')} text={t('alerts.text')}>
      {settings && !settings.sendsMail && tab !== 'signals' && (
        <Alert color="yellow">{t('alerts.noMail')}</Alert>
      )}
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="signals">{t('alerts.tabSignals')}</Tabs.Tab>
          <Tabs.Tab value="times">{t('alerts.tabTimes')}</Tabs.Tab>
          <Tabs.Tab value="channels">{t('alerts.tabChannels')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('alerts.tabLog')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="signals" pt="md">
          <SignalList untold={untold} team={team} onNarrow={narrow} />
        </Tabs.Panel>
        <Tabs.Panel value="times" pt="md">
          <TimesTab />
        </Tabs.Panel>
        <Tabs.Panel value="channels" pt="md">
          <ChannelsTab />
        </Tabs.Panel>
        <Tabs.Panel value="log" pt="md">
          <DeliveryLog />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
