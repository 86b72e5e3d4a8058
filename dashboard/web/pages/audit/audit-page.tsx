// Who looked at personal data, and who changed what. For administrators.

import { Badge, Box, Button, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#contract/audit.ts';
import { usersQuery } from '../../api/access-queries.ts';
import { auditQuery } from '../../api/audit-queries.ts';
import { sitesQuery } from '../../api/site-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText, type OutsideTextProps } from '../../frame/outside-text.tsx';
import { Page } from '../../frame/page.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

const route = getRouteApi('/app/audit');

export function AuditPage() {
  const { t } = useTranslation();
  const { user } = route.useSearch();
  const list = usePaged(auditQuery({ ...(user && { user }) }), 'entries');
  return (
    <Page title={t('audit.title')} text={t('audit.text')} actions={<UserFilter />}>
      <PagedTable
        label={t('audit.title')}
        columns={useColumns()}
        list={list}
        rowKey={(entry) => String(entry.id)}
        card={(entry) => <EntryCard entry={entry} />}
        empty={
          <NothingYet
            icon={<IconHistory aria-hidden />}
            title={t('audit.emptyTitle')}
            text={t('audit.emptyText')}
          />
        }
      />
    </Page>
  );
}

function UserFilter() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { user } = route.useSearch();
  const { data: users = [] } = useQuery(usersQuery);
  return (
    <Select
      w={220}
      clearable
      aria-label={t('audit.user')}
      placeholder={`${t('audit.user')}: ${t('frame.any')}`}
      clearButtonProps={{ 'aria-label': t('frame.clearFilters') }}
      value={user ?? null}
      data={users.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(chosen) =>
        void navigate({ search: ({ user: _, ...old }) => (chosen ? { ...old, user: chosen } : old) })
      }
    />
  );
}

const notDone = 'not_done_';

function ActionText({ action }: { action: string }) {
  const { t } = useTranslation();
  const words = useWords();
  if (!action.startsWith(notDone)) return words.deed(action);
  return (
    <Group gap={6} wrap="nowrap">
      {words.deed(action.slice(notDone.length))}
      <Badge size="sm" color="yellow">
        {t('audit.notDone')}
      </Badge>
    </Group>
  );
}

/** More than a tooltip holds: such as hundreds of leads that were changed at once. */
const longFrom = 500;

function SubjectText({ value, ...text }: OutsideTextProps) {
  const { t } = useTranslation();
  const [open, whole] = useDisclosure();
  if (value.length <= longFrom) return <OutsideText value={value} {...text} />;
  return (
    <Box>
      <Text
        inherit
        {...(!open && { lineClamp: 1 })}
        {...text}
        style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}
      >
        <bdi>{value}</bdi>
      </Text>
      <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={whole.toggle}>
        {t('audit.whole')}
      </Button>
    </Box>
  );
}

/** The site may be gone; then its number is left. */
function useSiteName(): (siteId: number | null) => string {
  const { data: sites } = useQuery(sitesQuery);
  return useCallback(
    (siteId) => (siteId === null ? '' : (sites?.find(({ id }) => id === siteId)?.name ?? `#${siteId}`)),
    [sites],
  );
}

function EntryCard({ entry }: { entry: AuditEntry }) {
  const format = useFormat();
  const siteName = useSiteName();
  return (
    <>
      <Group justify="space-between">
        <OutsideText value={entry.userName} fw={580} fz="sm" />
        <Text fz="xs" c="dimmed">
          {format.dateTime(entry.at)}
        </Text>
      </Group>
      <Text component="div" fz="sm">
        <ActionText action={entry.action} />
      </Text>
      <SubjectText
        value={[siteName(entry.siteId), entry.subject].filter((text) => text !== '').join(': ')}
        fz="sm"
        c="dimmed"
      />
    </>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const siteName = useSiteName();
  return useMemo<Column<AuditEntry>[]>(
    () => [
      { id: 'at', header: t('audit.at'), cell: ({ row }) => format.dateTime(row.original.at) },
      {
        id: 'user',
        header: t('audit.user'),
        meta: { width: 220 },
        cell: ({ row }) => <OutsideText value={row.original.userName} fw={550} />,
      },
      {
        id: 'action',
        header: t('audit.action'),
        cell: ({ row }) => <ActionText action={row.original.action} />,
      },
      {
        id: 'subject',
        header: t('audit.subject'),
        meta: { width: 360 },
        cell: ({ row }) => <SubjectText value={row.original.subject} />,
      },
      {
        id: 'site',
        header: t('frame.site'),
        meta: { width: 200 },
        cell: ({ row }) => <OutsideText value={siteName(row.original.siteId)} />,
      },
      {
        id: 'rows',
        header: t('audit.rows'),
        meta: { end: true },
        cell: ({ row }) => (row.original.rows > 0 ? format.number(row.original.rows) : ''),
      },
    ],
    [t, format, siteName],
  );
}
