// Corrections of decisions, the newest first, each of which can be taken back.

import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencilCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction } from '#contract/company-report.ts';
import { correctionsKey, correctionsQuery, undoCorrection } from '../../api/pin-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { AddCorrection } from './add-correction.tsx';
import { CorrectionBadge, CorrectionLine, CorrectionSays, UndoneText } from './correction-line.tsx';

export interface CorrectionListProps {
  inEffect: boolean;
  onInEffect: (only: boolean) => void;
}

export function CorrectionList({ inEffect, onInEffect }: CorrectionListProps) {
  const { t } = useTranslation();
  const allowed = useMay()('correct');
  const [adding, add] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Correction | null>(null);
  const list = usePaged(correctionsQuery({ ...(inEffect && { inEffect }) }), 'corrections');
  const onUndo = allowed ? setLeaving : undefined;
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        {t('networks.correctionsText')}
      </Text>
      <Group justify="space-between">
        <Switch
          label={t('networks.inEffectOnly')}
          checked={inEffect}
          onChange={(event) => onInEffect(event.currentTarget.checked)}
        />
        {allowed && (
          <Button leftSection={<IconPencilCheck size={16} aria-hidden />} onClick={add.open}>
            {t('networks.addCorrection')}
          </Button>
        )}
      </Group>
      <PagedTable
        label={t('networks.tabCorrections')}
        columns={useColumns(onUndo)}
        list={list}
        rowKey={(correction) => String(correction.id)}
        card={(correction) => (
          <Stack gap={6} align="flex-start">
            <div style={{ minWidth: 0, maxWidth: '100%' }}>
              <CorrectionLine correction={correction} />
            </div>
            <UndoButton correction={correction} onUndo={onUndo} />
          </Stack>
        )}
        empty={
          <NothingYet
            icon={<IconPencilCheck aria-hidden />}
            title={t('networks.correctionsEmptyTitle')}
            text={t('networks.correctionsEmptyText')}
          />
        }
      />
      <AddCorrection opened={adding} onClose={add.close} />
      <UndoCorrection correction={leaving} onClose={() => setLeaving(null)} />
    </Stack>
  );
}

interface UndoButtonProps {
  correction: Correction;
  onUndo: ((correction: Correction) => void) | undefined;
}

export function UndoButton({ correction, onUndo }: UndoButtonProps) {
  const { t } = useTranslation();
  if (!onUndo || !correction.mayUndo) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={t('networks.undoOf', { subject: correction.subject })}
      onClick={() => onUndo(correction)}
    >
      {t('networks.undo')}
    </Button>
  );
}

export function UndoCorrection({
  correction,
  onClose,
}: {
  correction: Correction | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const undo = useDeed({
    run: undoCorrection,
    done: t('networks.undone'),
    stale: [correctionsKey, ['visit'], ['visits'], ['visiting'], ['activity']],
    quiet: true,
    onDone: onClose,
  });
  return (
    <Confirm
      opened={correction !== null}
      onClose={onClose}
      title={t('networks.undoTitle')}
      text={t('networks.undoText', { subject: correction?.subject ?? '' })}
      action={t('networks.undo')}
      pending={undo.isPending}
      error={undo.error}
      onConfirm={() => correction && undo.mutate(correction.id)}
    />
  );
}

function useColumns(onUndo: UndoButtonProps['onUndo']): Column<Correction>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<Correction>[]>(
    () => [
      {
        id: 'subject',
        header: t('networks.subject'),
        meta: { width: 240 },
        cell: ({ row }) => <OutsideText value={row.original.subject} ff="monospace" fz="xs" fw={550} />,
      },
      {
        id: 'kind',
        header: t('networks.kind'),
        cell: ({ row }) => <CorrectionBadge correction={row.original} />,
      },
      {
        id: 'says',
        header: t('networks.company'),
        meta: { width: 240 },
        cell: ({ row }) => <CorrectionSays correction={row.original} />,
      },
      {
        id: 'note',
        header: t('networks.note'),
        meta: { width: 240 },
        cell: ({ row }) => <OutsideText value={row.original.note} />,
      },
      {
        id: 'by',
        header: t('networks.by'),
        meta: { width: 190 },
        cell: ({ row }) => (
          <>
            <OutsideText value={row.original.by} />
            <Text fz="xs" c="dimmed">
              {format.dateTime(row.original.at)}
            </Text>
            <UndoneText correction={row.original} />
          </>
        ),
      },
      {
        id: 'undo',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <UndoButton correction={row.original} onUndo={onUndo} />,
      },
    ],
    [t, format, onUndo],
  );
}
