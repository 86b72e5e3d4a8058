// Every weight and limit with its meaning, its bounds and the built-in value, saved as a new version with a reason.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceWeightsValue } from '#contract/rule-report.ts';
import { keepRules, rulesKey } from '../../api/rule-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import type { RulesInForce } from './use-rules.ts';
import {
  applyDraft,
  countChanges,
  isSound,
  noDraft,
  type Part,
  setValue,
  type WeightDraft,
} from './weight-draft.ts';
import { WeightTable } from './weight-table.tsx';

export interface WeightsEditorProps {
  rules: RulesInForce<EvidenceWeightsValue>;
  mayChange: boolean;
}

export function WeightsEditor({ rules, mayChange }: WeightsEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<WeightDraft>(noDraft);
  const change = (part: Part, id: string, value: number) =>
    setDraft((old) => setValue(old, rules.value, part, id, value));
  const ids = Object.keys(rules.value.bits);
  const common = { rules, draft, mayChange, onChange: change };
  return (
    <Stack gap="md">
      <WeightTable
        {...common}
        title={t('rules.weightsFor')}
        part="bits"
        ids={ids.filter((id) => !id.startsWith('N'))}
      />
      <WeightTable
        {...common}
        title={t('rules.weightsAgainst')}
        part="bits"
        ids={ids.filter((id) => id.startsWith('N'))}
      />
      <WeightTable
        {...common}
        title={t('rules.weightsLimits')}
        part="limits"
        ids={Object.keys(rules.value.limits)}
      />
      {mayChange && countChanges(draft) > 0 && (
        <SaveWeights rules={rules} draft={draft} onDiscard={() => setDraft(noDraft)} />
      )}
    </Stack>
  );
}

interface SaveWeightsProps {
  rules: RulesInForce<EvidenceWeightsValue>;
  draft: WeightDraft;
  onDiscard: () => void;
}

function SaveWeights({ rules, draft, onDiscard }: SaveWeightsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, ask] = useDisclosure(false);
  const count = countChanges(draft);
  const version = rules.version + 1;
  const save = useDeed({
    run: (reason: string) =>
      keepRules('evidence_weights', applyDraft(rules.value, draft, version, reason), reason),
    done: t('rules.saved', { version }),
    stale: [rulesKey],
    quiet: true,
    onDone: ask.close,
  });
  const ready = isSound(draft);
  return (
    <Group className="panel save-bar" gap="sm">
      <Text fz="sm" role={ready ? 'status' : 'alert'} {...(!ready && { c: 'red' })}>
        {ready ? t('rules.changedCount', { count, formatted: format.number(count) }) : t('rules.faultsLeft')}
      </Text>
      <Button disabled={!ready} onClick={ask.open}>
        {t('rules.save')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onDiscard}>
        {t('frame.discard')}
      </Button>
      <AskReason
        opened={asking}
        onClose={ask.close}
        title={t('rules.saveWeightsTitle')}
        text={t('rules.saveWeightsText')}
        action={t('rules.save')}
        pending={save.isPending}
        error={save.error}
        onConfirm={(reason) => save.mutate(reason)}
      />
    </Group>
  );
}
