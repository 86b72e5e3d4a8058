// The rows of an import: what each becomes, and why it is refused.

import { Badge, Box, Group, ScrollArea, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngagementImport, EngagementImportRow, RowOutcome } from '#contract/import-report.ts';
import { engagementRowsQuery } from '../../api/engagement-import-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { type RowKind, rowKinds } from './row-search.ts';

export interface EngagementRowsProps {
  run: EngagementImport;
  kind: RowKind;
  onKind: (kind: RowKind) => void;
}

export function EngagementRows({ run, kind, onKind }: EngagementRowsProps) {
  const { t } = useTranslation();
  const list = usePaged(engagementRowsQuery(run.id, run.state, kind === 'all' ? undefined : kind), 'rows');
  return (
    <Box>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2}>{t('engagementImports.rowsTitle')}</Title>
        <KindControl run={run} kind={kind} onKind={onKind} />
      </Group>
      <PagedTable
        label={t('engagementImports.rowsTitle')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => String(row.line)}
        card={(row) => <RowCard row={row} />}
        empty={
          <NothingYet
            icon={<IconFileCheck aria-hidden />}
            title={t('engagementImports.noRows')}
            text={t('engagementImports.noRowsText')}
          />
        }
      />
    </Box>
  );
}

function KindControl({ run, kind, onKind }: EngagementRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts } = run;
  const label = (value: RowKind) =>
    value === 'all'
      ? `${t('engagementImports.filterAll')} ${format.number(counts.rows)}`
      : `${t(`engagementImports.${value}`)} ${format.number(counts[value])}`;
  return (
    <ScrollArea type="never" maw="100%">
      <SegmentedControl
        size="xs"
        aria-label={t('engagementImports.rowsTitle')}
        value={kind}
        data={rowKinds
          .filter((value) => value !== 'noted' || counts.noted > 0 || kind === 'noted')
          .map((value) => ({ value, label: label(value) }))}
        onChange={(value) => onKind(rowKinds.find((one) => one === value) ?? 'all')}
      />
    </ScrollArea>
  );
}

const outcomeColors: Record<RowOutcome, string> = {
  new: 'green',
  repeated: 'gray',
  known: 'gray',
  refused: 'red',
};

function OutcomeBadge({ outcome }: { outcome: RowOutcome }) {
  const words = useWords();
  return (
    <Badge color={outcomeColors[outcome]} style={{ flex: 'none' }}>
      {words.row(outcome)}
    </Badge>
  );
}

function Who({ row }: { row: EngagementImportRow }) {
  if (row.who === '' && row.key === '') return null;
  return (
    <Box miw={0}>
      <OutsideText value={row.who || row.key} fz="sm" fw={550} />
      {row.who !== '' && row.key !== '' && <OutsideText value={row.key} fz="xs" />}
      {row.company !== '' && <OutsideText value={row.company} fz="xs" />}
    </Box>
  );
}

function Says({ row }: { row: EngagementImportRow }) {
  const { t } = useTranslation();
  if (row.message !== '')
    return (
      <>
        {row.text !== '' && <OutsideText value={row.text} fz="sm" />}
        <ul className="reasons">
          <li data-mark="!">
            <Text span fz="sm">
              <bdi>{row.message}</bdi>
            </Text>
          </li>
        </ul>
      </>
    );
  if (row.at === null)
    return row.outcome === 'new' ? (
      <Text fz="sm" c="dimmed">
        {t('engagementImports.stored')}
      </Text>
    ) : null;
  return row.text === '' ? null : <OutsideText value={row.text} fz="sm" />;
}

function RowCard({ row }: { row: EngagementImportRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text fz="xs" c="dimmed">
          {t('engagementImports.line')} {format.number(row.line)}
        </Text>
        <OutcomeBadge outcome={row.outcome} />
      </Group>
      <Who row={row} />
      {row.at !== null && (
        <Text fz="xs" c="dimmed">
          {words.touch(row.kind)} · {format.dateTime(row.at)}
        </Text>
      )}
      <Says row={row} />
    </Stack>
  );
}

function useColumns(): Column<EngagementImportRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return useMemo<Column<EngagementImportRow>[]>(
    () => [
      {
        id: 'line',
        header: t('engagementImports.line'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.line),
      },
      {
        id: 'outcome',
        header: t('engagementImports.outcome'),
        cell: ({ row }) => <OutcomeBadge outcome={row.original.outcome} />,
      },
      {
        id: 'at',
        header: t('engagementImports.at'),
        cell: ({ row }) => (row.original.at === null ? '' : format.dateTime(row.original.at)),
      },
      {
        id: 'what',
        header: t('engagementImports.what'),
        cell: ({ row }) => words.touch(row.original.kind),
      },
      {
        id: 'who',
        header: t('engagementImports.who'),
        meta: { width: 240 },
        cell: ({ row }) => <Who row={row.original} />,
      },
      {
        id: 'says',
        header: t('engagementImports.says'),
        meta: { width: 380 },
        cell: ({ row }) => <Says row={row.original} />,
      },
    ],
    [t, format, words],
  );
}
