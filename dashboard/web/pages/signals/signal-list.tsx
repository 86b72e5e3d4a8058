// What was found, with who was told of it, how and why; on wish only what nobody was told of.

import { Anchor, Group, Stack, Switch, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertSignalRow } from '#contract/alert-report.ts';
import { alertSignalsQuery } from '../../api/alert-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { TellingList } from './telling-list.tsx';

export interface SignalListProps {
  isUntold: boolean;
  onNarrow: (isUntold: boolean) => void;
}

export function SignalList({ isUntold, onNarrow }: SignalListProps) {
  const { t } = useTranslation();
  const list = usePaged(alertSignalsQuery(isUntold ? { untold: 'yes' } : {}), 'signals');
  return (
    <Stack gap="sm">
      <Switch
        label={t('alerts.onlyUntold')}
        checked={isUntold}
        onChange={(event) => onNarrow(event.currentTarget.checked)}
      />
      <PagedTable
        label={t('alerts.tabSignals')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => String(id)}
        card={(signal) => <SignalCard signal={signal} />}
        empty={
          <NothingYet
            icon={<IconBell aria-hidden />}
            title={t('alerts.noSignalsTitle')}
            text={t(isUntold ? 'alerts.noUntoldText' : 'alerts.noSignalsText')}
          />
        }
      />
    </Stack>
  );
}

function CompanyLink({ signal }: { signal: AlertSignalRow }) {
  return (
    <Anchor
      fw={580}
      fz="sm"
      style={{ overflowWrap: 'anywhere' }}
      renderRoot={(props) => (
        <Link
          to="/companies/$companyId"
          params={{ companyId: String(signal.companyId) }}
          search={(old: object) => ({ ...old })}
          {...props}
        />
      )}
    >
      <bdi>{signal.company}</bdi>
    </Anchor>
  );
}

function SignalCard({ signal }: { signal: AlertSignalRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, at, score, fit, tellings } = signal;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <CompanyLink signal={signal} />
        <Text fz="xs" c="dimmed">
          {format.dateTime(at)}
        </Text>
      </Group>
      <Text fz="sm">{t(`alerts.signal_${kind}`)}</Text>
      <Text fz="xs" c="dimmed">
        {t('alerts.scoreFit', { score, fit })}
      </Text>
      <TellingList tellings={tellings} />
    </Stack>
  );
}

function useColumns(): Column<AlertSignalRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<AlertSignalRow>[]>(
    () => [
      { id: 'when', header: t('alerts.when'), cell: ({ row }) => format.dateTime(row.original.at) },
      {
        id: 'company',
        header: t('alerts.company'),
        meta: { width: 240 },
        cell: ({ row }) => <CompanyLink signal={row.original} />,
      },
      {
        id: 'signal',
        header: t('alerts.signal'),
        cell: ({ row }) => t(`alerts.signal_${row.original.kind}`),
      },
      {
        id: 'score',
        header: t('alerts.score'),
        cell: ({ row: { original } }) => t('alerts.scoreFit', { score: original.score, fit: original.fit }),
      },
      {
        id: 'told',
        header: t('alerts.told'),
        meta: { width: 420 },
        cell: ({ row }) => <TellingList tellings={row.original.tellings} />,
      },
    ],
    [t, format],
  );
}
