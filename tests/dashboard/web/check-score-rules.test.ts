// Rules of score as they are edited: what the page marks is what the server would refuse.

import { expect, it } from 'vitest';
import { scoreRulesSchema } from '#contract/score-rules.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { findScoreFaults, newScoreRuleId } from '../../../dashboard/web/pages/scoring/check-score-rules.ts';

const [first] = defaultScoreRules.engagement;
const changed = (change: object) => ({
  ...defaultScoreRules,
  engagement: [{ ...first, ...change } as (typeof defaultScoreRules.engagement)[number]],
});
const seconds = (values: string[]) => ({ when: [{ field: 'engaged_s', how: 'at_least', values }] });

it('finds nothing wrong with the rules that Fiuto comes with', () => {
  expect([...findScoreFaults(defaultScoreRules)]).toEqual([]);
});

it.each([
  ['id', { id: 'Price page' }],
  ['points', { points: 0 }],
  ['points', { points: Number.NaN }],
  ['points', { points: 101 }],
  ['days', { fadesAfterDays: 0 }],
  ['when', { when: [] }],
  ['when 0', { when: [{ field: 'path', how: 'begins', values: [] }] }],
  ['when 0', seconds(['many'])],
])('marks at %s what the server would refuse: %o', (place, change) => {
  const rules = changed(change);
  expect([...findScoreFaults(rules).keys()]).toEqual([`engagement 0 ${place}`]);
  expect(scoreRulesSchema.safeParse(rules).success).toBe(false);
});

it('marks two rules of one name, and gives a new one a name of its own', () => {
  const twice = {
    ...defaultScoreRules,
    engagement: [...defaultScoreRules.engagement.slice(0, 1), ...defaultScoreRules.engagement.slice(0, 1)],
  };
  expect([...findScoreFaults(twice).values()]).toEqual(['rules.ruleIdTwice', 'rules.ruleIdTwice']);
  const id = newScoreRuleId(defaultScoreRules);
  expect(defaultScoreRules.engagement.some((rule) => rule.id === id)).toBe(false);
});
