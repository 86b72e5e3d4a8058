// A number or an address with whether it may be used, who said so and how it is known; and the dialog in which a colleague notes it.

import {
  ActionIcon,
  Anchor,
  Badge,
  Box,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactChannel, ContactPermission, ContactState } from '#contract/contact-report.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { noteContact, peopleKey } from '../../api/person-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';

export interface ContactLineProps {
  personId: number;
  channel: ContactChannel;
  /** The number or address. */
  value: string;
  permission: ContactPermission;
}

/** What is refused leads nowhere: nobody calls or writes by a slip. */
export function ContactLine({ personId, channel, value, permission }: ContactLineProps) {
  const { t } = useTranslation();
  const may = useMay()('noteContact');
  const [opened, dialog] = useDisclosure(false);
  const label = t('contact.noteOf', { value });
  const href = channel === 'phone' ? `tel:${value.replace(/[^+\d]/g, '')}` : `mailto:${value}`;
  return (
    <Box miw={0}>
      <Group gap={6} miw={0}>
        {permission.state === 'refused' ? (
          <Text fz="sm" td="line-through" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{value}</bdi>
          </Text>
        ) : (
          <Anchor fz="sm" href={href} className="contact-link">
            <bdi>{value}</bdi>
          </Anchor>
        )}
        <StateBadge channel={channel} state={permission.state} />
        {may && (
          <ActionIcon size="sm" aria-label={label} title={label} onClick={dialog.open}>
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Reason permission={permission} />
      <NoteDialog
        key={String(opened)}
        {...{ personId, channel, permission, opened, title: label }}
        onClose={dialog.close}
      />
    </Box>
  );
}

const colors = { unknown: 'gray', allowed: 'green', refused: 'red' } as const;

function StateBadge({ channel, state }: { channel: ContactChannel; state: ContactState }) {
  const { t } = useTranslation();
  return (
    <Badge size="sm" color={colors[state]} style={{ flex: 'none' }}>
      {t(`contact.${channel}_${state}`)}
    </Badge>
  );
}

/** Nothing where nothing is on record. */
function Reason({ permission: { how, source, by, at } }: Pick<ContactLineProps, 'permission'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (how === 'none' || at === null) return null;
  const when = format.date(at);
  return (
    <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{how === 'noted' ? t('contact.noted', { source, by, when }) : t(`contact.${how}`, { when })}</bdi>
    </Text>
  );
}

interface NoteDialogProps extends Omit<ContactLineProps, 'value'> {
  opened: boolean;
  title: string;
  onClose: () => void;
}

const states: readonly ContactState[] = ['allowed', 'refused', 'unknown'];

function NoteDialog({ personId, channel, permission, opened, title, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<ContactState>(permission.state);
  const [source, setSource] = useState('');
  const note = useDeed({
    run: () => noteContact(personId, { channel, state, source: source.trim() }),
    done: t('contact.saved'),
    stale: [peopleKey, leadsKey],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            aria-label={t('contact.state')}
            value={state}
            data={states.map((value) => ({ value, label: t(`contact.state_${value}`) }))}
            onChange={(value) => setState(states.find((one) => one === value) ?? 'unknown')}
          />
          <TextInput
            label={t('contact.source')}
            description={t('contact.sourceHint')}
            maxLength={300}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={note.isPending} disabled={source.trim() === ''}>
              {t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
