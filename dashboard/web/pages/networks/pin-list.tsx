// Pinned networks and domains, the newest first.

import { ActionIcon, Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPin, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pin, PinTarget } from '#contract/company-report.ts';
import { pinsKey, pinsQuery, removePin } from '../../api/pin-queries.ts';
import { Choice } from '../../frame/choice.tsx';
import { Confirm } from '../../frame/confirm.tsx';
import type { Column } from '../../frame/data-table.tsx';
import { OutsideText } from '../../frame/outside-text.tsx';
import { PagedTable } from '../../frame/paged-table.tsx';
import { NothingYet } from '../../frame/states.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { AddPin } from './add-pin.tsx';
import { targetValues } from './network-search.ts';

export interface PinListProps {
  target: PinTarget | undefined;
  onTarget: (target: PinTarget | undefined) => void;
}

export function PinList({ target, onTarget }: PinListProps) {
  const { t } = useTranslation();
  const words = useWords();
  const allowed = useMay()('pinNetworks');
  const [adding, add] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Pin | null>(null);
  const list = usePaged(pinsQuery({ ...(target && { target }) }), 'pins');
  const onRemove = allowed ? setLeaving : undefined;
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        {t('networks.pinsText')}
      </Text>
      <Group justify="space-between" align="flex-end">
        <Choice
          label={t('networks.filterTarget')}
          value={target}
          data={targetValues.map((value) => ({ value, label: words.pin(value) }))}
          onChange={(value) => onTarget(targetValues.find((one) => one === value))}
        />
        {allowed && (
          <Button leftSection={<IconPin size={16} aria-hidden />} onClick={add.open}>
            {t('networks.addPin')}
          </Button>
        )}
      </Group>
      <PagedTable
        label={t('networks.tabPins')}
        columns={useColumns(onRemove)}
        list={list}
        rowKey={(pin) => String(pin.id)}
        card={(pin) => <PinCard pin={pin} onRemove={onRemove} />}
        empty={
          <NothingYet
            icon={<IconPin aria-hidden />}
            title={t('networks.pinsEmptyTitle')}
            text={t('networks.pinsEmptyText')}
          />
        }
      />
      <AddPin opened={adding} onClose={add.close} />
      <RemovePin pin={leaving} onClose={() => setLeaving(null)} />
    </Stack>
  );
}

const targetColors: Record<PinTarget, string> = { company: 'petrol', never: 'gray', staff: 'yellow' };

function Target({ pin }: { pin: Pin }) {
  const words = useWords();
  if (pin.company) return <CompanyLink id={pin.company.id} name={pin.company.name} />;
  return <Badge color={targetColors[pin.target]}>{words.pin(pin.target)}</Badge>;
}

interface RemoveButtonProps {
  pin: Pin;
  onRemove: ((pin: Pin) => void) | undefined;
}

function RemoveButton({ pin, onRemove }: RemoveButtonProps) {
  const { t } = useTranslation();
  if (!onRemove) return null;
  const label = t('networks.unpin', { subject: pin.subject });
  return (
    <ActionIcon aria-label={label} title={label} onClick={() => onRemove(pin)}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function PinCard({ pin, onRemove }: RemoveButtonProps) {
  const format = useFormat();
  return (
    <Group wrap="nowrap" justify="space-between">
      <Box miw={0}>
        <OutsideText value={pin.subject} ff="monospace" fz="sm" fw={550} />
        <Target pin={pin} />
        <OutsideText value={pin.note} fz="sm" empty="" />
        <Text fz="xs" c="dimmed">
          {pin.by} · {format.dateTime(pin.at)}
        </Text>
      </Box>
      <RemoveButton pin={pin} onRemove={onRemove} />
    </Group>
  );
}

function RemovePin({ pin, onClose }: { pin: Pin | null; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeed({
    run: removePin,
    done: t('networks.unpinned'),
    stale: [pinsKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <Confirm
      opened={pin !== null}
      onClose={onClose}
      title={t('networks.unpinTitle')}
      text={t('networks.unpinText', { subject: pin?.subject ?? '' })}
      action={t('frame.remove')}
      danger
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => pin && remove.mutate(pin.id)}
    />
  );
}

function useColumns(onRemove: RemoveButtonProps['onRemove']): Column<Pin>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo<Column<Pin>[]>(
    () => [
      {
        id: 'subject',
        header: t('networks.subject'),
        meta: { width: 260 },
        cell: ({ row }) => <OutsideText value={row.original.subject} ff="monospace" fz="xs" fw={550} />,
      },
      {
        id: 'target',
        header: t('networks.target'),
        meta: { width: 260 },
        cell: ({ row }) => <Target pin={row.original} />,
      },
      {
        id: 'note',
        header: t('networks.note'),
        meta: { width: 260 },
        cell: ({ row }) => <OutsideText value={row.original.note} />,
      },
      {
        id: 'by',
        header: t('networks.by'),
        meta: { width: 150 },
        cell: ({ row }) => <OutsideText value={row.original.by} />,
      },
      { id: 'at', header: t('networks.at'), cell: ({ row }) => format.dateTime(row.original.at) },
      {
        id: 'remove',
        header: '',
        meta: { end: true },
        cell: ({ row }) => <RemoveButton pin={row.original} onRemove={onRemove} />,
      },
    ],
    [t, format, onRemove],
  );
}
