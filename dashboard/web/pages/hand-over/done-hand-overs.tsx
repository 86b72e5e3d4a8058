// Hand-overs that were made, each with what takes it back.

import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneHandOver, HandOverUndone } from '#contract/handover-report.ts';
import { doneHandOversQuery, undoHandOver } from '../../api/hand-over-queries.ts';
import { leadsKey } from '../../api/lead-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { PagedRows } from '../../frame/paged-rows.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { useFormat } from '../../language/use-format.ts';

export function DoneHandOvers() {
  const { t } = useTranslation();
  const list = usePaged(doneHandOversQuery, 'handOvers');
  return (
    <Section title={t('handOver.doneTitle')} text={t('handOver.doneText')}>
      <PagedRows list={list} empty={t('handOver.doneNone')} loading={2} row={(one) => <Row one={one} />} />
    </Section>
  );
}

function Row({ one }: { one: DoneHandOver }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const [undone, setUndone] = useState<HandOverUndone | null>(null);
  const undo = useDeed({
    run: () => undoHandOver(one.id),
    stale: [leadsKey],
    quiet: true,
    onDone: (answer) => {
      setUndone(answer);
      setAsking(false);
    },
  });
  const count = (number: number) => ({ count: number, formatted: format.number(number) });
  const from = one.from?.name ?? t('handOver.gone');
  const leads = t('handOver.leads', count(one.leads));
  return (
    <Group justify="space-between" gap="sm" py={6} w="100%">
      <Box miw={0} flex="1 1 260px">
        <Text fz="sm">
          <bdi>{from}</bdi> → <bdi>{one.to.name}</bdi> · {leads}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('handOver.doneBy', { when: format.dateTime(one.at), name: one.by })}
        </Text>
        {undone !== null && (
          <Text fz="xs" role="status">
            {[t('handOver.undone', count(undone.leadIds.length)), ...reasonsOf(undone)].join(' · ')}
          </Text>
        )}
      </Box>
      {one.undoneAt !== null && <Badge color="gray">{t('handOver.isUndone')}</Badge>}
      {one.mayUndo && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('handOver.undo')}: ${from} → ${one.to.name}, ${format.dateTime(one.at)}`}
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('handOver.undo')}
        </Button>
      )}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('handOver.undo')}
        text={t('handOver.undoSure', { name: from, leads })}
        action={t('handOver.undo')}
        pending={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate()}
      />
    </Group>
  );
}

/** Each once. */
function reasonsOf({ refused }: HandOverUndone): string[] {
  return [...new Set(refused.map(({ message }) => message))];
}
