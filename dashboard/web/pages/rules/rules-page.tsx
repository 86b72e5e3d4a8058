// How visits are judged: verdict rules and evidence weights, a tab each, with their versions.

import { Alert, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { useMay } from '../../frame/use-may.ts';
import { ruleTabs } from './rule-search.ts';
import { VerdictsTab } from './verdicts-tab.tsx';
import { WeightsTab } from './weights-tab.tsx';

const route = getRouteApi('/app/rules');

export function RulesPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'verdicts' } = route.useSearch();
  const mayChange = useMay()('changeRules');
  const open = (value: string | null) => {
    const chosen = ruleTabs.find((one) => one === value);
    if (chosen) void navigate({ search: (old) => ({ ...old, tab: chosen }) });
  };
  return (
    <Page title={t('rules.title')} text={t('rules.text')}>
      {!mayChange && <Alert color="gray">{t('rules.readOnly')}</Alert>}
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="verdicts">{t('rules.tabVerdicts')}</Tabs.Tab>
          <Tabs.Tab value="weights">{t('rules.tabWeights')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="verdicts" pt="md">
          <VerdictsTab mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="weights" pt="md">
          <WeightsTab mayChange={mayChange} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
