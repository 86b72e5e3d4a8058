// One request about somebody's own data, with its answer: erase, refuse with a reason, or say that it was looked at.

import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { RightsRequestRow } from '#contract/rights-report.ts';
import { peopleKey } from '../../api/person-queries.ts';
import { eraseAsked, refuseAsked, rightsQuery, settleAsked } from '../../api/rights-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { EraseText } from '../people/erase-text.tsx';
import { PersonLink } from '../people/person-parts.tsx';

export function RightsRequest({ request }: { request: RightsRequestRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, email, at, dueAt, state, settledAt, settledByName, reason, reply, repliedAt, person } =
    request;
  const isOpen = state === 'open' || state === 'approved';
  const isLate = isOpen && Date.parse(dueAt) < Date.now();
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text fz="sm" fw={600}>
            {t(`rights.kind_${kind}`)}
          </Text>
          <Badge color={isLate ? 'red' : isOpen ? 'yellow' : 'gray'} variant="light">
            {isLate ? t('rights.late') : t(`rights.state_${state}`)}
          </Badge>
        </Group>
        {email !== '' && (
          <Group gap={6}>
            <Text fz="sm" miw={0} style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Text>
            {person && <PersonLink {...person} />}
          </Group>
        )}
        <Text fz="xs" c="dimmed">
          {t('rights.asked', { time: format.dateTime(at) })}
          {' · '}
          {isOpen
            ? t('rights.due', { time: format.dateTime(dueAt) })
            : t('rights.settled', {
                time: format.dateTime(settledAt ?? at),
                name: settledByName || t('rights.itself'),
              })}
        </Text>
        {reply !== 'none' && (
          <Text fz="xs" c={reply === 'given_up' ? 'red' : 'dimmed'}>
            {t(`rights.reply_${reply}`, { time: repliedAt === null ? '' : format.dateTime(repliedAt) })}
          </Text>
        )}
        {reason !== '' && <Text fz="sm">{reason}</Text>}
        {isOpen && <Answers request={request} />}
      </Table.Td>
    </Table.Tr>
  );
}

function Answers({ request: { id, kind, email, at } }: { request: RightsRequestRow }) {
  const { t } = useTranslation();
  const [erasing, ask] = useDisclosure(false);
  const [refusing, askWhy] = useDisclosure(false);
  const stale = [rightsQuery.queryKey, peopleKey];
  const erase = useDeed({ run: eraseAsked, done: t('people.erased'), stale, quiet: true, onDone: ask.close });
  const refuse = useDeed({
    run: refuseAsked,
    done: t('rights.refused'),
    stale,
    quiet: true,
    onDone: askWhy.close,
  });
  const settle = useDeed({ run: settleAsked, done: t('rights.settledDone'), stale });
  const erasure = (
    <Button size="xs" color="red" variant="light" onClick={ask.open}>
      {t('people.erase')}
    </Button>
  );
  const refusal = (
    <Button size="xs" variant="subtle" onClick={askWhy.open}>
      {t('rights.refuse')}
    </Button>
  );
  // What was asked for stands first; an objection is no wish to be erased.
  return (
    <Group gap="xs" mt={6}>
      {kind === 'objection' && (
        <Button size="xs" variant="default" loading={settle.isPending} onClick={() => settle.mutate(id)}>
          {t('rights.settle')}
        </Button>
      )}
      {kind === 'objection' && refusal}
      {erasure}
      {kind !== 'objection' && refusal}
      <Confirm
        danger
        opened={erasing}
        onClose={ask.close}
        title={t('people.eraseTitle', { name: email })}
        text={<EraseText asked={kind === 'erasure' ? [{ email, at }] : []} />}
        action={t('people.erase')}
        pending={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate(id)}
      />
      <AskReason
        opened={refusing}
        onClose={askWhy.close}
        title={t('rights.refuseTitle')}
        text={t('rights.refuseText')}
        action={t('rights.refuse')}
        pending={refuse.isPending}
        error={refuse.error}
        onConfirm={(reason) => refuse.mutate({ id, reason })}
      />
    </Group>
  );
}
