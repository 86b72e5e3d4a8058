// The frame of every tab of Scoring: what holds, the editor, and the versions with the ways back.

import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RuleSet } from '#contract/company-report.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { InForce } from '../rules/in-force.tsx';
import { RuleVersions } from '../rules/rule-versions.tsx';
import { type RulesInForce, useRules } from '../rules/use-rules.ts';

export interface RuleSetTabProps<Value> {
  ruleSet: RuleSet;
  text: string;
  mayChange: boolean;
  /** Made anew for every version. */
  editor: (rules: RulesInForce<Value>) => ReactNode;
}

export function RuleSetTab<Value extends object>({
  ruleSet,
  text,
  mayChange,
  editor,
}: RuleSetTabProps<Value>) {
  const { list, rules } = useRules<Value>(ruleSet);
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
        <Text fz="sm">{text}</Text>
        <InForce rules={rules} />
      </div>
      <div key={rules.version}>{editor(rules)}</div>
      <RuleVersions ruleSet={ruleSet} rules={rules} mayChange={mayChange} more={list.more} />
    </Stack>
  );
}
