// The imports of engagement so far, the newest first.

import { Anchor, Box, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import { engagementImportsQuery } from '../../api/engagement-import-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { ImportStateBadge } from '../imports/import-history.tsx';

export function EngagementHistory() {
  const { t } = useTranslation();
  const list = usePaged(engagementImportsQuery(), 'imports');
  return (
    <PagedTable
      label={t('engagementImports.historyTitle')}
      columns={useColumns()}
      list={list}
      rowKey={(run) => String(run.id)}
      card={(run) => <RunCard run={run} />}
      empty={
        <NothingYet
          icon={<IconFileImport aria-hidden />}
          title={t('engagementImports.historyEmptyTitle')}
          text={t('engagementImports.historyEmptyText')}
        />
      }
    />
  );
}

function RunLink({ run }: { run: EngagementImport }) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      miw={0}
      renderRoot={(props) => (
        <Link to="/people/import/$importId" params={{ importId: String(run.id) }} {...props} />
      )}
    >
      <OutsideText value={run.fileName} />
    </Anchor>
  );
}

function CountsLine({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, failure } = run;
  return (
    <Text fz="sm">
      {failure ||
        t(counts.erased > 0 ? 'engagementImports.countsLineErased' : 'engagementImports.countsLine', {
          new: format.number(counts.new),
          known: format.number(counts.known + counts.repeated),
          refused: format.number(counts.refused),
          erased: format.number(counts.erased),
        })}
    </Text>
  );
}

function RunCard({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <RunLink run={run} />
        <ImportStateBadge state={run.state} />
      </Group>
      <CountsLine run={run} />
      <Text fz="xs" c="dimmed">
        {words.fileKind(run.kind)} · {nameAuthor(run.by, t)} · {format.dateTime(run.createdAt)}
      </Text>
    </Box>
  );
}

function useColumns(): Column<EngagementImport>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return useMemo<Column<EngagementImport>[]>(
    () => [
      {
        id: 'file',
        header: t('engagementImports.file'),
        meta: { width: 280 },
        cell: ({ row }) => <RunLink run={row.original} />,
      },
      {
        id: 'kind',
        header: t('engagementImports.kind'),
        cell: ({ row }) => words.fileKind(row.original.kind),
      },
      {
        id: 'state',
        header: t('engagementImports.state'),
        cell: ({ row }) => <ImportStateBadge state={row.original.state} />,
      },
      {
        id: 'counts',
        header: t('engagementImports.counts'),
        cell: ({ row }) => <CountsLine run={row.original} />,
      },
      { id: 'by', header: t('engagementImports.by'), cell: ({ row }) => nameAuthor(row.original.by, t) },
      {
        id: 'at',
        header: t('engagementImports.at'),
        cell: ({ row }) => format.dateTime(row.original.createdAt),
      },
    ],
    [t, format, words],
  );
}
