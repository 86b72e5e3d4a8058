// What makes a company warm: rules of score, numbers of signals and stages of leads, a tab each, with their versions.

import { Alert, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { useMay } from '../../frame/use-may.ts';
import { ScoresTab } from './scores-tab.tsx';
import { scoringTabs } from './scoring-search.ts';
import { SignalsTab } from './signals-tab.tsx';
import { StagesTab } from './stages-tab.tsx';

const route = getRouteApi('/app/scoring');

export function ScoringPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'scores' } = route.useSearch();
  const mayChange = useMay()('changeRules');
  const open = (value: string | null) => {
    const chosen = scoringTabs.find((one) => one === value);
    if (chosen) void navigate({ search: (old) => ({ ...old, tab: chosen }) });
  };
  return (
    <Page title={t('scoring.title')} text={t('scoring.text')}>
      {!mayChange && <Alert color="gray">{t('rules.readOnly')}</Alert>}
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="scores">{t('scoring.tabScores')}</Tabs.Tab>
          <Tabs.Tab value="signals">{t('scoring.tabSignals')}</Tabs.Tab>
          <Tabs.Tab value="stages">{t('scoring.tabStages')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="scores" pt="md">
          <ScoresTab mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="signals" pt="md">
          <SignalsTab mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="stages" pt="md">
          <StagesTab mayChange={mayChange} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
