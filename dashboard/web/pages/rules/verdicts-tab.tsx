// The verdict rules: what holds, the editor, a trial on past visits, and the versions.

import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VerdictRulesValue } from '#contract/rule-report.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { InForce } from './in-force.tsx';
import { RuleVersions } from './rule-versions.tsx';
import { useRules } from './use-rules.ts';
import { VerdictEditor } from './verdict-editor.tsx';

export function VerdictsTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { list, rules } = useRules<VerdictRulesValue>('verdict_rules');
  if (!rules) {
    return (
      <div className="panel">
        {list.error ? <Failed error={list.error} onRetry={list.retry} /> : <Loading />}
      </div>
    );
  }
  return (
    <Stack gap="md">
      <div>
        <Text fz="sm">{t('rules.verdictsText')}</Text>
        <InForce rules={rules} />
      </div>
      <VerdictEditor key={rules.version} rules={rules} mayChange={mayChange} />
      <RuleVersions ruleSet="verdict_rules" rules={rules} mayChange={mayChange} more={list.more} />
    </Stack>
  );
}
