// How like the wanted customers a company is, and what of that is not known.

import { describe, expect, it } from 'vitest';
import { type FitRule, type ScoreRules, scoreRulesSchema } from '#contract/score-rules.ts';
import { type FitFacts, scoreFit } from '#intelligence/scoring/score-fit.ts';

const factory: FitFacts = {
  country: 'IT',
  province: 'MO',
  industry: '28.41.00',
  employees: 80,
  turnover: 12_000,
  status: '',
  domain: 'acme.example',
};
const rule = (id: string, points: number, when: FitRule['when']): FitRule => ({
  id,
  group: 'company',
  points,
  when,
});
const rules: ScoreRules = {
  version: 2,
  groups: [{ id: 'company', pointsMax: 60 }],
  engagement: [],
  fit: [
    rule('machines', 30, [{ field: 'industry', how: 'begins', values: ['28'] }]),
    rule('size', 25, [
      { field: 'employees', how: 'at_least', values: ['50'] },
      { field: 'employees', how: 'at_most', values: ['500'] },
    ]),
    rule('near', 15, [{ field: 'province', how: 'is', values: ['mo', 're'] }]),
    rule('lost', -20, [{ field: 'status', how: 'is', values: ['lost'] }]),
  ],
};
const results = (facts: FitFacts) =>
  scoreFit(facts, rules).lines.map(({ rule: id, points, result }) => [id, points, result]);

describe('fit', () => {
  it('says of every rule whether it fits, and holds the sum within the group', () => {
    expect(scoreRulesSchema.parse(rules)).toEqual(rules);
    expect(scoreFit(factory, rules).score).toBe(60);
    expect(results(factory)).toEqual([
      ['machines', 30, 'fits'],
      ['size', 25, 'fits'],
      ['near', 15, 'fits'],
      ['lost', 0, 'unknown'],
    ]);
  });

  it('tells what does not fit from what is not known', () => {
    expect(results({ ...factory, employees: undefined, province: 'TO' })).toEqual([
      ['machines', 30, 'fits'],
      ['size', 0, 'unknown'],
      ['near', 0, 'differs'],
      ['lost', 0, 'unknown'],
    ]);
  });

  it('takes codes of industries with and without points for the same', () => {
    expect(scoreFit({ ...factory, industry: '284100' }, rules)).toEqual(scoreFit(factory, rules));
  });

  it('is never below nothing', () => {
    const facts = { ...factory, industry: '', employees: undefined, province: '', status: 'lost' };
    expect(scoreFit(facts, rules).score).toBe(0);
  });
});
