// What rules would have told, tried on history.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { findCrossings } from '#intelligence/scoring/find-crossings.ts';
import { scoreEngagement } from '#intelligence/scoring/score-engagement.ts';
import { addUp } from '#intelligence/scoring/score-ledger.ts';
import { beginMs, dayMs, sampleScoredEvent, someScoredEvents } from '../../support/sample-scored-events.ts';

const { groups } = defaultScoreRules;
const form = (id: string, days: number) =>
  sampleScoredEvent({ id, type: 'form_submit', pageKind: 'other', atMs: beginMs + days * dayMs });

describe('a bound', () => {
  it('is crossed by what took the score over it, and again after it had been below', () => {
    const lines = scoreEngagement([form('e1', 0), form('e2', 3), form('e3', 100)], defaultScoreRules);
    expect(findCrossings(lines, groups, 40)).toEqual([
      { atMs: beginMs, score: 40 },
      // It had faded a little.
      { atMs: beginMs + 3 * dayMs, score: 40 },
      { atMs: beginMs + 100 * dayMs, score: 40 },
    ]);
    expect(findCrossings(lines, groups, 30).map(({ atMs }) => atMs)).toEqual([
      beginMs,
      beginMs + 100 * dayMs,
    ]);
  });

  it('is not crossed because something bad faded', () => {
    const events = [
      sampleScoredEvent({ id: 'bad', type: 'engagement', action: 'meeting_cancelled', pageKind: 'other' }),
      form('good', 0),
    ];
    expect(findCrossings(scoreEngagement(events, defaultScoreRules), groups, 20)).toEqual([]);
  });

  it('is crossed only by a happening, and then the score stands there', () => {
    fc.assert(
      fc.property(someScoredEvents, fc.integer({ min: 1, max: 60 }), (events, scoreMin) => {
        const lines = scoreEngagement(events, defaultScoreRules);
        for (const { atMs, score } of findCrossings(lines, groups, scoreMin)) {
          expect(events.some((event) => event.atMs === atMs)).toBe(true);
          expect(addUp(lines, groups, atMs).score).toBe(score);
          expect(score).toBeGreaterThanOrEqual(scoreMin);
        }
      }),
    );
  });
});
