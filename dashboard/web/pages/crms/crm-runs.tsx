// The runs of a connection: the last one that wrote is looked at and taken back.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CrmRow, CrmRunRow } from '#contract/crm-report.ts';
import { crmErasedQuery, crmRunsQuery, crmsKey, undoCrmRun } from '../../api/crm-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { CrmWrites } from './crm-writes.tsx';

export function CrmRuns({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: runs = [] } = useQuery(crmRunsQuery(crm.id));
  const last = runs.find(({ mode }) => mode === 'live');
  if (last === undefined) return null;
  return (
    <Section title={t('crms.undoTitle')} text={t('crms.undoText')}>
      <Text fz="sm" mb="xs">
        {t('crms.lastRun', { when: format.dateTime(last.startedAt), name: last.byName })}{' '}
        {last.undoneAt !== null &&
          t('crms.wasUndone', { when: format.dateTime(last.undoneAt), name: last.undoneByName })}
      </Text>
      {last.undoneAt === null && <Undo crm={crm} run={last} />}
    </Section>
  );
}

function Undo({ crm, run }: { crm: CrmRow; run: CrmRunRow }) {
  const { t } = useTranslation();
  const [isLooking, look] = useDisclosure(false);
  const undo = useDeed({
    run: () => undoCrmRun(crm.id, run.id),
    done: t('crms.undone'),
    stale: [crmsKey],
    onDone: look.close,
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={look.open}>
        {t('crms.lookUndo')}
      </Button>
      <Modal
        opened={isLooking}
        onClose={look.close}
        size="lg"
        title={t('crms.lookUndo')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="md">
          <Text fz="sm">{t('crms.undoRules')}</Text>
          <CrmWrites
            crmId={crm.id}
            query={{ run: run.id, state: 'done', limit: 50 }}
            none={t('crms.nothingToUndo')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={look.close}>
              {t('frame.cancel')}
            </Button>
            <Button color="red" loading={undo.isPending} onClick={() => undo.mutate()}>
              {t('crms.undo')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** Records of people who were erased or forgotten here: those that we delete there, and those that are left to somebody. */
export function CrmErased({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { data: erased = [] } = useQuery(crmErasedQuery(crm.id));
  if (erased.length === 0) return null;
  return (
    <Section title={t('crms.erased')} text={t('crms.erasedText')}>
      <ul className="plain-list">
        {erased.map(({ id, erasedAt, isQueued, isForgotten, reason }) => (
          <Text key={id} component="li" fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('crms.theirRecord', { id })} ·{' '}
            {t(isForgotten ? 'crms.erasedOld' : 'crms.erasedHere', { when: format.date(erasedAt) })}
            {!isForgotten && ` · ${t(isQueued ? 'crms.erasedQueued' : 'crms.erasedByHand')}`}
            {reason !== '' && ` · ${words.crmReason(reason)}`}
          </Text>
        ))}
      </ul>
    </Section>
  );
}
