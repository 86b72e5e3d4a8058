// The columns of the list of tasks, and the same on a phone. A task is done by its box, and undone by it.

import { Anchor, Badge, Box, Checkbox, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadTask } from '#contract/task-report.ts';
import { changeEntry, leadsKey } from '../../api/lead-queries.ts';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { AwayText } from '../leads/lead-parts.tsx';
import { DueText } from '../leads/next-step.tsx';

export function useTaskColumns(): Column<LeadTask>[] {
  const { t } = useTranslation();
  return useMemo<Column<LeadTask>[]>(
    () => [
      {
        id: 'done',
        header: t('tasks.isDone'),
        cell: ({ row }) => <DoneBox task={row.original} />,
      },
      {
        id: 'what',
        header: t('tasks.what'),
        meta: { width: 460 },
        cell: ({ row }) => <What task={row.original} />,
      },
      { id: 'due', header: t('tasks.dueAt'), cell: ({ row }) => <Due task={row.original} /> },
      {
        id: 'lead',
        header: t('tasks.lead'),
        meta: { width: 240 },
        cell: ({ row }) => <TaskLead task={row.original} />,
      },
      {
        id: 'assignee',
        header: t('tasks.assignee'),
        meta: { width: 180 },
        cell: ({ row }) => <Assignee task={row.original} />,
      },
    ],
    [t],
  );
}

const labelCharactersMax = 60;

function DoneBox({ task }: { task: LeadTask }) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeLeads');
  const text = task.text.slice(0, labelCharactersMax);
  const isDone = task.doneAt !== null;
  const change = useDeed({
    run: (done: boolean) =>
      changeEntry(task.leadId, task.entryId, { seenChangeId: task.changeId, isDone: done }),
    done: t(isDone ? 'tasks.taskOpen' : 'tasks.taskDone', { text }),
    stale: [leadsKey],
  });
  return (
    <Checkbox
      aria-label={t('tasks.markDone', { text })}
      disabled={!mayChange || change.isPending}
      checked={change.isPending ? !isDone : isDone}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}

const textLines = 3;

function What({ task }: { task: LeadTask }) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <Text
        fz="sm"
        lineClamp={textLines}
        style={{ overflowWrap: 'anywhere' }}
        {...(task.doneAt !== null && { td: 'line-through', c: 'dimmed' })}
      >
        <bdi>{task.text}</bdi>
      </Text>
      {(task.isPromise || task.person) && (
        <Group gap={6} mt={2}>
          {task.isPromise && (
            <Badge size="sm" color="yellow">
              {t('lead.promise')}
            </Badge>
          )}
          {task.person && <OutsideText value={task.person.name} fz="xs" c="dimmed" />}
        </Group>
      )}
    </Box>
  );
}

function Due({ task: { dueAt, doneAt } }: { task: LeadTask }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (doneAt !== null) {
    return (
      <Text fz="xs" c="dimmed">
        {t('lead.doneAt', { when: format.dateTime(doneAt) })}
      </Text>
    );
  }
  if (dueAt === null) {
    return (
      <Text fz="xs" c="dimmed">
        {t('tasks.noDay')}
      </Text>
    );
  }
  return <DueText at={dueAt} isOpen />;
}

function TaskLead({ task: { leadId, companyName } }: { task: LeadTask }) {
  return (
    <Anchor
      fz="sm"
      miw={0}
      renderRoot={(props) => <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />}
    >
      <OutsideText value={companyName} />
    </Anchor>
  );
}

function Assignee({ task: { assignee, away } }: { task: LeadTask }) {
  const { t } = useTranslation();
  return (
    <Box miw={0}>
      <OutsideText value={assignee.name} empty={t('leadList.ownerNone')} fz="xs" c="dimmed" />
      <AwayText away={away} />
    </Box>
  );
}

export function TaskCard({ task }: { task: LeadTask }) {
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <Box pt={2}>
        <DoneBox task={task} />
      </Box>
      <Box miw={0} flex={1}>
        <What task={task} />
        <Group justify="space-between" gap={6} mt={4}>
          <TaskLead task={task} />
          <Due task={task} />
        </Group>
        <Assignee task={task} />
      </Box>
    </Group>
  );
}
