// The dry run with each change that it would make, the switch that follows a look at it, pause and resume, and reading at once.

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { crmsKey, pullCrm, setCrmMode } from '../../api/crm-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { CrmFault } from './crm-fault.tsx';
import { CrmQueue } from './crm-queue.tsx';
import { CrmWrites } from './crm-writes.tsx';

export function CrmSwitch({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const { mode, run } = crm;
  const isDryRun = run?.mode === 'dry';
  return (
    <Section
      title={t(isDryRun ? 'crms.dryRun' : 'crms.standing')}
      text={t(isDryRun ? 'crms.dryRunText' : 'crms.standingText')}
    >
      <Stack gap="sm">
        <CrmQueue crm={crm} />
        <CrmFault crm={crm} />
        {isDryRun && <DryRun crm={crm} runId={run.id} />}
        <Group gap="xs">
          {mode === 'paused' ? (
            <ModeButton crm={crm} to={isDryRun ? 'dry' : 'live'} label={t('crms.resume')} />
          ) : (
            <ModeButton crm={crm} to="paused" label={t('crms.pause')} />
          )}
          {!isDryRun && <ModeButton crm={crm} to="dry" label={t('crms.tryAgain')} />}
          {mode !== 'paused' && <PullButton crm={crm} />}
        </Group>
      </Stack>
    </Section>
  );
}

function DryRun({ crm, runId }: { crm: CrmRow; runId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isShown, setShown] = useState(false);
  const [isSeen, setSeen] = useState(false);
  const { planned = 0, skipped = 0, lookedAt = null, lookedByName = '' } = crm.run ?? {};
  return (
    <>
      <Text fz="sm">
        {t('crms.planned', { count: planned, formatted: format.number(planned) })}{' '}
        {t('crms.leftAlone', { count: skipped, formatted: format.number(skipped) })}
      </Text>
      {lookedAt !== null && (
        <Text fz="xs" c="dimmed">
          {t('crms.looked', { name: lookedByName, when: format.dateTime(lookedAt) })}
        </Text>
      )}
      {isShown ? (
        <>
          <CrmWrites crmId={crm.id} query={{ run: runId, limit: 50 }} none={t('crms.nothingPlanned')} />
          <Checkbox
            label={t('crms.haveLooked')}
            checked={isSeen}
            onChange={(event) => setSeen(event.currentTarget.checked)}
          />
          <Group>
            <ModeButton crm={crm} to="live" label={t('crms.switchOn')} disabled={!isSeen} filled />
          </Group>
        </>
      ) : (
        <Group>
          <Button onClick={() => setShown(true)}>{t('crms.showPlanned')}</Button>
        </Group>
      )}
    </>
  );
}

interface ModeButtonProps {
  crm: CrmRow;
  to: CrmRow['mode'];
  label: string;
  disabled?: boolean;
  filled?: boolean;
}

function ModeButton({ crm, to, label, disabled = false, filled = false }: ModeButtonProps) {
  const { t } = useTranslation();
  const change = useDeed({
    run: () => setCrmMode(crm.id, to),
    done: t(`crms.done_${to}`),
    stale: [crmsKey],
  });
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      disabled={disabled}
      loading={change.isPending}
      onClick={() => change.mutate()}
    >
      {label}
    </Button>
  );
}

function PullButton({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const pull = useDeed({ run: () => pullCrm(crm.id), done: t('crms.pulling'), stale: [crmsKey] });
  return (
    <Button variant="default" loading={pull.isPending} onClick={() => pull.mutate()}>
      {t('crms.pull')}
    </Button>
  );
}
