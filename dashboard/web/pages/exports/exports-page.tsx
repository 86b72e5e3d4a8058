// The own exports: how far each has come, and its file for a day.

import { ActionIcon, Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileExport, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportRow } from '#contract/export-report.ts';
import { exportFilePath, exportsQuery, forgetExport, isUnderWay } from '../../api/export-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';

export function ExportsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(exportsQuery);
  return (
    <Page title={t('exports.title')} text={t('exports.text')}>
      <DataTable
        label={t('exports.title')}
        columns={useColumns()}
        rows={data}
        rowKey={({ id }) => String(id)}
        card={(row) => <ExportCard row={row} />}
        empty={
          <NothingYet
            icon={<IconFileExport aria-hidden />}
            title={t('exports.emptyTitle')}
            text={t('exports.emptyText')}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
    </Page>
  );
}

const hiddenFilters = new Set(['sort', 'site']);

function What({ row }: { row: ExportRow }) {
  const { t } = useTranslation();
  const { kind, format, filter } = row;
  const filters = Object.entries(filter).filter(([name]) => !hiddenFilters.has(name));
  return (
    <Box miw={0}>
      <Text fz="sm" fw={580}>
        {t(`frame.${kind}`)} · {t(`exports.${format}`)}
      </Text>
      {filters.length > 0 && (
        <OutsideText value={filters.map(([, value]) => value).join(' · ')} fz="xs" c="dimmed" />
      )}
    </Box>
  );
}

const colors = { waiting: 'gray', running: 'blue', done: 'green', failed: 'red', removed: 'gray' } as const;

function State({ row }: { row: ExportRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, rows, bytes, keptUntil } = row;
  return (
    <Box>
      <Group gap={8}>
        <Badge size="sm" color={colors[state]}>
          {t(`exports.state_${state}`)}
        </Badge>
        <Text fz="sm" aria-live="polite">
          {t('exports.rows', { count: rows, rows: format.number(rows) })}
          {state === 'done' && ` · ${format.bytes(bytes)}`}
        </Text>
      </Group>
      <Text fz="xs" c="dimmed" mt={2}>
        {state === 'done' && t('exports.keptUntil', { at: format.dateTime(keptUntil) })}
        {state === 'removed' && t('exports.removedText')}
        {state === 'failed' && t('exports.failedText')}
      </Text>
    </Box>
  );
}

function Deeds({ row }: { row: ExportRow }) {
  const { t } = useTranslation();
  const forget = useDeed({ run: () => forgetExport(row.id), stale: [exportsQuery.queryKey] });
  const label = t(isUnderWay(row) ? 'exports.stop' : 'exports.remove');
  return (
    <Group gap="xs" wrap="nowrap" justify="flex-end">
      {row.state === 'done' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          component="a"
          href={exportFilePath(row.id)}
          download
        >
          {t('exports.fetch')}
        </Button>
      )}
      <ActionIcon aria-label={label} title={label} loading={forget.isPending} onClick={() => forget.mutate()}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function ExportCard({ row }: { row: ExportRow }) {
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <What row={row} />
        <Deeds row={row} />
      </Group>
      <State row={row} />
    </Stack>
  );
}

function useColumns(): Column<ExportRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<ExportRow>[]>(
    () => [
      { id: 'what', header: t('exports.what'), cell: ({ row }) => <What row={row.original} /> },
      { id: 'state', header: t('exports.state'), cell: ({ row }) => <State row={row.original} /> },
      { id: 'at', header: t('exports.at'), cell: ({ row }) => format.dateTime(row.original.createdAt) },
      { id: 'deeds', header: '', meta: { end: true }, cell: ({ row }) => <Deeds row={row.original} /> },
    ],
    [t, format],
  );
}
