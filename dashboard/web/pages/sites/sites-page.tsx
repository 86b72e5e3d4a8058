// All sites, and the way to add one.

import { Anchor, Box, Button, Code, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWorldPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteSummary } from '#contract/report.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { AddSite } from './add-site.tsx';
import { SiteState } from './site-state.tsx';

export function SitesPage() {
  const { t } = useTranslation();
  const { data: sites, error, refetch } = useQuery(sitesQuery);
  const [adding, add] = useDisclosure(false);
  const allowed = useMay()('addSites');
  const button = allowed && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
      {t('sites.add')}
    </Button>
  );
  return (
    <Page title={t('sites.title')} text={t('sites.text')} actions={button}>
      <DataTable
        label={t('sites.title')}
        columns={useColumns()}
        rows={sites}
        rowKey={(site) => String(site.id)}
        card={(site) => <SiteCard site={site} />}
        empty={
          <NothingYet
            icon={<IconWorldPlus aria-hidden />}
            title={t('sites.emptyTitle')}
            text={allowed ? t('sites.emptyText') : t('sites.readOnly')}
            action={allowed && <Button onClick={add.open}>{t('sites.add')}</Button>}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
      <AddSite opened={adding} onClose={add.close} />
    </Page>
  );
}

function SiteLink({ site }: { site: SiteSummary }) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      renderRoot={(props) => <Link to="/sites/$siteId" params={{ siteId: String(site.id) }} {...props} />}
    >
      <OutsideText value={site.name} />
    </Anchor>
  );
}

function SiteCard({ site }: { site: SiteSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <SiteLink site={site} />
        <SiteState firstEventAt={site.firstEventAt} />
      </Group>
      <Text fz="xs" c="dimmed">
        {t('sites.lastEvent')}: {site.lastEventAt ? format.dateTime(site.lastEventAt) : t('sites.never')}
      </Text>
    </Box>
  );
}

function useColumns(): Column<SiteSummary>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<SiteSummary>[]>(
    () => [
      {
        id: 'name',
        accessorFn: (site) => site.name,
        enableSorting: true,
        sortFn: 'text',
        header: t('sites.name'),
        meta: { width: 320 },
        cell: ({ row }) => <SiteLink site={row.original} />,
      },
      {
        id: 'state',
        header: t('sites.state'),
        cell: ({ row }) => <SiteState firstEventAt={row.original.firstEventAt} />,
      },
      {
        id: 'last',
        accessorFn: (site) => site.lastEventAt ?? '',
        enableSorting: true,
        sortFn: 'alphanumeric',
        header: t('sites.lastEvent'),
        cell: ({ row }) =>
          row.original.lastEventAt ? format.dateTime(row.original.lastEventAt) : t('sites.never'),
      },
      {
        id: 'key',
        header: t('sites.publicKey'),
        cell: ({ row }) => <Code>{row.original.publicKey}</Code>,
      },
      {
        id: 'created',
        accessorFn: (site) => site.createdAt,
        enableSorting: true,
        sortFn: 'alphanumeric',
        header: t('sites.created'),
        cell: ({ row }) => format.date(row.original.createdAt),
      },
    ],
    [t, format],
  );
}
