// Small pieces that the list of companies, one company and other pages share: its link, status, place, owner.

import { Anchor, Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyOwner, CompanyRow, CompanyStatus } from '#contract/company-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const statusColors: Record<CompanyStatus, string> = {
  customer: 'green',
  prospect: 'petrol',
  lead: 'petrol',
  partner: 'petrol',
  supplier: 'gray',
  competitor: 'red',
  former: 'yellow',
  other: 'gray',
};

export function StatusBadge({ status }: { status: CompanyStatus }) {
  const words = useWords();
  return (
    <Badge color={statusColors[status]} style={{ flex: 'none' }}>
      {words.status(status)}
    </Badge>
  );
}

/** Leads to the company; the site that is chosen stays. */
export function CompanyLink({ id, name }: { id: number; name: string }) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      miw={0}
      renderRoot={(props) => (
        <Link
          to="/companies/$companyId"
          params={{ companyId: String(id) }}
          search={({ site }: { site?: number }) => (site ? { site } : {})}
          {...props}
        />
      )}
    >
      <OutsideText value={name} />
    </Anchor>
  );
}

export function CompanyTitle({ company }: { company: CompanyRow }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <CompanyLink id={company.id} name={company.name} />
      {!company.isWhole && (
        <Tooltip label={t('companies.colleagueHint')}>
          <IconLock size={14} role="img" aria-label={t('companies.colleague')} style={{ flex: 'none' }} />
        </Tooltip>
      )}
    </Group>
  );
}

export function CompanyPlace({ country, province }: { country: string; province: string }) {
  const format = useFormat();
  const name = format.country(country);
  return (
    <Box miw={0}>
      <OutsideText value={province || name} />
      {province !== '' && name !== '' && (
        <Text fz="xs" c="dimmed">
          {name}
        </Text>
      )}
    </Box>
  );
}

export function OwnerText({ owner }: { owner: CompanyOwner }) {
  return <OutsideText value={owner.name} />;
}

/** Where a company or one of its parts comes from, in words. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => {
    const [kind = '', id = ''] = source.split(':');
    if (kind === 'manual') return t('companies.sourceManual');
    if (kind === 'import') return t('companies.sourceImport', { id });
    if (kind === 'suggestion') return t('companies.sourceSuggestion', { id });
    return source;
  };
}
