// Events that were rejected: reason, fault and raw text of each, and their replay after a fix.

import { Box, Button, Group, Modal, Select, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCircleCheck, IconRepeat } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RejectedEvent, RejectedQuery } from '#contract/report.ts';
import { rejectedQuery } from '../../api/pipeline-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { type Reason, reasons } from './pipeline-search.ts';
import { RejectedEventView } from './rejected-event-view.tsx';
import { useRejectionText } from './use-rejection-text.ts';
import { useReplay } from './use-replay.ts';

export interface RejectedListProps {
  query: RejectedQuery;
  onReason: (reason: Reason | undefined) => void;
}

export function RejectedList({ query, onReason }: RejectedListProps) {
  const { t } = useTranslation();
  const words = useWords();
  const allowed = useMay()('replay');
  const list = usePaged(rejectedQuery(query), 'events');
  const [shown, setShown] = useState<RejectedEvent | null>(null);
  return (
    <Box>
      <Group justify="space-between" align="flex-end" mb="xs">
        <Title order={2}>{t('pipeline.rejectedTitle')}</Title>
        <Group gap="xs" align="flex-end">
          <Select
            aria-label={t('pipeline.reasonFilter')}
            placeholder={`${t('pipeline.reasonFilter')}: ${t('frame.any')}`}
            w={210}
            clearable
            clearButtonProps={{ 'aria-label': t('frame.clearFilters') }}
            value={query.reason ?? null}
            data={reasons.map((value) => ({ value, label: words.reject(value) }))}
            onChange={(value) => onReason(reasons.find((one) => one === value))}
          />
          {allowed && list.rows && list.rows.length > 0 && <ReplayAll query={query} />}
        </Group>
      </Group>
      <PagedTable
        label={t('pipeline.rejectedTitle')}
        columns={useColumns(setShown)}
        list={list}
        rowKey={(event) => event.id}
        card={(event) => <RejectedCard event={event} onShow={setShown} />}
        empty={
          <NothingYet
            icon={<IconCircleCheck aria-hidden />}
            title={t('pipeline.rejectedEmptyTitle')}
            text={t('pipeline.rejectedEmptyText')}
          />
        }
      />
      <RejectedEventView event={shown} onClose={() => setShown(null)} />
    </Box>
  );
}

function ReplayAll({ query }: { query: RejectedQuery }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const replay = useReplay(ask.close);
  const { site, reason, from, to } = query;
  const filter = { from, to, ...(site && { site }), ...(reason && { reason }) };
  return (
    <>
      <Button variant="default" leftSection={<IconRepeat size={16} aria-hidden />} onClick={ask.open}>
        {t('pipeline.replayAll')}
      </Button>
      <Modal
        opened={asking}
        onClose={ask.close}
        title={t('pipeline.replayAllTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="md">
          <Text fz="sm">{t('pipeline.replayAllText')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close}>
              {t('frame.cancel')}
            </Button>
            <Button loading={replay.isPending} onClick={() => replay.mutate({ filter })}>
              {t('pipeline.replayAll')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

interface RejectedCardProps {
  event: RejectedEvent;
  onShow: (event: RejectedEvent) => void;
}

function RejectedCard({ event, onShow }: RejectedCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <>
      <Group justify="space-between">
        <Text fw={580} fz="sm">
          {words.reject(event.reason)}
        </Text>
        <Text fz="xs" c="dimmed">
          {format.dateTime(event.receivedAt)}
        </Text>
      </Group>
      <FaultText error={event.error} />
      <Button variant="default" size="xs" mt={8} onClick={() => onShow(event)}>
        {t('pipeline.showRaw')}
      </Button>
    </>
  );
}

function FaultText({ error }: { error: string }) {
  const textOf = useRejectionText();
  return <OutsideText value={textOf(error)} fz="sm" />;
}

function useColumns(onShow: (event: RejectedEvent) => void): Column<RejectedEvent>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return useMemo<Column<RejectedEvent>[]>(
    () => [
      {
        id: 'at',
        header: t('pipeline.receivedAt'),
        cell: ({ row }) => format.dateTime(row.original.receivedAt),
      },
      {
        id: 'reason',
        header: t('pipeline.reason'),
        cell: ({ row }) => (
          <Text span inherit fw={550}>
            {words.reject(row.original.reason)}
          </Text>
        ),
      },
      {
        id: 'step',
        header: t('pipeline.step'),
        cell: ({ row }) => words.step(row.original.step),
      },
      {
        id: 'error',
        header: t('pipeline.error'),
        meta: { width: 420 },
        cell: ({ row }) => <FaultText error={row.original.error} />,
      },
      {
        id: 'attempt',
        header: t('pipeline.attempt'),
        meta: { end: true },
        cell: ({ row }) => format.number(row.original.attempt + 1),
      },
      {
        id: 'show',
        header: '',
        meta: { end: true },
        cell: ({ row }) => (
          <Button variant="default" size="compact-xs" onClick={() => onShow(row.original)}>
            {t('pipeline.showRaw')}
          </Button>
        ),
      },
    ],
    [t, format, words, onShow],
  );
}
