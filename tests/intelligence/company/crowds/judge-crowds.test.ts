// Which ranges hold a crowd does not depend on the order of counting, and does not flicker.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrowdBook } from '#intelligence/company/crowds/crowd.ts';
import { countedVisitorsMin, judgeCrowds } from '#intelligence/company/crowds/judge-crowds.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';

const judge = (
  counted: readonly { network: string; visitors: number }[],
  before: Parameters<typeof judgeCrowds>[1] = [],
  isWhole = true,
) => judgeCrowds(counted, before, defaultWeights, isWhole);
const office = { first: '203.1.2.0', last: '203.1.2.7' };

describe('a crowd', () => {
  it('is thirty visitors behind a /29 or less, or behind a /64', () => {
    expect(
      judge([
        { network: '203.1.2.0/29', visitors: 30 },
        { network: '203.1.3.0/29', visitors: 29 },
        { network: '203.1.4.0/28', visitors: 900 },
        { network: '203.1.5.1-203.1.5.6', visitors: 31 },
        { network: '203.1.6.1-203.1.6.9', visitors: 31 },
        { network: '2a01:4f8:1:2::/64', visitors: 50 },
        { network: '2a01:4f8:1::/48', visitors: 50 },
        { network: 'nothing', visitors: 50 },
      ]),
    ).toEqual([
      { ...office, visitors: 30 },
      { first: '203.1.5.1', last: '203.1.5.6', visitors: 31 },
      { first: '2a01:4f8:1:2::', last: '2a01:4f8:1:2:ffff:ffff:ffff:ffff', visitors: 50 },
    ]);
  });

  it('stays as it was noticed until it has halved, so that decisions are not made again each hour', () => {
    const [crowd] = judge([{ network: '203.1.2.0/29', visitors: 31 }]);
    const later = (visitors: number) =>
      judge([{ network: '203.1.2.0/29', visitors }], crowd === undefined ? [] : [crowd]);
    expect(later(29)).toEqual([{ ...office, visitors: 31 }]);
    expect(later(300)).toEqual([{ ...office, visitors: 31 }]);
    expect(later(countedVisitorsMin(defaultWeights) - 1)).toEqual([]);
    expect(judge([], crowd === undefined ? [] : [crowd])).toEqual([]);
    expect(judge([], crowd === undefined ? [] : [crowd], false)).toEqual([crowd]);
  });

  it('is the same whatever the order of counting', () => {
    const counted = fc.uniqueArray(
      fc.record({
        network: fc.integer({ min: 0, max: 31 }).map((at) => `203.1.2.${at * 8}/29`),
        visitors: fc.integer({ min: 0, max: 60 }),
      }),
      { selector: ({ network }) => network },
    );
    fc.assert(
      fc.property(counted, counted, fc.boolean(), (now, then, isWhole) => {
        const before = judge(then);
        const forth = judge(now, before, isWhole);
        expect(judge([...now].reverse(), [...before].reverse(), isWhole)).toEqual(forth);
        // Counted once more, nothing changes.
        expect(judge(now, forth, isWhole)).toEqual(forth);
      }),
    );
  });
});

describe('the book of crowds', () => {
  it('knows exactly the ranges that it was given', () => {
    const book = createCrowdBook([
      { ...office, visitors: 31 },
      { first: '203.1.2.0', last: '203.1.2.3', visitors: 40 },
    ]);
    expect(book.visitorsOf(office)).toBe(31);
    expect(book.visitorsOf({ first: '203.1.2.0', last: '203.1.2.3' })).toBe(40);
    expect(book.visitorsOf({ first: '203.1.2.0', last: '203.1.2.1' })).toBe(0);
    expect(book.visitorsOf({ first: '203.1.2.4', last: '203.1.2.7' })).toBe(0);
  });
});
