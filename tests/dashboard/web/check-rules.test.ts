// What the server would refuse in rules is found before they are sent.

import { describe, expect, it } from 'vitest';
import type { VerdictRuleValue } from '#contract/rule-report.ts';
import { verdictRulesSchema } from '#contract/verdict-rules.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { checkRules, hasFault, newRuleId } from '../../../dashboard/web/pages/rules/check-rules.ts';

const rule = (id: string, more: Partial<VerdictRuleValue> = {}): VerdictRuleValue => ({
  id,
  when: [],
  verdict: 'known',
  ...more,
});

const accepts = (rules: readonly VerdictRuleValue[]) =>
  verdictRulesSchema.safeParse({ version: 1, rules }).success;

describe('rules', () => {
  it('that are built in have no fault', () => {
    expect(checkRules(defaultVerdictRules.rules).some(hasFault)).toBe(false);
  });

  it.each([
    [[rule('with space')], ['ruleIdFault']],
    [[rule('')], ['ruleIdFault']],
    [[rule('x'.repeat(61))], ['ruleIdFault']],
    [
      [rule('same'), rule('same')],
      ['ruleIdTwice', 'ruleIdTwice'],
    ],
  ])('%#: are marked where their name is wrong, as the server would', (rules, faults) => {
    expect(checkRules(rules).map(({ id }) => id)).toEqual(faults);
    expect(accepts(rules)).toBe(false);
  });

  it('are marked where a condition has no value, as the server would', () => {
    const rules = [
      rule('a', {
        when: [
          { field: 'status', how: 'is', values: ['customer'] },
          { field: 'pages', how: 'only', values: [] },
        ],
      }),
    ];
    expect([...(checkRules(rules)[0]?.empty ?? [])]).toEqual([1]);
    expect(accepts(rules)).toBe(false);
  });

  it('that are new get a name that is free', () => {
    expect(newRuleId([])).toBe('rule_1');
    expect(newRuleId([rule('rule_2')])).toBe('rule_3');
    expect(newRuleId([rule('rule_3'), rule('x')])).toBe('rule_4');
  });
});
