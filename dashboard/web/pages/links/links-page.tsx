// Short links and mailings: what was given away, and who came by it, people and machines told apart.

import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { LinkList } from './link-list.tsx';
import { linkTabs } from './link-search.ts';
import { MailingList } from './mailing-list.tsx';
import { NewLink } from './new-link.tsx';
import { NewMailing } from './new-mailing.tsx';

const route = getRouteApi('/app/links');

export function LinksPage() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { tab = 'links', site, archived = false } = route.useSearch();
  const choose = (value: string | null) => {
    const chosen = linkTabs.find((one) => one === value);
    void navigate({
      search: ({ tab: _, ...old }) => (chosen && chosen !== 'links' ? { ...old, tab: chosen } : old),
    });
  };
  return (
    <Page
      title={t('links.title')}
      text={t('links.text')}
      actions={tab === 'links' ? <NewLink site={site} /> : <NewMailing site={site} />}
    >
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="links">{t('links.tabLinks')}</Tabs.Tab>
          <Tabs.Tab value="mailings">{t('links.tabMailings')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="links">
          <LinkList site={site} archived={archived} />
        </Tabs.Panel>
        <Tabs.Panel value="mailings">
          <MailingList site={site} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
