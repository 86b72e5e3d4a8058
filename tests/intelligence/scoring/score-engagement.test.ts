// What people did, as lines of a ledger, and what these come to at any moment.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EngagementRule, type ScoreRules, scoreRulesSchema } from '#contract/score-rules.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { scoreEngagement } from '#intelligence/scoring/score-engagement.ts';
import { addUp, tenthsAt } from '#intelligence/scoring/score-ledger.ts';
import { beginMs, dayMs, sampleScoredEvent, someScoredEvents } from '../../support/sample-scored-events.ts';

const rulesOf = (rule: Partial<EngagementRule> = {}): ScoreRules => ({
  version: 3,
  groups: [{ id: 'buying', pointsMax: 30 }],
  engagement: [
    {
      id: 'price_page',
      group: 'buying',
      points: 10,
      fadesAfterDays: 10,
      counts: 'each',
      when: [{ field: 'page_kind', how: 'is', values: ['price'] }],
      ...rule,
    },
  ],
  fit: [],
});
const scoreAt = (events: Parameters<typeof scoreEngagement>[0], rules: ScoreRules, atMs: number): number =>
  addUp(scoreEngagement(events, rules), rules.groups, atMs).score;

describe('the ledger of what people did', () => {
  it('says of each point its event, rule, version and the moment it fades', () => {
    expect(scoreEngagement([sampleScoredEvent()], rulesOf())).toEqual([
      {
        eventId: 'e1',
        rule: 'price_page',
        ruleVersion: 3,
        group: 'buying',
        actor: 'visitor:1',
        atMs: beginMs,
        fadesAtMs: beginMs + 10 * dayMs,
        replacedAtMs: Number.POSITIVE_INFINITY,
        points: 10,
      },
    ]);
  });

  it('fades evenly to nothing, and counts nothing before it happened', () => {
    const at = (days: number) => scoreAt([sampleScoredEvent()], rulesOf(), beginMs + days * dayMs);
    expect([-0.1, 0, 5, 9, 10, 30].map(at)).toEqual([0, 10, 5, 1, 0, 0]);
  });

  it('holds each group within its bound, on both sides', () => {
    const many = [1, 2, 3, 4, 5].map((n) => sampleScoredEvent({ id: `e${n}` }));
    expect(scoreAt(many, rulesOf(), beginMs)).toBe(30);
    const lines = scoreEngagement(many, rulesOf({ points: -10 }));
    expect(addUp(lines, rulesOf().groups, beginMs)).toEqual({
      score: 0,
      groups: [{ id: 'buying', tenths: -500, countedTenths: -300 }],
    });
  });

  it('counts nothing that may have been a machine', () => {
    expect(scoreEngagement([sampleScoredEvent({ isHuman: false })], rulesOf())).toEqual([]);
  });

  it.each(['support', 'login', 'careers'] as const)('counts nothing on pages of the kind %s', (pageKind) => {
    const rules = rulesOf({ when: [{ field: 'page_kind', how: 'is', values: [pageKind] }] });
    expect(scoreEngagement([sampleScoredEvent({ pageKind })], rules)).toEqual([]);
  });

  it('pays once for a person and day where a rule says so', () => {
    const events = [
      sampleScoredEvent(),
      sampleScoredEvent({ id: 'e2', atMs: beginMs + 1_000 }),
      sampleScoredEvent({ id: 'e3', atMs: beginMs + 2_000, actor: 'visitor:2' }),
      sampleScoredEvent({ id: 'e4', atMs: beginMs + dayMs }),
    ];
    const lines = scoreEngagement(events, rulesOf({ counts: 'daily' }));
    expect(lines.map(({ eventId }) => eventId)).toEqual(['e1', 'e3', 'e4']);
  });

  it('lets the next of a person take the place of the last, and leaves what the score was before', () => {
    const rules = rulesOf({ counts: 'latest' });
    const first = sampleScoredEvent();
    const next = sampleScoredEvent({ id: 'e2', atMs: beginMs + 5 * dayMs });
    const before = beginMs + 5 * dayMs - 1;
    expect(scoreAt([first, next], rules, before)).toBe(scoreAt([first], rules, before));
    expect(scoreAt([first, next], rules, beginMs + 5 * dayMs)).toBe(10);
  });

  it('does not pay twice for an event that came twice', () => {
    expect(scoreEngagement([sampleScoredEvent(), sampleScoredEvent()], rulesOf())).toHaveLength(1);
  });

  it('gives the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(someScoredEvents, fc.infiniteStream(fc.nat()), (events, chance) => {
        const mixed = events
          .map((event) => ({ event, at: chance.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ event }) => event);
        expect(scoreEngagement(mixed, defaultScoreRules)).toEqual(scoreEngagement(events, defaultScoreRules));
      }),
    );
  });

  it('scored live and from history, comes to the same at every past moment', () => {
    fc.assert(
      fc.property(someScoredEvents, fc.integer({ min: 0, max: 150 * 24 }), (events, hours) => {
        const atMs = beginMs + hours * 3_600_000;
        const live = events.filter((event) => event.atMs <= atMs);
        expect(addUp(scoreEngagement(events, defaultScoreRules), defaultScoreRules.groups, atMs)).toEqual(
          addUp(scoreEngagement(live, defaultScoreRules), defaultScoreRules.groups, atMs),
        );
      }),
    );
  });

  it('adds up: groups are the sum of their lines, the score is the sum of the groups', () => {
    fc.assert(
      fc.property(someScoredEvents, fc.integer({ min: 0, max: 150 * 24 }), (events, hours) => {
        const atMs = beginMs + hours * 3_600_000;
        const lines = scoreEngagement(events, defaultScoreRules);
        const { score, groups } = addUp(lines, defaultScoreRules.groups, atMs);
        for (const { id, tenths, countedTenths } of groups) {
          const own = lines.filter(({ group }) => group === id);
          expect(own.reduce((sum, line) => sum + tenthsAt(line, atMs), 0)).toBe(tenths);
          const bound = (defaultScoreRules.groups.find((group) => group.id === id)?.pointsMax ?? 0) * 10;
          expect(countedTenths).toBe(Math.min(Math.max(tenths, -bound), bound));
        }
        const total = groups.reduce((sum, { countedTenths }) => sum + countedTenths, 0);
        expect(score).toBe(Math.round(Math.min(Math.max(total, 0), 1_000) / 10));
      }),
    );
  });
});

