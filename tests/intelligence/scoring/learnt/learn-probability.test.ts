// What is learnt from the ends of leads is right, is explained, and is silent until it is surely better than score and fit of the
// rules on leads that were made later.

import { describe, expect, it } from 'vitest';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { describeLead, noteAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import { explainProbability } from '#intelligence/scoring/learnt/explain-probability.ts';
import {
  chooseHorizon,
  learnProbability,
  type PastLead,
} from '#intelligence/scoring/learnt/learn-probability.ts';
import { fitLogistic, predict } from '#intelligence/scoring/learnt/logistic-model.ts';
import type { KnownFacts } from '#intelligence/scoring/score-company.ts';

/** Numbers between 0 and 1 that are the same in every run (Park and Miller, 1988). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 27);

interface World {
  readonly leads: number;
  readonly seed?: number;
  /** The log-odds of being won, from points of two groups and from fit. */
  readonly truth: (asking: number, reading: number, fit: number) => number;
  /** After how many days a lead that is won is. */
  readonly wonAfterDays?: (chance: number) => number;
}

/** Leads of the last 600 days, made evenly, whose score is the sum of the points. */
function makeLeads({ leads, seed = 7, truth, wonAfterDays = (at) => 1 + at * 20 }: World): PastLead[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: leads }, (_, at) => {
    const [asking, reading, fit] = [chance() * 40, chance() * 20, Math.round(chance() * 100)];
    const isWon = chance() < 1 / (1 + Math.exp(-truth(asking, reading, fit)));
    const madeAtMs = nowMs - 600 * dayMs + (at / leads) * 599 * dayMs;
    const wonAtMs = madeAtMs + wonAfterDays(chance()) * dayMs;
    return {
      ...{ madeAtMs, wonAtMs: isWon && wonAtMs <= nowMs ? wonAtMs : undefined },
      ...{ score: Math.round(asking + reading), fit, values: [asking, reading, fit] },
    };
  });
}

/** By when the leads of these worlds are won, if nothing else is said. */
const horizonDays = 21;
const learnFrom = (leads: readonly PastLead[], within = horizonDays) =>
  learnProbability(leads, { nowMs, horizonDays: within });
const learn = (world: World) => learnFrom(makeLeads(world));
const reading = { leads: 1_500, truth: (asking: number, read: number) => -1 + 0.15 * asking - 0.3 * read };

