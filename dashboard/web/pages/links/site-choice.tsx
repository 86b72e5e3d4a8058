// The site that a new link or mailing belongs to; nothing to choose where there is only one.

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../../api/site-queries.ts';

export interface SiteChoiceProps {
  /** 0: none yet. */
  value: number;
  onChange: (siteId: number) => void;
}

/** The site that is chosen above, or the only one; 0 while it is open. */
export function useFirstSite(site: number | undefined): number {
  const { data: sites = [] } = useQuery(sitesQuery);
  return site ?? (sites.length === 1 ? (sites[0]?.id ?? 0) : 0);
}

export function SiteChoice({ value, onChange }: SiteChoiceProps) {
  const { t } = useTranslation();
  const { data: sites = [] } = useQuery(sitesQuery);
  if (sites.length === 1) return null;
  return (
    <Select
      label={t('frame.site')}
      allowDeselect={false}
      value={value === 0 ? null : String(value)}
      data={sites.map((site) => ({ value: String(site.id), label: site.name }))}
      onChange={(chosen) => onChange(Number(chosen ?? 0))}
    />
  );
}