describe('the rules that Fiuto comes with', () => {
  it('are rules that an administrator could have written', () => {
    expect(scoreRulesSchema.parse(defaultScoreRules)).toEqual(defaultScoreRules);
  });

  it('never pay for the opening of a mail', () => {
    const open = sampleScoredEvent({ type: 'engagement', action: 'email_open', pageKind: 'other' });
    expect(scoreEngagement([open], defaultScoreRules)).toEqual([]);
  });
});

describe('rules as somebody writes them', () => {
  it.each<[string, Partial<EngagementRule>, RegExp]>([
    ['a number compared as text', { when: [{ field: 'engaged_s', how: 'is', values: ['3'] }] }, /at_least/],
    ['a text compared as number', { when: [{ field: 'path', how: 'at_least', values: ['3'] }] }, /at_least/],
    [
      'a bound that is no number',
      { when: [{ field: 'engaged_s', how: 'at_least', values: ['x'] }] },
      /one number/,
    ],
    ['a group that is not there', { group: 'nowhere' }, /add the group/],
    ['no points', { points: 0 }, /leave it out/],
  ])('are refused with %s, and say how to mend it', (_, rule, words) => {
    const parsed = scoreRulesSchema.safeParse(rulesOf(rule));
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map(({ message }) => message).join('\n')).toMatch(words);
  });

  it('are refused without conditions', () => {
    expect(scoreRulesSchema.safeParse(rulesOf({ when: [] })).success).toBe(false);
  });
});
