// Notes on ranges that nest and overlap.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRangeBook } from '#intelligence/company/knowledge/range-book.ts';
import { sampleAddress } from '../../../support/sample-resolution.ts';

describe('a range book', () => {
  it('finds all ranges that hold an address, the narrowest first', () => {
    const end = fc.nat(255);
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 12 }), end, (pairs, wanted) => {
        const ranges = pairs.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
        const book = createRangeBook(
          ranges.map(([from, to]) => ({ first: `151.1.2.${from}`, last: `151.1.2.${to}`, note: to - from })),
        );
        const holding = ranges
          .filter(([from, to]) => from <= wanted && wanted <= to)
          .map(([from, to]) => to - from);
        expect(book.find(sampleAddress(`151.1.2.${wanted}`))).toEqual(
          holding.sort((left, right) => left - right),
        );
      }),
    );
  });

  it('keeps the families apart', () => {
    const book = createRangeBook([
      { first: '2a00::', last: '2a00:ffff:ffff:ffff:ffff:ffff:ffff:ffff', note: 'six' },
      { first: '42.0.0.0', last: '42.0.255.255', note: 'four' },
    ]);
    expect(book.find(sampleAddress('2a00:1::1'))).toEqual(['six']);
    expect(book.find(sampleAddress('42.0.1.1'))).toEqual(['four']);
  });
});
