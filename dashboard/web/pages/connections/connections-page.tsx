// The connections to other tools: what sends to Fiuto, and whether it arrives.

import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConnectionRow, providerFacts } from '#contract/connection-report.ts';
import { connectionsQuery } from '../../api/connection-queries.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { CrmList } from '../crms/crm-list.tsx';
import { MailboxList } from '../mailboxes/mailbox-list.tsx';
import { AddConnection } from './add-connection.tsx';
import { ConnectionState } from './connection-state.tsx';

export function ConnectionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const { data: connections, error, refetch } = useQuery(connectionsQuery);
  const [adding, add] = useDisclosure(false);
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
      {t('connections.add')}
    </Button>
  );
  return (
    <Page title={t('connections.title')} text={t('connections.text')} actions={button}>
      <DataTable
        label={t('connections.title')}
        columns={useColumns()}
        rows={connections}
        rowKey={({ id }) => String(id)}
        card={(connection) => <ConnectionCard connection={connection} />}
        empty={
          <NothingYet
            icon={<IconPlugConnected aria-hidden />}
            title={t('connections.emptyTitle')}
            text={t('connections.emptyText')}
            action={button}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
      {may('manageCrms') && <CrmList />}
      {may('seeMailboxes') && <MailboxList />}
      <AddConnection
        opened={adding}
        onClose={add.close}
        onAdded={({ id }) =>
          void navigate({ to: '/connections/$connectionId', params: { connectionId: String(id) } })
        }
      />
    </Page>
  );
}

function ConnectionName({ connection }: { connection: ConnectionRow }) {
  const { title } = providerFacts[connection.provider];
  return (
    <Box miw={0}>
      <Anchor
        fw={580}
        fz="sm"
        renderRoot={(props) => (
          <Link
            to="/connections/$connectionId"
            params={{ connectionId: String(connection.id) }}
            search={(old: object) => ({ ...old })}
            {...props}
          />
        )}
      >
        <bdi>{connection.name}</bdi>
      </Anchor>
      {title !== connection.name && (
        <Text fz="xs" c="dimmed">
          {title}
        </Text>
      )}
    </Box>
  );
}

function LastReceived({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastReceivedAt } = connection;
  return (
    <Text span fz="sm" {...(lastReceivedAt === null && { c: 'dimmed' })}>
      {lastReceivedAt ? format.dateTime(lastReceivedAt) : t('connections.nothingCame')}
    </Text>
  );
}

function RecentCount({ connection }: { connection: ConnectionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { waiting, understood, ignored, failed } = connection.recent;
  const all = waiting + understood + ignored + failed;
  return (
    <Text span fz="sm">
      {t('connections.recent', { count: all, formatted: format.number(all) })}
      {failed > 0 && (
        <Text span c="red" fz="sm">
          {' '}
          · {t('connections.recentFailed', { count: failed, formatted: format.number(failed) })}
        </Text>
      )}
    </Text>
  );
}

function ConnectionCard({ connection }: { connection: ConnectionRow }) {
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ConnectionName connection={connection} />
        <ConnectionState connection={connection} />
      </Group>
      <Group justify="space-between" gap="xs">
        <RecentCount connection={connection} />
        <LastReceived connection={connection} />
      </Group>
    </Stack>
  );
}

function SiteName({ id }: { id: number }) {
  const { data: sites = [] } = useQuery(sitesQuery);
  return <OutsideText value={sites.find((site) => site.id === id)?.name ?? ''} fz="sm" />;
}

function useColumns(): Column<ConnectionRow>[] {
  const { t } = useTranslation();
  return useMemo<Column<ConnectionRow>[]>(
    () => [
      {
        id: 'name',
        header: t('connections.name'),
        accessorFn: ({ name }) => name,
        enableSorting: true,
        sortFn: 'text',
        meta: { width: 320 },
        cell: ({ row }) => <ConnectionName connection={row.original} />,
      },
      {
        id: 'site',
        header: t('frame.site'),
        meta: { width: 200 },
        cell: ({ row }) => <SiteName id={row.original.siteId} />,
      },
      {
        id: 'state',
        header: t('connections.state'),
        cell: ({ row }) => <ConnectionState connection={row.original} />,
      },
      {
        id: 'recent',
        header: t('connections.lastDay'),
        cell: ({ row }) => <RecentCount connection={row.original} />,
      },
      {
        id: 'last',
        header: t('connections.lastReceived'),
        accessorFn: ({ lastReceivedAt }) => lastReceivedAt ?? '',
        enableSorting: true,
        sortFn: 'alphanumeric',
        cell: ({ row }) => <LastReceived connection={row.original} />,
      },
    ],
    [t],
  );
}
