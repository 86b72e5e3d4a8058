// The evidence weights: what holds, every value with its meaning and bounds, and the versions.

import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceWeightsValue } from '#contract/rule-report.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { InForce } from './in-force.tsx';
import { RuleVersions } from './rule-versions.tsx';
import { useRules } from './use-rules.ts';
import { WeightsEditor } from './weights-editor.tsx';

export function WeightsTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { list, rules } = useRules<EvidenceWeightsValue>('evidence_weights');
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
        <Text fz="sm">{t('rules.weightsText')}</Text>
        <InForce rules={rules} />
      </div>
      <WeightsEditor key={rules.version} rules={rules} mayChange={mayChange} />
      <RuleVersions ruleSet="evidence_weights" rules={rules} mayChange={mayChange} more={list.more} />
    </Stack>
  );
}
