// The verdict rules in their order, to be changed, tried and saved as a new version with a reason.

import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerdictRulesValue, VerdictRuleValue } from '#contract/rule-report.ts';
import type { VerdictPreview } from '#contract/visiting-report.ts';
import { keepRules, rulesKey } from '../../api/rule-queries.ts';
import { AskReason } from '../../frame/ask-reason.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { checkRules, hasFault, newRuleId } from './check-rules.ts';
import { RuleCard } from './rule-card.tsx';
import type { RulesInForce } from './use-rules.ts';
import { type FinishedTrial, VerdictTrial } from './verdict-trial.tsx';

export interface VerdictEditorProps {
  rules: RulesInForce<VerdictRulesValue>;
  mayChange: boolean;
}

export function VerdictEditor({ rules, mayChange }: VerdictEditorProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [draft, setDraft] = useState<readonly VerdictRuleValue[]>(rules.value.rules);
  const [trial, setTrial] = useState<FinishedTrial>();
  const faults = checkRules(draft);
  const isFaulty = faults.some(hasFault);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rules.value.rules);
  const move = (place: number, by: number) => {
    const next = [...draft];
    const [rule] = next.splice(place, 1);
    if (rule) next.splice(place + by, 0, rule);
    setDraft(next);
  };
  const add = () => setDraft([...draft, { id: newRuleId(draft), when: [], verdict: 'prospect' }]);
  return (
    <Stack gap="sm">
      <ol className="rule-cards">
        {draft.map((rule, place) => (
          <RuleCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; the inputs hold no state of their own.
            key={place}
            rule={rule}
            number={place + 1}
            faults={faults[place] ?? { id: '', empty: new Set() }}
            disabled={!mayChange}
            onChange={(changed) => setDraft(draft.map((old, at) => (at === place ? changed : old)))}
            onMoveUp={place > 0 ? () => move(place, -1) : undefined}
            onMoveDown={place < draft.length - 1 ? () => move(place, 1) : undefined}
            onRemove={() => setDraft(draft.filter((_, at) => at !== place))}
          />
        ))}
      </ol>
      <Text fz="sm" c="dimmed">
        {t('rules.otherwise', { verdict: words.verdict('accidental') })}
      </Text>
      {mayChange && (
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {t('rules.addRule')}
          </Button>
          <SaveRules
            value={{ version: rules.version + 1, rules: draft }}
            ready={isChanged && !isFaulty}
            preview={trial?.rules === JSON.stringify(draft) ? trial.preview : undefined}
          />
          {isChanged && (
            <Button variant="subtle" color="gray" onClick={() => setDraft(rules.value.rules)}>
              {t('frame.discard')}
            </Button>
          )}
          {isFaulty && (
            <Text fz="sm" c="red" role="alert">
              {t('rules.faultsLeft')}
            </Text>
          )}
        </Group>
      )}
      <VerdictTrial
        value={{ version: rules.version + 1, rules: draft }}
        ready={!isFaulty}
        onTried={setTrial}
      />
    </Stack>
  );
}

interface SaveRulesProps {
  value: VerdictRulesValue;
  ready: boolean;
  /** What these very rules would change; undefined until they were tried. */
  preview: VerdictPreview | undefined;
}

/** Nothing is saved whose effect nobody has looked at. */
function SaveRules({ value, ready, preview }: SaveRulesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, ask] = useDisclosure(false);
  const save = useDeed({
    run: (reason: string) => keepRules('verdict_rules', value, reason),
    done: t('rules.saved', { version: value.version }),
    stale: [rulesKey],
    quiet: true,
    onDone: ask.close,
  });
  return (
    <>
      <Button disabled={!ready || !preview} onClick={ask.open}>
        {t('rules.save')}
      </Button>
      {ready && !preview && (
        <Text fz="sm" c="dimmed">
          {t('rules.tryFirst')}
        </Text>
      )}
      <AskReason
        opened={asking}
        onClose={ask.close}
        title={t('rules.saveTitle')}
        text={t('rules.saveEffect', {
          changed: format.number(preview?.changed ?? 0),
          sessions: format.number(preview?.sessions ?? 0),
        })}
        action={t('rules.save')}
        pending={save.isPending}
        error={save.error}
        onConfirm={(reason) => save.mutate(reason)}
      />
    </>
  );
}
