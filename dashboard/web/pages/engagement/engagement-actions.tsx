// What can be done with an import of engagement in the state that it is in, and what was stated of it.

import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EngagementImport } from '#contract/import-report.ts';
import {
  applyEngagement,
  engagementImportsKey,
  forgetEngagement,
  undoEngagement,
} from '../../api/engagement-import-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { nameAuthor } from '../../language/name-author.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function EngagementActions({ run }: { run: EngagementImport }) {
  if (run.state === 'applied') return <Applied run={run} />;
  if (run.state === 'undone') return <Undone run={run} />;
  return <Preview run={run} />;
}

function Stated({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Text fz="sm" mt={4}>
      {t('engagementImports.stated')}: <bdi>{run.origin}</bdi> ({words.basis(run.basis)})
    </Text>
  );
}

function Preview({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const apply = useDeed({ run: applyEngagement, stale: [engagementImportsKey] });
  const forget = useDeed({
    run: forgetEngagement,
    done: t('engagementImports.forgotten'),
    stale: [[...engagementImportsKey, 'list']],
    onDone: () => void navigate({ to: '/people/import' }),
  });
  const count = run.counts.new;
  return (
    <Alert color="petrol" title={t('engagementImports.previewTitle')}>
      <Text fz="sm">
        {t(
          count > 0 || run.state === 'failed'
            ? 'engagementImports.previewText'
            : 'engagementImports.nothingToDo',
        )}
      </Text>
      <Stated run={run} />
      <Group mt="sm" gap="sm">
        {run.state === 'ready' && count > 0 && (
          <Button loading={apply.isPending} onClick={() => apply.mutate(run.id)}>
            {t('engagementImports.applyCount', { count, formatted: format.number(count) })}
          </Button>
        )}
        <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate(run.id)}>
          {t('engagementImports.forget')}
        </Button>
      </Group>
    </Alert>
  );
}

function Applied({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, ask] = useDisclosure(false);
  const undo = useDeed({
    run: undoEngagement,
    stale: [engagementImportsKey],
    quiet: true,
    onDone: ask.close,
  });
  return (
    <Alert color="green" title={t('engagementImports.applied')}>
      <Text fz="sm">
        {t('engagementImports.appliedText', {
          name: nameAuthor(run.by, t),
          when: format.dateTime(run.appliedAt ?? run.createdAt),
        })}
      </Text>
      <Stated run={run} />
      <Button variant="default" mt="sm" onClick={ask.open}>
        {t('engagementImports.undo')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('engagementImports.undoTitle')}
        text={t('engagementImports.undoText')}
        action={t('engagementImports.undo')}
        danger
        pending={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate(run.id)}
      />
    </Alert>
  );
}

function Undone({ run }: { run: EngagementImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (key: 'undoneEvents' | 'undonePeople' | 'undoneRequests' | 'undoneKept', count: number) =>
    t(`engagementImports.${key}`, { count, formatted: format.number(count) });
  const { events = 0, people = 0, requests = 0, kept = 0 } = run.undone ?? {};
  return (
    <Alert color="gray">
      {t('engagementImports.undoneText', {
        ...{ name: nameAuthor(run.undoneBy, t), when: format.dateTime(run.undoneAt ?? '') },
        ...{ events: count('undoneEvents', events), people: count('undonePeople', people) },
        requests: count('undoneRequests', requests),
      })}
      {kept > 0 && ` ${count('undoneKept', kept)}`}
      <Stated run={run} />
    </Alert>
  );
}
