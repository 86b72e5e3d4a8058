// What a connection delivered lately, what became of it, and another try for what could not be read.

import { Badge, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionRow, DeliveryRow, DeliveryState } from '#contract/connection-report.ts';
import { connectionsKey, deliveriesQuery, retryDelivery } from '../../api/connection-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function ConnectionDeliveries({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const list = usePaged(deliveriesQuery(connection.id), 'deliveries');
  return (
    <Box component="section" aria-label={t('connections.deliveries')}>
      <Title order={2} mb={2}>
        {t('connections.deliveries')}
      </Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('connections.deliveriesText')}
      </Text>
      <PagedTable
        label={t('connections.deliveries')}
        columns={useColumns(connection.id)}
        list={list}
        rowKey={({ id }) => String(id)}
        card={(delivery) => <DeliveryCard connectionId={connection.id} delivery={delivery} />}
        empty={
          <NothingYet
            icon={<IconInbox aria-hidden />}
            title={t('connections.noDeliveriesTitle')}
            text={t('connections.noDeliveriesText')}
          />
        }
      />
    </Box>
  );
}

const colors: Record<DeliveryState, string> = {
  waiting: 'gray',
  understood: 'green',
  ignored: 'yellow',
  failed: 'red',
};

function StateBadge({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Group gap={6} wrap="nowrap">
      <Badge color={colors[delivery.state]}>{words.delivery(delivery.state)}</Badge>
      {delivery.secretUsed === 'old' && <Badge color="yellow">{t('leads.usedOldBadge')}</Badge>}
      {delivery.isTest && <Badge color="petrol">{t('connections.isTest')}</Badge>}
    </Group>
  );
}

function Outcome({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { state, events, reason, isTest } = delivery;
  const said = { count: events, formatted: format.number(events) };
  return (
    <>
      {reason !== '' && <Text fz="sm">{words.hook(reason)}</Text>}
      {reason === '' && state === 'understood' && (
        <Text fz="sm">{t(isTest ? 'connections.wouldBe' : 'connections.became', said)}</Text>
      )}
      <Losses delivery={delivery} />
    </>
  );
}

/** What the pipeline did not store of it. */
function Losses({ delivery: { losses } }: { delivery: DeliveryRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return losses.map(({ outcome, reason, count }) => (
    <Text key={`${outcome} ${reason}`} fz="sm" c={outcome === 'rejected' ? 'red' : 'dimmed'}>
      {t(outcome === 'rejected' ? 'connections.rejectedOf' : 'connections.droppedOf', {
        count,
        formatted: format.number(count),
        reason: outcome === 'rejected' ? words.reject(reason) : words.drop(reason),
      })}
    </Text>
  ));
}

function RetryButton({ connectionId, delivery }: { connectionId: number; delivery: DeliveryRow }) {
  const { t } = useTranslation();
  const retry = useDeed({
    run: () => retryDelivery(connectionId, delivery.id),
    done: t('connections.retried'),
    stale: [connectionsKey],
  });
  const mayTry = delivery.hasBody && (delivery.state === 'failed' || delivery.reason === 'no_mapping');
  if (!mayTry) return null;
  return (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('frame.retry')}
    </Button>
  );
}

function DeliveryCard({ connectionId, delivery }: { connectionId: number; delivery: DeliveryRow }) {
  const format = useFormat();
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <StateBadge delivery={delivery} />
        <Text fz="xs" c="dimmed">
          {format.dateTime(delivery.receivedAt)}
        </Text>
      </Group>
      <Outcome delivery={delivery} />
      <RetryButton connectionId={connectionId} delivery={delivery} />
    </Stack>
  );
}

function useColumns(connectionId: number): Column<DeliveryRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<DeliveryRow>[]>(
    () => [
      {
        id: 'received',
        header: t('connections.received'),
        cell: ({ row }) => format.dateTime(row.original.receivedAt),
      },
      {
        id: 'state',
        header: t('connections.state'),
        cell: ({ row }) => <StateBadge delivery={row.original} />,
      },
      {
        id: 'outcome',
        header: t('connections.outcome'),
        meta: { width: 520 },
        cell: ({ row }) => <Outcome delivery={row.original} />,
      },
      {
        id: 'size',
        header: t('connections.size'),
        meta: { end: true },
        cell: ({ row }) => format.bytes(row.original.bytes),
      },
      {
        id: 'retry',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <RetryButton connectionId={connectionId} delivery={row.original} />,
      },
    ],
    [t, format, connectionId],
  );
}
