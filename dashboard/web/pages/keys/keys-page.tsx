// API keys: which there are, what each may do and when it was last used; one more, or one less.

import { Anchor, Badge, Box, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKeyRow } from '#contract/key-report.ts';
import { apiKeysQuery, revokeApiKey } from '../../api/key-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { type Column, DataTable } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { keyStateOf, stateColors } from './key-state.ts';
import { MakeKey } from './make-key.tsx';

export function KeysPage() {
  const { t } = useTranslation();
  const { data: keys, error, refetch } = useQuery(apiKeysQuery);
  const [making, make] = useDisclosure(false);
  const [leaving, setLeaving] = useState<ApiKeyRow | null>(null);
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={make.open}>
      {t('keys.make')}
    </Button>
  );
  return (
    <Page title={t('keys.title')} text={t('keys.text')} actions={button}>
      <DataTable
        label={t('keys.title')}
        columns={useColumns(setLeaving)}
        rows={keys}
        rowKey={({ id }) => String(id)}
        card={(row) => <KeyCard row={row} onRevoke={setLeaving} />}
        empty={
          <NothingYet
            icon={<IconKey aria-hidden />}
            title={t('keys.emptyTitle')}
            text={t('keys.emptyText')}
            action={button}
          />
        }
        error={error}
        onRetry={() => void refetch()}
      />
      <Text fz="sm" c="dimmed" mt="md">
        {t('keys.howTo')} <Code>Authorization: Bearer …</Code>{' '}
        <Anchor href="/api/openapi.json" target="_blank" rel="noreferrer" fz="sm" underline="always">
          {t('keys.document')}
        </Anchor>
      </Text>
      <MakeKey opened={making} onClose={make.close} />
      <RevokeKey row={leaving} onClose={() => setLeaving(null)} />
    </Page>
  );
}

function KeyName({ row }: { row: ApiKeyRow }) {
  const { t } = useTranslation();
  const state = keyStateOf(row, Date.now());
  return (
    <Box miw={0}>
      <Group gap={8} wrap="nowrap">
        <OutsideText value={row.name} fw={580} fz="sm" />
        {state !== 'standing' && (
          <Badge size="sm" color={stateColors[state]}>
            {t(`keys.${state}`)}
          </Badge>
        )}
      </Group>
      <Text fz="xs" c="dimmed" ff="monospace">
        {row.start}…
      </Text>
      <OutsideText value={row.owner.name} fz="xs" c="dimmed" />
    </Box>
  );
}

function Scopes({ row }: { row: ApiKeyRow }) {
  const words = useWords();
  return (
    <Group gap={4}>
      {row.scopes.map((scope) => (
        <Badge key={scope} size="sm" variant="light" color="gray" tt="none">
          {words.scope(scope.replace(':', '_'))}
        </Badge>
      ))}
    </Group>
  );
}

interface RevokeProps {
  row: ApiKeyRow;
  onRevoke: (row: ApiKeyRow) => void;
}

function RevokeButton({ row, onRevoke }: RevokeProps) {
  const { t } = useTranslation();
  if (row.revokedAt !== null) return null;
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('keys.revokeOf', { name: row.name })}
      onClick={() => onRevoke(row)}
    >
      {t('keys.revoke')}
    </Button>
  );
}

function Times({ row }: { row: ApiKeyRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { expiresAt, lastUsedAt } = row;
  return (
    <Box>
      <Text fz="sm">
        {lastUsedAt ? t('keys.lastUsed', { at: format.dateTime(lastUsedAt) }) : t('keys.neverUsed')}
      </Text>
      <Text fz="xs" c="dimmed">
        {expiresAt ? t('keys.until', { at: format.date(expiresAt) }) : t('keys.noEnd')}
      </Text>
    </Box>
  );
}

function KeyCard({ row, onRevoke }: RevokeProps) {
  return (
    <Stack gap={8}>
      <KeyName row={row} />
      <Scopes row={row} />
      <Group justify="space-between">
        <Times row={row} />
        <RevokeButton row={row} onRevoke={onRevoke} />
      </Group>
    </Stack>
  );
}

function RevokeKey({ row, onClose }: { row: ApiKeyRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useDeed({
    run: revokeApiKey,
    done: t('keys.wasRevoked'),
    stale: [apiKeysQuery.queryKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <Confirm
      opened={row !== null}
      onClose={onClose}
      title={t('keys.revokeTitle', { name: row?.name ?? '' })}
      text={t('keys.revokeText')}
      action={t('keys.revoke')}
      danger
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => row && revoke.mutate(row.id)}
    />
  );
}

function useColumns(onRevoke: (row: ApiKeyRow) => void): Column<ApiKeyRow>[] {
  const { t } = useTranslation();
  return useMemo<Column<ApiKeyRow>[]>(
    () => [
      { id: 'name', header: t('keys.name'), cell: ({ row }) => <KeyName row={row.original} /> },
      { id: 'scopes', header: t('keys.scopes'), cell: ({ row }) => <Scopes row={row.original} /> },
      { id: 'used', header: t('keys.used'), cell: ({ row }) => <Times row={row.original} /> },
      {
        id: 'revoke',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <RevokeButton row={row.original} onRevoke={onRevoke} />,
      },
    ],
    [t, onRevoke],
  );
}
