// One lead on the board; its menu does what dragging does, for keyboard and touch.

import { ActionIcon, Box, Group, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadRow, LeadStageName } from '#contract/lead-report.ts';
import { useMay } from '../../frame/use-may.ts';
import { dragType } from './drag-type.ts';
import { MakeMine } from './lead-cells.tsx';
import { LeadTitle, leadKey, OwnerText, ScoreAndFit } from './lead-parts.tsx';
import { NextStep } from './next-step.tsx';
import { useStages } from './use-stages.ts';
import { WhyNow } from './why-now.tsx';

export interface BoardCardProps {
  lead: LeadRow;
  stages: readonly LeadStageName[];
  isMoving: boolean;
  onMove: (stage: string) => void;
  onDrag: () => void;
}

export function BoardCard({ lead, stages, isMoving, onMove, onDrag }: BoardCardProps) {
  const mayMove = useMay()('changeLeads') && lead.isWhole;
  return (
    <li
      className="board-card"
      draggable={mayMove}
      data-moving={isMoving || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, leadKey(lead));
        onDrag();
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <LeadTitle lead={lead} />
        {mayMove && <MoveMenu lead={lead} stages={stages} onMove={onMove} />}
      </Group>
      <ScoreAndFit lead={lead} />
      <Box my={4}>
        <WhyNow lead={lead} reasons={1} />
      </Box>
      {(lead.nextStep !== '' || lead.nextStepAt !== null) && <NextStep lead={lead} />}
      <Group justify="space-between" gap={4} wrap="nowrap">
        <OwnerText owner={lead.owner} away={lead.away} />
        <MakeMine lead={lead} />
      </Group>
    </li>
  );
}

function MoveMenu({ lead, stages, onMove }: Pick<BoardCardProps, 'lead' | 'stages' | 'onMove'>) {
  const { t } = useTranslation();
  const { name } = useStages();
  const label = t('leadList.moveTo', { name: lead.companyName });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={label} title={label}>
          <IconDotsVertical size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {stages
          .filter(({ id }) => id !== lead.stage)
          .map(({ id }) => (
            <Menu.Item key={id} onClick={() => onMove(id)}>
              {name(id)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
