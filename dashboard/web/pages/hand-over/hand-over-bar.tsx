// Gives the chosen leads, or all of them, to a colleague; what was given can be taken back at once.

import { Alert, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverDone, HandOverUndone } from '#contract/handover-report.ts';
import { meQuery } from '../../api/access-queries.ts';
import { workersQuery } from '../../api/company-queries.ts';
import { handOver, undoHandOver } from '../../api/hand-over-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';

export interface HandOverBarProps {
  /** Id of a user, or `me`. */
  owner: string;
  chosen: readonly number[];
  isEmpty: boolean;
  onDone: () => void;
}

/** As the API takes at once. */
const leadsMax = 500;

export function HandOverBar({ owner, chosen, isEmpty, onDone }: HandOverBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [asking, ask] = useDisclosure(false);
  const [done, setDone] = useState<HandOverDone | null>(null);
  const names = useColleagues(owner);
  const give = useDeed({
    run: handOver,
    stale: [leadsKey],
    quiet: true,
    onDone: (answer) => {
      setDone(answer);
      ask.close();
      onDone();
    },
  });
  const count = { count: chosen.length, formatted: format.number(chosen.length) };
  const label = chosen.length === 0 ? t('handOver.giveAll') : t('handOver.give', count);
  const leadIds = chosen.length === 0 ? {} : { leadIds: chosen.slice(0, leadsMax) };
  return (
    <>
      {done !== null && <Done key={done.id} done={done} onClose={() => setDone(null)} />}
      {!isEmpty && (
        <Group className="panel" p="sm" gap="sm" align="flex-end" role="group" aria-label={label}>
          <Select w={220} searchable label={t('handOver.to')} value={to} data={names} onChange={setTo} />
          <TextInput
            flex="1 1 200px"
            maxLength={500}
            label={t('handOver.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button disabled={to === null} onClick={ask.open}>
            {label}
          </Button>
        </Group>
      )}
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={label}
        text={t('handOver.sure', { name: names.find(({ value }) => value === to)?.label ?? '' })}
        action={t('handOver.yes')}
        pending={give.isPending}
        error={give.error}
        onConfirm={() =>
          to !== null &&
          give.mutate({
            ...{ from: owner, to, ...leadIds },
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          })
        }
      />
    </>
  );
}

/** All but whose leads they are. */
function useColleagues(owner: string): { value: string; label: string }[] {
  const { data: me } = useQuery(meQuery);
  const { data: owners = [] } = useQuery(workersQuery);
  const ownerId = owner === 'me' ? me?.id : owner;
  return owners.filter(({ id }) => id !== ownerId).map(({ id, name }) => ({ value: id, label: name }));
}

function Done({ done, onClose }: { done: HandOverDone; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [undone, setUndone] = useState<HandOverUndone | null>(null);
  const undo = useDeed({ run: () => undoHandOver(done.id), stale: [leadsKey], onDone: setUndone });
  const count = (number: number) => ({ count: number, formatted: format.number(number) });
  const text =
    undone === null
      ? t('handOver.done', { ...count(done.leadIds.length), name: done.to.name })
      : t('handOver.undone', count(undone.leadIds.length));
  return (
    <Alert
      color="green"
      role="status"
      title={text}
      withCloseButton
      closeButtonLabel={t('frame.close')}
      onClose={onClose}
    >
      {undone === null ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          {t('handOver.undo')}
        </Button>
      ) : (
        undone.refused.map(({ leadId, message }) => (
          <Text key={leadId} fz="sm">
            {message}
          </Text>
        ))
      )}
    </Alert>
  );
}
