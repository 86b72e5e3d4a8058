// The pages of a site with the kind that a rule or the first guess gives them.

import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { IconFileOff, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageReport } from '#contract/report.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export interface PageKindsProps {
  pages: PageReport[] | undefined;
  error: unknown;
  onRetry: () => void;
  /** Makes a rule for exactly this path; absent for those who may not. */
  onMakeRule: ((path: string) => void) | undefined;
}

export function PageKinds({ pages, error, onRetry, onMakeRule }: PageKindsProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('sites.previewTitle')}
      columns={useColumns(onMakeRule)}
      rows={pages}
      rowKey={(page) => page.path}
      card={(page) => <PageCard page={page} />}
      empty={
        <NothingYet
          icon={<IconFileOff aria-hidden />}
          title={t('sites.tabPages')}
          text={t('sites.noPages')}
        />
      }
      error={error}
      onRetry={onRetry}
    />
  );
}

function PageCard({ page }: { page: PageReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <OutsideText value={page.path} fz="sm" fw={550} />
        <KindBadge page={page} />
      </Group>
      <Text fz="xs" c="dimmed">
        {t('sites.views')}: {format.number(page.views)} · {page.rule ?? t('sites.guessed')}
      </Text>
    </>
  );
}

function KindBadge({ page }: { page: PageReport }) {
  const words = useWords();
  return (
    <Badge color={page.kind === 'other' ? 'gray' : 'petrol'} style={{ flex: 'none' }}>
      {words.kind(page.kind)}
    </Badge>
  );
}

function useColumns(onMakeRule: PageKindsProps['onMakeRule']): Column<PageReport>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<PageReport>[]>(
    () => [
      {
        id: 'path',
        accessorFn: (page) => page.path,
        enableSorting: true,
        sortFn: 'text',
        header: t('sites.page'),
        meta: { width: 320 },
        cell: ({ row }) => <OutsideText value={row.original.path} fw={550} />,
      },
      {
        id: 'views',
        accessorFn: (page) => page.views,
        enableSorting: true,
        header: t('sites.views'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.views),
      },
      { id: 'kind', header: t('sites.kind'), cell: ({ row }) => <KindBadge page={row.original} /> },
      {
        id: 'rule',
        header: t('sites.decidedBy'),
        meta: { width: 160 },
        cell: ({ row }) =>
          row.original.rule === null ? (
            <Text span inherit c="dimmed">
              {t('sites.guessed')}
            </Text>
          ) : (
            <OutsideText value={row.original.rule} ff="monospace" fz="xs" />
          ),
      },
      {
        id: 'make',
        header: '',
        cell: ({ row }) =>
          onMakeRule && (
            <ActionIcon
              size="sm"
              aria-label={t('sites.makeRule', { path: row.original.path })}
              title={t('sites.makeRule', { path: row.original.path })}
              onClick={() => onMakeRule(row.original.path)}
            >
              <IconPlus size={14} aria-hidden />
            </ActionIcon>
          ),
      },
    ],
    [t, format, onMakeRule],
  );
}
