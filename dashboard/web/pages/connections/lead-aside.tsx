// Leads that were tried in vain, with the reason; an administrator has them tried again.

import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AsideRow, ConnectionRow } from '#contract/connection-report.ts';
import { meQuery } from '../../api/access-queries.ts';
import { asideQuery, connectionsKey, retryAside } from '../../api/connection-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function LeadAside({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const isAdministrator = me?.role === 'administrator';
  const list = usePaged(asideQuery(connection.id), 'items');
  return (
    <Box>
      <Group justify="space-between" align="flex-end" mb="xs">
        <Box>
          <Title order={3} fz="md">
            {t('leads.aside')}
          </Title>
          <Text fz="sm" c="dimmed">
            {t('leads.asideText')} {!isAdministrator && t('leads.onlyAdministrator')}
          </Text>
        </Box>
        {isAdministrator && <Retry connectionId={connection.id} />}
      </Group>
      <PagedTable
        label={t('leads.aside')}
        columns={useColumns(connection.id, isAdministrator)}
        list={list}
        rowKey={({ id }) => String(id)}
        card={(row) => <AsideCard connectionId={connection.id} row={row} mayRetry={isAdministrator} />}
        empty={<NothingYet icon={<IconInbox aria-hidden />} title={t('leads.aside')} text="" />}
      />
    </Box>
  );
}

/** One, or all when `item` is absent. */
function Retry({ connectionId, item }: { connectionId: number; item?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useDeed({
    run: () => retryAside(connectionId, item),
    stale: [connectionsKey],
    onDone: ({ count }) =>
      notifications.show({
        color: 'green',
        message: t('leads.retried', { count, formatted: format.number(count) }),
      }),
  });
  return (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      {t(item === undefined ? 'leads.retryAll' : 'leads.retry')}
    </Button>
  );
}

function Why({ row: { reason, detail } }: { row: AsideRow }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Box miw={0}>
      <Text fz="sm">{words.mend(reason)}</Text>
      {detail !== '' && (
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('leads.said', { detail })}
        </Text>
      )}
    </Box>
  );
}

interface AsideCardProps {
  connectionId: number;
  row: AsideRow;
  mayRetry: boolean;
}

function AsideCard({ connectionId, row, mayRetry }: AsideCardProps) {
  const format = useFormat();
  return (
    <Stack gap={6}>
      <Text fz="xs" c="dimmed">
        {format.dateTime(row.asideAt ?? row.createdAt)}
      </Text>
      <Why row={row} />
      {mayRetry && (
        <Group>
          <Retry connectionId={connectionId} item={row.id} />
        </Group>
      )}
    </Stack>
  );
}

function useColumns(connectionId: number, mayRetry: boolean): Column<AsideRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<AsideRow>[]>(
    () => [
      {
        id: 'asideAt',
        header: t('leads.asideAt'),
        cell: ({ row }) => format.dateTime(row.original.asideAt ?? row.original.createdAt),
      },
      {
        id: 'why',
        header: t('leads.why'),
        meta: { width: 520 },
        cell: ({ row }) => <Why row={row.original} />,
      },
      {
        id: 'attempts',
        header: t('leads.attempts'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.attempts),
      },
      {
        id: 'retry',
        header: '',
        meta: { end: true },
        cell: ({ row }) => mayRetry && <Retry connectionId={connectionId} item={row.original.id} />,
      },
    ],
    [t, format, connectionId, mayRetry],
  );
}
