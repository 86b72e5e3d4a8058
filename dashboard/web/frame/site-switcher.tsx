// Which site the pages speak of. The choice lives in the URL (`?site=`); absent means all sites.

import { Select } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/site-queries.ts';

const all = 'all';

export function SiteSwitcher() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: sites = [] } = useQuery(sitesQuery);
  const search = useSearch({ strict: false }) as { site?: number };
  const choose = (value: string | null) => {
    const chosen = value === null || value === all ? {} : { site: Number(value) };
    void navigate({ to: '.', search: ({ site: _, ...rest }) => ({ ...rest, ...chosen }) });
  };
  return (
    <Select
      aria-label={t('frame.site')}
      size="sm"
      allowDeselect={false}
      searchable={sites.length > 8}
      leftSection={<IconWorld size={16} aria-hidden />}
      value={search.site === undefined ? all : String(search.site)}
      data={[
        { value: all, label: t('frame.allSites') },
        ...sites.map((site) => ({ value: String(site.id), label: site.name })),
      ]}
      onChange={choose}
    />
  );
}
