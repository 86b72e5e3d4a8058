// The recipients of a mailing: their clicks, and what they refused. Each look is on record.

import { Badge, Box, Group, Modal, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailingReport, RecipientReport } from '#contract/link-report.ts';
import { recipientsQuery } from '../../api/link-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';

export interface RecipientsProps {
  mailing: MailingReport;
  opened: boolean;
  onClose: () => void;
}

export function Recipients({ mailing, opened, onClose }: RecipientsProps) {
  const { t } = useTranslation();
  return (
    <Modal
      size="xl"
      opened={opened}
      onClose={onClose}
      title={t('links.recipientsOf', { name: mailing.name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {opened && <RecipientTable mailingId={mailing.id} />}
    </Modal>
  );
}

function RecipientTable({ mailingId }: { mailingId: number }) {
  const { t } = useTranslation();
  const list = usePaged(recipientsQuery(mailingId), 'recipients');
  return (
    <PagedTable
      label={t('links.recipients')}
      columns={useColumns()}
      list={list}
      rowKey={({ id }) => String(id)}
      card={(recipient) => <RecipientCard recipient={recipient} />}
      empty={<NothingYet icon={<IconUsers aria-hidden />} title={t('links.noRecipients')} text="" />}
    />
  );
}

function RecipientCard({ recipient }: { recipient: RecipientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box>
      <Text fz="sm" fw={580}>
        <OutsideText value={recipient.email} />
      </Text>
      <Group gap={6} my={4}>
        <Refusals recipient={recipient} />
      </Group>
      <Text fz="xs">
        {t('links.people')} {format.number(recipient.human)} · {t('links.unsure')}{' '}
        {format.number(recipient.unsure)} · {t('links.machines')} {format.number(recipient.machine)}
      </Text>
    </Box>
  );
}

function Refusals({ recipient }: { recipient: RecipientReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { unsubscribedAt, withdrawnAt, allowsTracking } = recipient;
  return (
    <>
      {unsubscribedAt && (
        <Badge color="red" title={format.dateTime(unsubscribedAt)}>
          {t(recipient.unsubscribedBy === 'provider' ? 'links.isRefusedThere' : 'links.isUnsubscribed')}
        </Badge>
      )}
      {(withdrawnAt || allowsTracking === false) && (
        <Badge color="gray" {...(withdrawnAt && { title: format.dateTime(withdrawnAt) })}>
          {t('links.notTracked')}
        </Badge>
      )}
    </>
  );
}

function useColumns(): Column<RecipientReport>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<RecipientReport>[]>(() => {
    const count = (
      id: 'human' | 'machine' | 'unsure' | 'opens',
      header: string,
    ): Column<RecipientReport> => ({
      id,
      header,
      meta: { end: true },
      cell: ({ row }) => format.number(row.original[id]),
    });
    return [
      {
        id: 'email',
        header: t('links.email'),
        meta: { width: 240 },
        cell: ({ row }) => <OutsideText value={row.original.email} />,
      },
      {
        id: 'name',
        header: t('links.recipientName'),
        meta: { width: 160 },
        cell: ({ row }) => <OutsideText value={row.original.name} />,
      },
      {
        id: 'refused',
        header: t('links.refused'),
        cell: ({ row }) => (
          <Group gap={6}>
            <Refusals recipient={row.original} />
          </Group>
        ),
      },
      count('human', t('links.people')),
      count('unsure', t('links.unsure')),
      count('machine', t('links.machines')),
      count('opens', t('links.openCount')),
    ];
  }, [t, format]);
}
