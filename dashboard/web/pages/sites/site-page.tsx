// One site: installation, settings, pages, forms and keys, a tab each.

import { Box, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '#contract/report.ts';
import { siteQuery } from '../../api/site-queries.ts';
import { Page } from '../../frame/page.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { OwnForms } from './own-forms/own-forms.tsx';
import { SiteAssessment } from './site-assessment.tsx';
import { SiteForms } from './site-forms.tsx';
import { SiteInstall } from './site-install.tsx';
import { SiteKeys } from './site-keys.tsx';
import { SitePages } from './site-pages.tsx';
import { type SiteTab, siteTabs } from './site-search.ts';
import { SiteSettingsForm } from './site-settings-form.tsx';
import { SiteState } from './site-state.tsx';

const route = getRouteApi('/app/sites/$siteId');

export function SitePage() {
  const { t } = useTranslation();
  const { siteId } = route.useParams();
  const { data: site, error, refetch } = useQuery(siteQuery(Number(siteId)));
  const back = { label: t('sites.backToSites'), to: '/sites' } as const;
  if (!site) {
    return (
      <Page title={t('frame.site')} back={back}>
        <div className="panel">
          {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      </Page>
    );
  }
  return (
    <Page title={site.name} back={back} actions={<SiteState firstEventAt={site.firstEventAt} />}>
      <SiteTabs site={site} />
    </Page>
  );
}

const labels = {
  install: 'tabInstall',
  settings: 'tabSettings',
  pages: 'tabPages',
  forms: 'tabForms',
  companies: 'tabCompanies',
  keys: 'tabKeys',
} as const satisfies Record<SiteTab, string>;

function SiteTabs({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'install' } = route.useSearch();
  const open = (value: string | null) => {
    const chosen = siteTabs.find((one) => one === value);
    if (chosen) void navigate({ search: (old) => ({ ...old, tab: chosen }) });
  };
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <Box style={{ overflowX: 'auto' }}>
        <Tabs.List style={{ flexWrap: 'nowrap', minWidth: 'max-content' }}>
          {siteTabs.map((value) => (
            <Tabs.Tab
              key={value}
              value={value}
              px={{ base: 9, sm: 'md' }}
              // On a phone the strip scrolls, and the open tab must be seen.
              ref={
                value === tab
                  ? (chosen) => chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
                  : null
              }
            >
              {t(`sites.${labels[value]}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Box>
      <Tabs.Panel value="install" pt="md">
        <SiteInstall site={site} />
      </Tabs.Panel>
      <Tabs.Panel value="settings" pt="md">
        <SiteSettingsForm key={site.id} site={site} />
      </Tabs.Panel>
      <Tabs.Panel value="pages" pt="md">
        <SitePages key={site.id} site={site} />
      </Tabs.Panel>
      <Tabs.Panel value="forms" pt="md">
        <Stack gap="lg" maw={860}>
          <OwnForms siteId={site.id} />
          <Title order={2}>{t('ownForms.foundTitle')}</Title>
          <SiteForms siteId={site.id} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="companies" pt="md">
        <SiteAssessment key={site.id} site={site} />
      </Tabs.Panel>
      <Tabs.Panel value="keys" pt="md">
        <SiteKeys site={site} />
      </Tabs.Panel>
    </Tabs>
  );
}
