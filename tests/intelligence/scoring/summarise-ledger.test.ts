// What a list shows of a ledger: the score, since when it is warm, and why.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { scoreEngagement } from '#intelligence/scoring/score-engagement.ts';
import { addUp } from '#intelligence/scoring/score-ledger.ts';
import { summariseLedger } from '#intelligence/scoring/summarise-ledger.ts';
import { beginMs, dayMs, sampleScoredEvent, someScoredEvents } from '#tests/support/sample-scored-events.ts';

const { groups } = defaultScoreRules;
const warmScoreMin = 40;
const linesOf = (events: Parameters<typeof scoreEngagement>[0]) => scoreEngagement(events, defaultScoreRules);

test('a company is warm since the event that took it over the line, until it has faded below', () => {
  const lines = linesOf([
    sampleScoredEvent({ id: 'e1', pageKind: 'quote' }),
    sampleScoredEvent({ id: 'e2', atMs: beginMs + dayMs, type: 'form_submit', pageKind: 'other' }),
  ]);
  const at = (days: number) =>
    summariseLedger(lines, groups, { nowMs: beginMs + days * dayMs, warmScoreMin });
  expect(at(0)).toMatchObject({ score: 20, warmSinceMs: undefined });
  expect(at(2)).toMatchObject({ score: 58, warmSinceMs: beginMs + dayMs });
  expect(at(30)).toMatchObject({ score: 21, warmSinceMs: undefined });
});

test('the rules that weigh most now come first, what speaks against it among them', () => {
  const lines = linesOf([
    sampleScoredEvent({ id: 'e1', pageKind: 'product' }),
    sampleScoredEvent({ id: 'e2', pageKind: 'quote', actor: 'person:2' }),
    sampleScoredEvent({ id: 'e3', pageKind: 'quote', actor: 'person:3' }),
    sampleScoredEvent({ id: 'e4', type: 'engagement', action: 'email_complaint', pageKind: 'other' }),
  ]);
  const { reasons } = summariseLedger(lines, groups, { nowMs: beginMs, warmScoreMin });
  expect(reasons.map(({ rule, points, actors }) => [rule, points, actors])).toEqual([
    ['complained', -40, 1],
    ['quote_page', 40, 2],
    ['product_page', 3, 1],
  ]);
});

test('it says the score that the ledger adds up to, and is warm exactly from the line on', () => {
  fc.assert(
    fc.property(someScoredEvents, fc.integer({ min: 0, max: 200 }), (events, days) => {
      const lines = linesOf(events);
      const nowMs = beginMs + days * dayMs;
      const { score, warmSinceMs } = summariseLedger(lines, groups, { nowMs, warmScoreMin });
      expect(score).toBe(addUp(lines, groups, nowMs).score);
      expect(warmSinceMs !== undefined).toBe(score >= warmScoreMin);
      expect(warmSinceMs ?? nowMs).toBeLessThanOrEqual(nowMs);
      expect(summariseLedger([...lines].reverse(), groups, { nowMs, warmScoreMin })).toEqual(
        summariseLedger(lines, groups, { nowMs, warmScoreMin }),
      );
    }),
  );
});
