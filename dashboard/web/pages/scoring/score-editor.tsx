// The rules of score while they are changed: groups with their caps, rules of both kinds, a trial on what was, and saving.

import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngagementRuleValue, FitRuleValue, ScoreRulesValue } from '#contract/rule-report.ts';
import type { ScoreTrial as Trial } from '#contract/score-report.ts';
import { useFormat } from '../../language/use-format.ts';
import type { RulesInForce } from '../rules/use-rules.ts';
import { findScoreFaults, newScoreRuleId, type ScoreFaults } from './check-score-rules.ts';
import { SaveRules } from './save-rules.tsx';
import { ScoreGroups } from './score-groups.tsx';
import { ScoreRuleList } from './score-rule-list.tsx';
import { ScoreTrial } from './score-trial.tsx';

export interface ScoreEditorProps {
  rules: RulesInForce<ScoreRulesValue>;
  mayChange: boolean;
}

export function ScoreEditor({ rules, mayChange }: ScoreEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ScoreRulesValue>(rules.value);
  const [tried, setTried] = useState<{ rules: string; trial: Trial }>();
  const value = { ...draft, version: rules.version + 1 };
  const now = JSON.stringify(value);
  const isChanged =
    JSON.stringify({ ...draft, version: 0 }) !== JSON.stringify({ ...rules.value, version: 0 });
  const faults = findScoreFaults(draft);
  const trial = tried?.rules === now ? tried.trial : undefined;
  const set = (change: Partial<ScoreRulesValue>) => setDraft((old) => ({ ...old, ...change }));
  const effect = useEffectText(trial);
  const fault = faults.size > 0 ? t('rules.faultsLeft') : trial ? '' : t('scoring.tryFirst');
  return (
    <Stack gap="md">
      <ScoreGroups
        groups={draft.groups}
        usedBy={[...draft.engagement, ...draft.fit]}
        faults={faults}
        disabled={!mayChange}
        onChange={(groups) => set({ groups })}
      />
      <RuleLists draft={draft} faults={faults} disabled={!mayChange} onChange={set} />
      {mayChange && (
        <ScoreTrial
          value={value}
          ready={faults.size === 0}
          onTried={(answer) => setTried({ rules: now, trial: answer })}
        />
      )}
      {mayChange && isChanged && (
        <SaveRules
          ruleSet="score_rules"
          value={value}
          fault={fault}
          effect={effect}
          onDiscard={() => setDraft(rules.value)}
        />
      )}
    </Stack>
  );
}

interface RuleListsProps {
  draft: ScoreRulesValue;
  faults: ScoreFaults;
  disabled: boolean;
  onChange: (change: Partial<ScoreRulesValue>) => void;
}

function RuleLists({ draft, faults, disabled, onChange }: RuleListsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ScoreRuleList<EngagementRuleValue>
        title={t('scoring.engagement')}
        rules={draft.engagement}
        groups={draft.groups}
        faults={faults}
        disabled={disabled}
        makeNew={(group) => newEngagementRule(newScoreRuleId(draft), group)}
        onChange={(engagement) => onChange({ engagement })}
      />
      <ScoreRuleList<FitRuleValue>
        title={t('scoring.fit')}
        text={t('scoring.fitText')}
        rules={draft.fit}
        groups={draft.groups}
        faults={faults}
        disabled={disabled}
        makeNew={(group) => newFitRule(newScoreRuleId(draft), group)}
        onChange={(fit) => onChange({ fit })}
      />
    </>
  );
}

function useEffectText(trial: Trial | undefined): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (!trial) return t('scoring.saveText');
  const { companies } = trial.tried;
  return t('scoring.saveEffect', {
    count: companies,
    formatted: format.number(companies),
    before: format.number(trial.now.companies),
  });
}

function newEngagementRule(id: string, group: string): EngagementRuleValue {
  const when = [{ field: 'path', how: 'begins', values: [] }] as const;
  return { id, group, points: 5, fadesAfterDays: 30, counts: 'daily', when };
}

function newFitRule(id: string, group: string): FitRuleValue {
  return { id, group, points: 20, when: [{ field: 'country', how: 'is', values: [] }] };
}