describe('a logistic regression', () => {
  const truth = (asking: number, read: number) => -3 + 0.12 * asking + 0.05 * read;
  const examples = makeLeads({ leads: 20_000, truth }).map(({ values, wonAtMs }) => ({
    values: values.slice(0, 2),
    isWon: wonAtMs !== undefined,
  }));

  it('finds the law by which leads were won', () => {
    const { intercept, weights } = fitLogistic(examples);
    expect(intercept).toBeCloseTo(-3, 0);
    expect(weights[0]).toBeCloseTo(0.12, 1);
    expect(weights[1]).toBeCloseTo(0.05, 1);
  });

  it('is calibrated: of leads said to be won three times in ten, about three in ten were', () => {
    const model = fitLogistic(examples.slice(0, 10_000));
    const near = examples
      .slice(10_000, 19_000)
      .filter(({ values }) => Math.abs(predict(model, values) - 0.3) < 0.05);
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
  it('is silent with too few leads, of which the more are wanted the more features there are', () => {
    expect(learn({ leads: 90, truth: () => 0 }).verdict).toBe('too_few');
    expect(learnFrom([]).verdict).toBe('too_few');
    const wide = makeLeads(reading).map((lead) => ({
      ...lead,
      values: [...lead.values, ...Array(60).fill(0)],
    }));
    expect(learnFrom(wide)).toMatchObject({ verdict: 'too_few', wantedOfEach: 630 });
  });

  it('is silent where nothing can be learnt, in each of twenty worlds', () => {
    const verdicts = Array.from({ length: 20 }, (_, at) =>
      learn({ leads: 1_500, seed: 11 + at * 97, truth: () => -1 }),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(20).fill('not_better'));
  });

  it('is silent while score and fit together say as much', () => {
    const truth = (asking: number, read: number, fit: number) => -4 + 0.1 * (asking + read) + 0.03 * fit;
    const verdicts = [7, 8, 9, 10].map((seed) => learn({ leads: 1_500, seed, truth }).verdict);
    expect(verdicts).toEqual(Array(4).fill('not_better'));
  });

  it('speaks when it is surely better on leads that were made later', () => {
    const learnt = learn(reading);
    expect(learnt.verdict).toBe('better');
    expect(learnt.lossLearnt).toBeLessThan(learnt.lossRules);
    expect(learnt.brierLearnt).toBeLessThan(learnt.brierRules);
    expect(learnt.gainLow).toBeGreaterThan(0);
    expect(learnt.gainHigh).toBeGreaterThan(learnt.lossRules - learnt.lossLearnt);
    expect(learnt.heldOut).toBeLessThan(learnt.learntFrom);
  });

  it('speaks where few are won, and says about as few', () => {
    const learnt = learn({ leads: 8_000, truth: (asking, read) => -4.5 + 0.12 * asking - 0.3 * read });
    expect(learnt.won / learnt.learntFrom).toBeLessThan(0.1);
    expect(learnt.verdict).toBe('better');
    expect(predict(learnt.model, [20, 10, 50])).toBeLessThan(0.1);
  });

  it('counts nobody as lost who has not had the time that the others had', () => {
    const slow = { ...reading, wonAfterDays: () => 40 };
    const learnt = learnFrom(makeLeads(slow), 40);
    expect(learnt.horizonDays).toBe(40);
    expect(learnt.learntFrom).toBe(
      makeLeads(slow).filter(({ madeAtMs }) => madeAtMs + 40 * dayMs <= nowMs).length,
    );
    // Young ones that ended at once would make those who are quick speak for all.
    const young = Array.from({ length: 300 }, (_, at) => {
      const madeAtMs = nowMs - 5 * dayMs + at;
      return { madeAtMs, wonAtMs: madeAtMs + 1_000, score: 0, fit: 0, values: [0, 0, 0] };
    });
    const withYoung = learnFrom([...makeLeads(slow), ...young], 40);
    expect(withYoung.won).toBe(learnt.won);
  });

  it('takes the time from old leads, and from all of them only where few old ones were won', () => {
    expect(chooseHorizon({ oldWon: 30, oldDays: 39.2, anyDays: 12 })).toBe(40);
    expect(chooseHorizon({ oldWon: 29, oldDays: 39.2, anyDays: 12 })).toBe(12);
    expect(chooseHorizon({ oldWon: 0, oldDays: null, anyDays: null })).toBe(90);
    expect(chooseHorizon({ oldWon: 0, oldDays: null, anyDays: 0.5 })).toBe(7);
    expect(chooseHorizon({ oldWon: 0, oldDays: null, anyDays: 400 })).toBe(180);
  });

  it('is silent when what held before holds no more', () => {
    const turned = makeLeads(reading).map((lead, at, all) =>
      at < all.length / 2
        ? lead
        : { ...lead, wonAtMs: lead.wonAtMs === undefined ? lead.madeAtMs + dayMs : undefined },
    );
    expect(learnFrom(turned).verdict).toBe('not_better');
  });

  it('is silent when far more or fewer are won than it says, be it right about which', () => {
    // Of the later half nine in ten of those that would be won are not.
    const leads = makeLeads({ ...reading, leads: 3_000 });
    const fewer = leads.map((lead, at) =>
      at < leads.length / 2 || at % 10 === 0 ? lead : { ...lead, wonAtMs: undefined },
    );
    expect(learnFrom(fewer)).toMatchObject({ verdict: 'not_better', isCalibrated: false });
  });

  it('gives the same for the same leads in another order', () => {
    const leads = makeLeads({ leads: 600, truth: (asking) => asking / 10 - 2 });
    expect(learnFrom([...leads].reverse())).toEqual(learnFrom(leads));
  });

  it('is explained by the groups of the ledger, the strongest first', () => {
    const { model } = learn(reading);
    const { probability, reasons } = explainProbability(model, ['asking', 'reading', 'fit'], [20, 20, 50]);
    expect(reasons[0]?.feature).toBe('reading');
    expect(reasons[0]?.logOdds).toBeLessThan(0);
    expect(probability).toBeLessThan(0.2);
  });
});

describe('what is noted when a lead is made', () => {
  const madeAtMs = nowMs - 100 * dayMs;
  const [group = { id: '', pointsMax: 0 }] = defaultScoreRules.groups;
  const company: KnownFacts = {
    ...{ id: 5, status: 'prospect', source: 'visit', country: 'IT', province: 'MI', industryCode: '25.62' },
    ...{ employees: 40, turnover: null, domains: ['alfa.example'] },
  };
  const line = (atMs: number) => ({
    ...{ eventId: 'e', rule: 'r', ruleVersion: 1, group: group.id, actor: 'visitor:1', points: 10, atMs },
    ...{ fadesAtMs: atMs + 90 * dayMs, replacedAtMs: Number.POSITIVE_INFINITY },
  });

  it('holds what had happened by then, and nothing that happens later', () => {
    const early = noteAtFirst(company, [line(madeAtMs - dayMs)], defaultScoreRules.groups, madeAtMs);
    const late = noteAtFirst(
      company,
      [line(madeAtMs - dayMs), line(madeAtMs + dayMs)],
      defaultScoreRules.groups,
      madeAtMs,
    );
    expect(late).toEqual(early);
    expect(early.points[group.id]).toBeGreaterThan(0);
  });

  it('tells nothing where nobody had done anything', () => {
    const first = noteAtFirst(company, [line(madeAtMs + dayMs)], defaultScoreRules.groups, madeAtMs);
    expect(describeLead(first, defaultScoreRules)).toBeUndefined();
  });
});
