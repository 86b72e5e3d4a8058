// The rules of score: what holds, the editor with its trial, and the versions.

import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScoreRulesValue } from '#contract/rule-report.ts';
import { LearntPart } from './learnt-part.tsx';
import { RuleSetTab } from './rule-set-tab.tsx';
import { ScoreEditor } from './score-editor.tsx';

export function ScoresTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <RuleSetTab<ScoreRulesValue>
        ruleSet="score_rules"
        text={t('scoring.scoresText')}
        mayChange={mayChange}
        editor={(rules) => <ScoreEditor rules={rules} mayChange={mayChange} />}
      />
      <LearntPart />
    </Stack>
  );
}
