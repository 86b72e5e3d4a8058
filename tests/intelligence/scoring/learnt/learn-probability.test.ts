// What is learnt from won and lost leads is right, is explained, and is silent until it is better than the rules.

import { describe, expect, it } from 'vitest';
import { explainProbability } from '#intelligence/scoring/learnt/explain-probability.ts';
import { type FinishedLead, learnProbability } from '#intelligence/scoring/learnt/learn-probability.ts';
import { fitLogistic, predict } from '#intelligence/scoring/learnt/logistic-model.ts';

/** Numbers between 0 and 1 that are the same in every run (Park and Miller, 1988). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Leads won by a law: `truth` gives the log-odds from two groups of points. */
function makeLeads(count: number, truth: (asking: number, reading: number) => number): FinishedLead[] {
  const chance = chanceFrom(7);
  return Array.from({ length: count }, (_, at) => {
    const asking = chance() * 40;
    const reading = chance() * 20;
    const isWon = chance() < 1 / (1 + Math.exp(-truth(asking, reading)));
    return { decidedAtMs: at, isWon, score: Math.round(asking + reading), values: [asking, reading] };
  });
}

describe('a logistic regression', () => {
  it('finds the law by which leads were won', () => {
    const leads = makeLeads(20_000, (asking, reading) => -3 + 0.12 * asking + 0.05 * reading);
    const { intercept, weights } = fitLogistic(leads);
    expect(intercept).toBeCloseTo(-3, 0);
    expect(weights[0]).toBeCloseTo(0.12, 2);
    expect(weights[1]).toBeCloseTo(0.05, 1);
  });

  it('is calibrated: of leads said to be won three times in ten, about three in ten were', () => {
    const leads = makeLeads(20_000, (asking, reading) => -3 + 0.12 * asking + 0.05 * reading);
    const model = fitLogistic(leads.slice(0, 10_000));
    const near = leads.slice(10_000).filter(({ values }) => Math.abs(predict(model, values) - 0.3) < 0.05);
    expect(near.length).toBeGreaterThan(500);
    expect(Math.abs(near.filter(({ isWon }) => isWon).length / near.length - 0.3)).toBeLessThan(0.05);
  });

  it('comes to an end where a feature decides alone, and where one never changes', () => {
    const leads = Array.from({ length: 100 }, (_, at) => ({ values: [at, 5], isWon: at >= 50 }));
    const model = fitLogistic(leads);
    expect(predict(model, [90, 5])).toBeGreaterThan(0.9);
    expect(predict(model, [10, 5])).toBeLessThan(0.1);
    expect(model.weights[1]).toBeCloseTo(0, 6);
  });
});

describe('a learnt probability', () => {
  it('is silent with too few leads', () => {
    expect(learnProbability(makeLeads(150, () => 0)).verdict).toBe('too_few');
    expect(learnProbability([]).verdict).toBe('too_few');
  });

  it('is silent while the rules are as good', () => {
    expect(
      learnProbability(makeLeads(1_000, (asking, reading) => -3 + 0.1 * (asking + reading))).verdict,
    ).toBe('not_better');
  });

  it('speaks when it is surely better on later leads that it has not seen', () => {
    const learnt = learnProbability(
      makeLeads(1_000, (asking, reading) => -1 + 0.15 * asking - 0.3 * reading),
    );
    expect(learnt.verdict).toBe('better');
    expect(learnt.lossLearnt).toBeLessThan(learnt.lossRules);
    expect(learnt.learntFrom + learnt.heldOut).toBe(1_000);
  });

  it('gives the same for the same leads in another order', () => {
    const leads = makeLeads(400, (asking) => asking / 10 - 2);
    expect(learnProbability([...leads].reverse())).toEqual(learnProbability(leads));
  });

  it('is explained by the groups of the ledger, the strongest first', () => {
    const { model } = learnProbability(
      makeLeads(1_000, (asking, reading) => -1 + 0.15 * asking - 0.3 * reading),
    );
    const { probability, reasons } = explainProbability(model, ['asking', 'reading'], [20, 20]);
    expect(reasons[0]?.feature).toBe('reading');
    expect(reasons[0]?.logOdds).toBeLessThan(0);
    expect(probability).toBeLessThan(0.2);
  });
});
