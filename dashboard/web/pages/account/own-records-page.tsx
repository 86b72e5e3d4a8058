// What Fiuto records about the reader: of each kind how much, since when and for how long, and all of it as a file.

import { Box, Button, Stack, Text } from '@mantine/core';
import { IconDatabase, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnRecordSum } from '#contract/recorded-report.ts';
import { ownRecordsFilePath, ownRecordsQuery } from '../../api/own-record-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';

export function OwnRecordsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(ownRecordsQuery);
  return (
    <Page
      title={t('ownRecords.title')}
      text={t('ownRecords.text')}
      back={{ label: t('frame.account'), to: '/account' }}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          component="a"
          href={ownRecordsFilePath}
          download
        >
          {t('ownRecords.download')}
        </Button>
      }
    >
      <Text fz="sm" maw={760}>
        {t('ownRecords.note')}
      </Text>
      <DataTable
        label={t('ownRecords.title')}
        columns={useColumns()}
        rows={data}
        rowKey={({ kind }) => kind}
        card={(row) => <RecordCard row={row} />}
        empty={
          <NothingYet
            icon={<IconDatabase aria-hidden />}
            title={t('ownRecords.none')}
            text={t('ownRecords.text')}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
    </Page>
  );
}

function What({ row: { kind } }: { row: OwnRecordSum }) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <Text fz="sm" fw={580}>
        {t(`ownRecords.kind_${kind}`)}
      </Text>
      <Text fz="xs" c="dimmed">
        {t(`ownRecords.about_${kind}`)}
      </Text>
    </Box>
  );
}

function useRecordWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => ({
      count: ({ count, isMore }: OwnRecordSum) => {
        if (count === 0) return t('ownRecords.none');
        const formatted = format.number(count);
        return isMore ? t('ownRecords.more', { count: formatted }) : formatted;
      },
      span: ({ firstAt, lastAt }: OwnRecordSum) => {
        if (firstAt === null || lastAt === null) return '';
        const [start, until] = [format.date(firstAt), format.date(lastAt)];
        return start === until ? start : t('ownRecords.span', { start, until });
      },
      kept: ({ kept: { how, count } }: OwnRecordSum) =>
        how === 'account' || how === 'beside'
          ? t(`ownRecords.kept_${how}`)
          : t(`ownRecords.kept_${how}`, { count, formatted: format.number(count) }),
    }),
    [t, format],
  );
}

function RecordCard({ row }: { row: OwnRecordSum }) {
  const { t } = useTranslation();
  const words = useRecordWords();
  const span = words.span(row);
  return (
    <Stack gap={4}>
      <What row={row} />
      <Text fz="sm">
        {words.count(row)}
        {span !== '' && ` · ${span}`}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('ownRecords.kept')}: {words.kept(row)}
      </Text>
    </Stack>
  );
}

function useColumns(): Column<OwnRecordSum>[] {
  const { t } = useTranslation();
  const words = useRecordWords();
  return useMemo<Column<OwnRecordSum>[]>(
    () => [
      { id: 'what', header: t('ownRecords.what'), cell: ({ row }) => <What row={row.original} /> },
      {
        ...{ id: 'count', header: t('ownRecords.count'), meta: { end: true } },
        cell: ({ row }) => words.count(row.original),
      },
      { id: 'when', header: t('ownRecords.when'), cell: ({ row }) => words.span(row.original) },
      {
        ...{ id: 'kept', header: t('ownRecords.kept'), meta: { width: 260 } },
        cell: ({ row }) => words.kept(row.original),
      },
    ],
    [t, words],
  );
}
