// What was sent through the reader's channels: how often each message was tried and what the other side said.

import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertDelivery, AlertState } from '#contract/alert-report.ts';
import { alertDeliveriesQuery, alertsKey, retryAlert } from '../../api/alert-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useFaultName } from './use-fault-name.ts';

export function DeliveryLog() {
  const { t } = useTranslation();
  const list = usePaged(alertDeliveriesQuery, 'deliveries');
  return (
    <Stack gap="xs">
      <Text fz="sm" c="dimmed">
        {t('alerts.logText')}
      </Text>
      <PagedTable
        label={t('alerts.tabLog')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => String(id)}
        card={(delivery) => <DeliveryCard delivery={delivery} />}
        empty={
          <NothingYet
            icon={<IconSend aria-hidden />}
            title={t('alerts.noLogTitle')}
            text={t('alerts.noLogText')}
          />
        }
      />
    </Stack>
  );
}

const colors: Record<AlertState, string> = {
  waiting: 'gray',
  sent: 'green',
  failed: 'red',
  dropped: 'yellow',
};

function StateBadge({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useTranslation();
  return <Badge color={colors[delivery.state]}>{t(`alerts.state_${delivery.state}`)}</Badge>;
}

function Answer({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const faultName = useFaultName();
  const { status, reason, nextTryAt } = delivery;
  const parts = [
    ...(status > 0 ? [String(status)] : []),
    ...(reason === '' ? [] : [faultName(reason)]),
    ...(nextTryAt === null ? [] : [t('alerts.next', { when: format.dateTime(nextTryAt) })]),
  ];
  return <Text fz="sm">{parts.join(' · ')}</Text>;
}

function RetryButton({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useTranslation();
  const retry = useDeed({
    run: () => retryAlert(delivery.id),
    done: t('alerts.retried'),
    stale: [alertsKey],
  });
  if (delivery.state !== 'failed') return null;
  return (
    <Button size="compact-xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('frame.retry')}
    </Button>
  );
}

function DeliveryCard({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <StateBadge delivery={delivery} />
        <Text fz="xs" c="dimmed">
          {format.dateTime(delivery.createdAt)}
        </Text>
      </Group>
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {t(`alerts.content_${delivery.what}`)} · <bdi>{delivery.channel}</bdi>
      </Text>
      <Answer delivery={delivery} />
      <RetryButton delivery={delivery} />
    </Stack>
  );
}

function useColumns(): Column<AlertDelivery>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<AlertDelivery>[]>(
    () => [
      { id: 'when', header: t('alerts.when'), cell: ({ row }) => format.dateTime(row.original.createdAt) },
      {
        id: 'channel',
        header: t('alerts.channel'),
        meta: { width: 220 },
        cell: ({ row }) => <OutsideText value={row.original.channel} />,
      },
      {
        id: 'content',
        header: t('alerts.content'),
        cell: ({ row }) => t(`alerts.content_${row.original.what}`),
      },
      { id: 'state', header: t('alerts.state'), cell: ({ row }) => <StateBadge delivery={row.original} /> },
      {
        id: 'attempts',
        header: t('alerts.attempts'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.attempts),
      },
      {
        id: 'answer',
        header: t('alerts.answer'),
        meta: { width: 360 },
        cell: ({ row }) => <Answer delivery={row.original} />,
      },
      {
        id: 'retry',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <RetryButton delivery={row.original} />,
      },
    ],
    [t, format],
  );
}
