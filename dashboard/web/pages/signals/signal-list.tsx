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
import { withoutUndefined } from '../../frame/search-params.ts';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { TeamChoice } from '../teams/team-choice.tsx';
import type { SignalSearch } from './signal-search.ts';
import { TellingList } from './telling-list.tsx';

type Narrowing = Pick<SignalSearch, 'untold' | 'team'>;

export interface SignalListProps {
  untold: Narrowing['untold'] | undefined;
  team: Narrowing['team'] | undefined;
  /** What it names stays so; undefined takes it away. */
  onNarrow: (wanted: { [Key in keyof Narrowing]?: Narrowing[Key] | undefined }) => void;
}

export function SignalList({ untold, team, onNarrow }: SignalListProps) {
  const { t } = useTranslation();
  const isUntold = untold === 'yes';
  const list = usePaged(alertSignalsQuery(withoutUndefined({ untold, team })), 'signals');
  return (
    <Stack gap="sm">
      <Group gap="lg" align="flex-end">
        <TeamChoice value={team} onChange={(chosen) => onNarrow({ team: chosen })} />
        <Switch
          mb={8}
          label={t('alerts.onlyUntold')}
          checked={isUntold}
          onChange={(event) => onNarrow({ untold: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </Group>
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
