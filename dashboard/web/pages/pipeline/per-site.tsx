// The sum for every site.

import { Box, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline, PipelineCounts } from '#contract/report.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';

type SiteCounts = Pipeline['perSite'][number];
const names = [
  'received',
  'stored',
  'dropped',
  'rejected',
  'waiting',
] as const satisfies (keyof PipelineCounts)[];

export function PerSite({ perSite }: { perSite: SiteCounts[] }) {
  const { t } = useTranslation();
  return (
    <Box>
      <Title order={2} mb="xs">
        {t('pipeline.perSite')}
      </Title>
      <DataTable
        label={t('pipeline.perSite')}
        columns={useColumns()}
        rows={perSite}
        rowKey={(site) => String(site.siteId)}
        card={(site) => <SiteCard site={site} />}
        empty={null}
      />
    </Box>
  );
}

function SiteCard({ site }: { site: SiteCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <OutsideText value={site.name} fw={580} fz="sm" />
      <dl className="facts">
        {names.map((name) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`pipeline.${name}`)}</dt>
            <dd className="digits">{format.number(site.counts[name])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function useColumns(): Column<SiteCounts>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<SiteCounts>[]>(
    () => [
      {
        id: 'name',
        header: t('pipeline.site'),
        accessorFn: (site) => site.name,
        enableSorting: true,
        sortFn: 'text',
        meta: { width: 320 },
        cell: ({ row }) => <OutsideText value={row.original.name} fw={550} />,
      },
      ...names.map(
        (name): Column<SiteCounts> => ({
          id: name,
          header: t(`pipeline.${name}`),
          accessorFn: (site) => site.counts[name],
          enableSorting: true,
          meta: { end: true },
          cell: ({ row }) => (
            <Text span inherit {...(row.original.counts[name] === 0 && { c: 'dimmed' })}>
              {format.number(row.original.counts[name])}
            </Text>
          ),
        }),
      ),
    ],
    [t, format],
  );
}
