// The links with their clicks; a click on one opens its address, its QR code and its days.

import { Anchor, Badge, Box, Group, Modal, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReport } from '#contract/link-report.ts';
import { linksQuery } from '../../api/link-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { LinkDetails } from './link-details.tsx';

const route = getRouteApi('/app/links');

export interface LinkListProps {
  site: number | undefined;
  archived: boolean;
}

export function LinkList({ site, archived }: LinkListProps) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const list = usePaged(
    linksQuery({ ...(site !== undefined && { site }), ...(archived && { archived }) }),
    'links',
  );
  const [openId, setOpenId] = useState(0);
  const open = list.rows?.find(({ id }) => id === openId);
  return (
    <>
      <Switch
        mb="sm"
        label={t('links.showArchived')}
        checked={archived}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          void navigate({
            search: ({ archived: _, ...old }) => (checked ? { ...old, archived: true as const } : old),
          });
        }}
      />
      <PagedTable
        label={t('links.tabLinks')}
        columns={useColumns(setOpenId)}
        list={list}
        rowKey={({ id }) => String(id)}
        card={(link) => <LinkCard link={link} onOpen={setOpenId} />}
        empty={
          <NothingYet
            icon={<IconLink aria-hidden />}
            title={t('links.emptyTitle')}
            text={t('links.emptyText')}
          />
        }
      />
      <Modal
        size="lg"
        opened={open !== undefined}
        onClose={() => setOpenId(0)}
        title={open?.title}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        {open && <LinkDetails link={open} />}
      </Modal>
    </>
  );
}

function LinkCard({ link, onOpen }: { link: LinkReport; onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { human, machine, unsure, pages } = link.clicks;
  return (
    <UnstyledButton onClick={() => onOpen(link.id)} w="100%">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={580} fz="sm" miw={0}>
          <OutsideText value={link.title} />
        </Text>
        <Channel link={link} />
      </Group>
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {link.shortUrl}
      </Text>
      <Text fz="xs" mt={4}>
        {t('links.people')} {format.number(human)} · {t('links.machines')} {format.number(machine)} ·{' '}
        {t('links.unsure')} {format.number(unsure)} · {t('links.pages')} {format.number(pages)}
      </Text>
    </UnstyledButton>
  );
}

function Channel({ link }: { link: LinkReport }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap">
      {link.archivedAt && <Badge color="gray">{t('links.archived')}</Badge>}
      <Badge color="petrol">{t(`links.channel_${link.channel}`)}</Badge>
    </Group>
  );
}

function useColumns(onOpen: (id: number) => void): Column<LinkReport>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<LinkReport>[]>(() => {
    const count = (id: 'human' | 'machine' | 'unsure' | 'pages', header: string): Column<LinkReport> => ({
      id,
      header,
      meta: { end: true },
      cell: ({ row }) => format.number(row.original.clicks[id]),
    });
    return [
      {
        id: 'title',
        header: t('links.linkTitle'),
        meta: { width: 300 },
        cell: ({ row: { original } }) => (
          <Box>
            <Anchor component="button" fw={580} fz="sm" maw={280} onClick={() => onOpen(original.id)}>
              <OutsideText value={original.title} />
            </Anchor>
            <Text fz="xs" c="dimmed">
              {original.shortUrl.replace(/^https?:\/\//, '')}
            </Text>
          </Box>
        ),
      },
      { id: 'channel', header: t('links.channel'), cell: ({ row }) => <Channel link={row.original} /> },
      {
        id: 'target',
        header: t('links.target'),
        meta: { width: 260 },
        cell: ({ row }) => <OutsideText value={row.original.target.replace(/^https?:\/\//, '')} />,
      },
      count('human', t('links.people')),
      count('machine', t('links.machines')),
      count('unsure', t('links.unsure')),
      count('pages', t('links.pages')),
      { id: 'created', header: t('links.created'), cell: ({ row }) => format.date(row.original.createdAt) },
    ];
  }, [t, format, onOpen]);
}
