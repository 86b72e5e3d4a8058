// The imports so far, the newest first.

import { Anchor, Badge, Box, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImport, ImportState } from '#contract/company-report.ts';
import { importsQuery } from '../../api/import-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function ImportHistory() {
  const { t } = useTranslation();
  const list = usePaged(importsQuery(), 'imports');
  return (
    <PagedTable
      label={t('imports.historyTitle')}
      columns={useColumns()}
      list={list}
      rowKey={(run) => String(run.id)}
      card={(run) => <ImportCard run={run} />}
      empty={
        <NothingYet
          icon={<IconFileImport aria-hidden />}
          title={t('imports.historyEmptyTitle')}
          text={t('imports.historyEmptyText')}
        />
      }
    />
  );
}

const stateColors: Record<ImportState, string> = {
  reading: 'petrol',
  ready: 'yellow',
  applying: 'petrol',
  applied: 'green',
  undoing: 'petrol',
  undone: 'gray',
  failed: 'red',
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  const words = useWords();
  return (
    <Badge color={stateColors[state]} style={{ flex: 'none' }}>
      {words.run(state)}
    </Badge>
  );
}

function ImportLink({ run }: { run: CompanyImport }) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      miw={0}
      renderRoot={(props) => (
        <Link to="/companies/import/$importId" params={{ importId: String(run.id) }} {...props} />
      )}
    >
      <OutsideText value={run.fileName} />
    </Anchor>
  );
}

function useCountsLine(): (run: CompanyImport) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    ({ counts, failure, kind }) => {
      if (failure) return failure;
      const line = t('imports.countsLine', {
        new: format.number(counts.new),
        changed: format.number(counts.changed),
        faulty: format.number(counts.faulty),
      });
      return kind === 'orders' ? `${t('imports.listOrders')}: ${line}` : line;
    },
    [t, format],
  );
}

function ImportCard({ run }: { run: CompanyImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const countsLine = useCountsLine();
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <ImportLink run={run} />
        <ImportStateBadge state={run.state} />
      </Group>
      <Text fz="sm">{countsLine(run)}</Text>
      <Text fz="xs" c="dimmed">
        {nameAuthor(run.by, t)} · {format.dateTime(run.createdAt)}
      </Text>
    </Box>
  );
}

function useColumns(): Column<CompanyImport>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const countsLine = useCountsLine();
  return useMemo<Column<CompanyImport>[]>(
    () => [
      {
        id: 'file',
        header: t('imports.file'),
        meta: { width: 300 },
        cell: ({ row }) => <ImportLink run={row.original} />,
      },
      {
        id: 'state',
        header: t('imports.state'),
        cell: ({ row }) => <ImportStateBadge state={row.original.state} />,
      },
      {
        id: 'counts',
        header: t('imports.counts'),
        meta: { width: 380 },
        cell: ({ row }) => <OutsideText value={countsLine(row.original)} />,
      },
      {
        id: 'by',
        header: t('imports.by'),
        meta: { width: 180 },
        cell: ({ row }) => <OutsideText value={nameAuthor(row.original.by, t)} />,
      },
      { id: 'at', header: t('imports.at'), cell: ({ row }) => format.dateTime(row.original.createdAt) },
    ],
    [t, format, countsLine],
  );
}
