// Who may open Fiuto, and as what. For administrators.

import { ActionIcon, Badge, Box, Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '#contract/report.ts';
import { meQuery, usersQuery } from '../../api/access-queries.ts';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { InviteUser } from './invite-user.tsx';
import { RemoveUser } from './remove-user.tsx';
import { RoleSelect } from './role-select.tsx';

export function UsersPage() {
  const { t } = useTranslation();
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [inviting, invite] = useDisclosure(false);
  const [leaving, setLeaving] = useState<UserRow | null>(null);
  const button = (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={invite.open}>
      {t('users.invite')}
    </Button>
  );
  return (
    <Page title={t('users.title')} text={t('users.text')} actions={button}>
      <DataTable
        label={t('users.title')}
        columns={useColumns(setLeaving)}
        rows={users}
        rowKey={(user) => user.id}
        card={(user) => <UserCard user={user} onRemove={setLeaving} />}
        empty={
          <NothingYet
            icon={<IconUsers aria-hidden />}
            title={t('users.title')}
            text={t('users.inviteText')}
            action={button}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
      <InviteUser opened={inviting} onClose={invite.close} />
      <RemoveUser user={leaving} onClose={() => setLeaving(null)} />
    </Page>
  );
}

function UserName({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  return (
    <Box miw={0}>
      <Group gap={8} wrap="nowrap">
        <OutsideText value={user.name} fw={580} fz="sm" />
        {me?.id === user.id && (
          <Badge size="sm" color="gray">
            {t('users.you')}
          </Badge>
        )}
      </Group>
      <OutsideText value={user.email} fz="xs" c="dimmed" />
    </Box>
  );
}

interface RemoveProps {
  user: UserRow;
  onRemove: (user: UserRow) => void;
}

function RemoveButton({ user, onRemove }: RemoveProps) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  if (me?.id === user.id) return null;
  const label = t('users.removeUser', { name: user.name });
  return (
    <ActionIcon aria-label={label} title={label} onClick={() => onRemove(user)}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function UserCard({ user, onRemove }: RemoveProps) {
  return (
    <Stack gap={8}>
      <UserName user={user} />
      <Group justify="space-between">
        <RoleSelect user={user} />
        <RemoveButton user={user} onRemove={onRemove} />
      </Group>
    </Stack>
  );
}

function useColumns(onRemove: (user: UserRow) => void): Column<UserRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<UserRow>[]>(
    () => [
      {
        id: 'name',
        header: t('users.name'),
        accessorFn: (user) => user.name,
        enableSorting: true,
        sortFn: 'text',
        meta: { width: 360 },
        cell: ({ row }) => <UserName user={row.original} />,
      },
      { id: 'role', header: t('users.role'), cell: ({ row }) => <RoleSelect user={row.original} /> },
      {
        id: 'since',
        header: t('users.since'),
        accessorFn: (user) => user.createdAt,
        enableSorting: true,
        sortFn: 'alphanumeric',
        cell: ({ row }) => format.date(row.original.createdAt),
      },
      {
        id: 'remove',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <RemoveButton user={row.original} onRemove={onRemove} />,
      },
    ],
    [t, format, onRemove],
  );
}
