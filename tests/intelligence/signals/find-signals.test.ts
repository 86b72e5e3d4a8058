// What is new about a lead, and what is not news.

import { describe, expect, it } from 'vitest';
import { type SignalRules, signalRulesSchema, tellingRulesSchema } from '#contract/signal-rules.ts';
import { defaultSignalRules, defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import { findSignals } from '#intelligence/signals/find-signals.ts';
import type { LeadFacts } from '#intelligence/signals/lead-facts.ts';
import { dayMs, nowMs, sampleLeadFacts, sampleVisit } from '../../support/sample-lead-facts.ts';

const find = (facts: Partial<LeadFacts>, rules: SignalRules = defaultSignalRules) =>
  findSignals(sampleLeadFacts(facts), rules, nowMs);
const kinds = (facts: Partial<LeadFacts>) => find(facts).map(({ kind }) => kind);
const fresh = (more: Parameters<typeof sampleVisit>[1] = {}) => sampleVisit(0, { isNew: true, ...more });
const prices = [{ kind: 'price', path: '/prices' }];

describe('a visit that is new', () => {
  it('of a customer who was silent, says that they are back, and by which visit', () => {
    expect(find({ visits: [sampleVisit(61), fresh()] })).toEqual([
      {
        kind: 'customer_back',
        lead: 'company 7',
        key: 'customer_back company 7 v0',
        atMs: nowMs,
        because: ['v0'],
      },
    ]);
    expect(kinds({ visits: [sampleVisit(59), fresh()] })).toEqual([]);
  });

  it('of a lost deal is a return as well, of a stranger it is none', () => {
    const visits = [sampleVisit(90), fresh()];
    expect(kinds({ isCustomer: false, deal: 'lost', visits })).toEqual(['customer_back']);
    expect(kinds({ isCustomer: false, deal: 'none', visits })).toEqual([]);
  });

  it('of a customer whom nobody ever saw here is no return', () => {
    expect(kinds({ visits: [fresh()] })).toEqual([]);
  });

  it('of a customer on pages of cancellation says so once a day', () => {
    const pages = [{ kind: 'other', path: '/disdetta/modulo' }];
    const visits = [fresh({ id: 'a', pages }), fresh({ id: 'b', pages, atMs: nowMs + 1 })];
    expect(kinds({ visits })).toEqual(['customer_at_risk']);
    expect(kinds({ isCustomer: false, visits })).toEqual([]);
  });

  it('on prices of an ideal lead with a high score is hot; with less fit or less score it is not', () => {
    const hot = { fit: 70, score: 60, scoreBefore: 60, visits: [fresh({ pages: prices })] };
    expect(kinds(hot)).toEqual(['ideal_and_hot']);
    expect(kinds({ ...hot, fit: 69 })).toEqual([]);
    expect(kinds({ ...hot, score: 59, scoreBefore: 59 })).toEqual([]);
    expect(kinds({ ...hot, visits: [fresh()] })).toEqual([]);
  });

  it('of the third person in a week says so, of the same three or of a fourth it does not', () => {
    const by = (actor: string, daysAgo: number, isNew: boolean) =>
      sampleVisit(daysAgo, { id: `${actor} ${daysAgo}`, actor, isNew });
    const two = [by('a', 3, false), by('b', 2, false)];
    expect(find({ visits: [...two, by('c', 0, true)] })).toMatchObject([
      { kind: 'several_people', because: ['c 0', 'a 3', 'b 2'] },
    ]);
    expect(kinds({ visits: [...two, by('a', 0, true)] })).toEqual([]);
    expect(kinds({ visits: [...two, by('c', 1, false), by('d', 0, true)] })).toEqual([]);
    expect(kinds({ visits: [by('a', 9, false), by('b', 8, false), by('c', 0, true)] })).toEqual([]);
  });

  it('on prices, two weeks after the last look at them, is a return to pricing', () => {
    expect(kinds({ visits: [sampleVisit(20, { pages: prices }), fresh({ pages: prices })] })).toEqual([
      'back_to_pricing',
    ]);
    expect(kinds({ visits: [sampleVisit(5, { pages: prices }), fresh({ pages: prices })] })).toEqual([]);
  });

  it('takes a company over the bound: warm, and only when it is new that it is', () => {
    const warm = { isCustomer: false, score: 45, scoreBefore: 20, visits: [fresh()] };
    expect(kinds(warm)).toEqual(['new_warm_company']);
    expect(kinds({ ...warm, scoreBefore: 41 })).toEqual([]);
    expect(kinds({ ...warm, isCustomer: true })).toEqual([]);
  });

  it.each(['support', 'login', 'careers'])('of nothing but pages of the kind %s says nothing', (kind) => {
    const pages = [{ kind, path: '/x' }];
    expect(kinds({ isCustomer: false, score: 90, scoreBefore: 0, visits: [fresh({ pages })] })).toEqual([]);
    expect(kinds({ visits: [sampleVisit(90), fresh({ pages })] })).toEqual([]);
  });
});

describe('what became known late', () => {
  it('is never told: an old visit, request or move that came in now', () => {
    expect(
      kinds({
        isCustomer: false,
        deal: 'lost',
        score: 90,
        scoreBefore: 0,
        visits: [sampleVisit(100), sampleVisit(5, { isNew: true, pages: prices })],
        requests: [{ id: 'r', atMs: nowMs - 5 * dayMs, isNew: true }],
        newcomers: [{ person: 'p', atMs: nowMs - 30 * dayMs, isNew: true }],
      }),
    ).toEqual([]);
  });
});

describe('what somebody says', () => {
  const at = (id: string, hoursAgo: number, isNew = true) => ({
    id,
    atMs: nowMs - hoursAgo * 3_600_000,
    isNew,
  });

  it('is told, once', () => {
    expect(kinds({ requests: [at('r1', 1), at('r1', 1), at('r2', 3, false)] })).toEqual(['request']);
  });

  it('a form that was left is told, unless it was sent after all', () => {
    expect(kinds({ formsLeft: [at('f1', 2)] })).toEqual(['form_left']);
    expect(kinds({ formsLeft: [at('f1', 2)], requests: [at('r1', 1, false)] })).toEqual([]);
  });

  it('somebody known from another company is told', () => {
    expect(kinds({ newcomers: [{ person: 'p1', atMs: nowMs, isNew: true }] })).toEqual(['new_employer']);
  });
});

describe('time alone', () => {
  it('makes a promise overdue, until it is kept', () => {
    const promise = { id: 't1', dueAtMs: nowMs - 1, isKept: false };
    expect(kinds({ promises: [promise] })).toEqual(['promise_overdue']);
    expect(kinds({ promises: [{ ...promise, isKept: true }] })).toEqual([]);
    expect(kinds({ promises: [{ ...promise, dueAtMs: nowMs + 1 }] })).toEqual([]);
  });

  it('says that a customer is quiet against their own habit, once for each silence', () => {
    const weekly = [79, 72, 65, 58, 51, 44, 37].map((daysAgo) => sampleVisit(daysAgo));
    expect(find({ visits: weekly })).toMatchObject([{ kind: 'going_quiet', because: ['v37'] }]);
    const laterMs = nowMs + dayMs / 2;
    const [signal] = findSignals(
      sampleLeadFacts({ visits: weekly, contactedAtMs: laterMs }),
      defaultSignalRules,
      laterMs,
    );
    expect(signal?.key).toBe(find({ visits: weekly })[0]?.key);
  });

  it('tells nothing that came to be long ago, or before the customer was known, however late it is found', () => {
    const silentFor = (days: number, more: Partial<LeadFacts> = {}) =>
      kinds({ visits: [42, 35, 28, 21, 14, 7, 0].map((daysAgo) => sampleVisit(daysAgo + days)), ...more });
    expect(silentFor(37)).toEqual(['going_quiet']);
    expect(silentFor(39)).toEqual([]);
    expect(silentFor(200)).toEqual([]);
    expect(silentFor(37, { knownSinceMs: nowMs - dayMs })).toEqual([]);
    expect(kinds({ promises: [{ id: 't1', dueAtMs: nowMs - 8 * dayMs, isKept: false }] })).toEqual([]);
    expect(kinds({ contactedAtMs: nowMs - 400 * dayMs })).toEqual([]);
  });

  it('does not call a customer quiet who is silent as long at other times, or has no habit', () => {
    const seldom = [300, 245, 200, 160, 110, 80, 50].map((daysAgo) => sampleVisit(daysAgo));
    expect(kinds({ visits: seldom })).toEqual([]);
    expect(kinds({ visits: [sampleVisit(60), sampleVisit(55)] })).toEqual([]);
  });

  it('says that nobody has contacted a customer, and again after as long', () => {
    expect(kinds({ contactedAtMs: nowMs - 89 * dayMs })).toEqual([]);
    const first = find({ contactedAtMs: nowMs - 90 * dayMs });
    expect(first.map(({ kind }) => kind)).toEqual(['not_contacted']);
    const again = findSignals(
      sampleLeadFacts({ contactedAtMs: nowMs - 90 * dayMs }),
      defaultSignalRules,
      nowMs + 90 * dayMs,
    );
    expect(again.map(({ kind }) => kind)).toEqual(['not_contacted']);
    expect(again[0]?.key).not.toBe(first[0]?.key);
    expect(kinds({ contactedAtMs: undefined, sinceMs: nowMs - 272 * dayMs })).toEqual(['not_contacted']);
  });
});

describe('rules', () => {
  it('that Fiuto comes with are ones that an administrator could have written', () => {
    expect(signalRulesSchema.parse(defaultSignalRules)).toEqual(defaultSignalRules);
    expect(tellingRulesSchema.parse(defaultTellingRules)).toEqual(defaultTellingRules);
  });

  it('can silence a kind', () => {
    const rules: SignalRules = { ...defaultSignalRules, silent: ['customer_back'] };
    expect(find({ visits: [sampleVisit(90), fresh()] }, rules)).toEqual([]);
  });

  it('name no time zone that does not exist', () => {
    expect(
      tellingRulesSchema.safeParse({ ...defaultTellingRules, timeZone: 'Europe/Atlantis' }).success,
    ).toBe(false);
  });
});
