// One stage of the board: its cards, how many there are, and the rest of them when asked. Cards can be dropped on it.

import { Button, Group, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadColumn, LeadQuery, LeadRow, LeadStageName } from '#contract/lead-report.ts';
import { columnQuery } from '../../api/lead-queries.ts';
import { useFormat } from '../../language/use-format.ts';
import { BoardCard } from './board-card.tsx';
import { dragType } from './drag-type.ts';
import { leadKey } from './lead-parts.tsx';
import type { LeadFilters } from './lead-search.ts';
import { useStages } from './use-stages.ts';

export interface BoardColumnProps {
  column: LeadColumn;
  filters: LeadFilters;
  stages: readonly LeadStageName[];
  /** Key of the lead that is on its way to another stage. */
  moving: string | undefined;
  onMove: (lead: LeadRow, stage: string) => void;
  onDrag: (lead: LeadRow) => void;
  onDrop: (stage: string) => void;
}

export function BoardColumn({ column, filters, stages, moving, onMove, onDrag, onDrop }: BoardColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name: nameOf } = useStages();
  const { stage } = column;
  const { leads, more } = useColumn(column, filters);
  const drop = useDrop(stage, onDrop);
  const name = stage ? nameOf(stage.id) : t('leadList.suggested');
  const formatted = format.number(column.count);
  const count = column.isMore ? t('leadList.countMore', { formatted }) : formatted;
  return (
    <section
      className="panel board-column"
      aria-label={t('leadList.columnCount', { stage: name, count })}
      {...drop}
    >
      <Head name={name} count={count} />
      {leads.length === 0 && (
        <Text fz="xs" c="dimmed">
          {t('leadList.columnEmpty')}
        </Text>
      )}
      <ul className="board-cards">
        {leads.map((lead) => (
          <BoardCard
            key={leadKey(lead)}
            lead={lead}
            stages={stages}
            isMoving={leadKey(lead) === moving}
            onMove={(to) => onMove(lead, to)}
            onDrag={() => onDrag(lead)}
          />
        ))}
      </ul>
      {more && (
        <Button
          variant="default"
          size="compact-xs"
          mt={8}
          fullWidth
          loading={more.loading}
          onClick={more.load}
        >
          {t('frame.loadMore')}
        </Button>
      )}
    </section>
  );
}

function Head({ name, count }: { name: string; count: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" mb={8}>
      <Title order={2} fz="sm">
        {name}
      </Title>
      <Text fz="xs" c="dimmed" className="digits" aria-hidden>
        {count}
      </Text>
    </Group>
  );
}

/** The cards that came with the board, and those asked for afterwards. */
function useColumn(column: LeadColumn, filters: LeadFilters) {
  const [isAsked, ask] = useState(false);
  const query = toQuery(column, filters);
  const rest = useInfiniteQuery({
    ...columnQuery(query, column.nextCursor ?? ''),
    enabled: isAsked && column.nextCursor !== null,
  });
  const later = isAsked && column.nextCursor !== null ? (rest.data?.pages ?? []) : [];
  const leads = [...column.leads, ...later.flatMap((page) => page.leads)];
  const isMore = column.nextCursor !== null && (!isAsked || !rest.data || rest.hasNextPage);
  const load = () => {
    if (rest.data) void rest.fetchNextPage();
    else ask(true);
  };
  return { leads, more: isMore ? { load, loading: rest.isFetching } : undefined };
}

/** As the board asks for a column, so that its cursor goes on there. */
function toQuery({ stage }: LeadColumn, { suggested: _, ...filters }: LeadFilters): LeadQuery {
  if (!stage) return { ...filters, suggested: 'only', sort: 'score' };
  if (stage.kind === 'open') return { ...filters, stage: stage.id, sort: 'score' };
  return { ...filters, stage: stage.id, sort: 'changed', state: 'closed' };
}

/** Nothing can be put back among the suggested. */
function useDrop(stage: LeadStageName | null, onDrop: BoardColumnProps['onDrop']) {
  const [isOver, setOver] = useState(false);
  if (!stage) return {};
  const holdsLead = (event: DragEvent) => event.dataTransfer.types.includes(dragType);
  return {
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!holdsLead(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!holdsLead(event)) return;
      event.preventDefault();
      setOver(false);
      onDrop(stage.id);
    },
  };
}
