// Sorting of rows by several columns: the way for many rows must give what the way for few gives.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortRows } from '#intelligence/company/ranges/sort-rows.ts';

test('many rows are sorted as a plain sort does it, and equal ones stay in their order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.boolean(), (seed, isDescending) => {
      let state = seed;
      const next = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state;
      };
      const major = Uint32Array.from({ length: 25_000 }, () => (next() >>> 24) * 0x01000001);
      const minor = Uint32Array.from({ length: 25_000 }, () => next() % 3);
      const rows = Array.from(major.keys()).sort(
        (one, other) =>
          (major[one] ?? 0) - (major[other] ?? 0) ||
          (isDescending ? -1 : 1) * ((minor[one] ?? 0) - (minor[other] ?? 0)) ||
          one - other,
      );
      const sorted = sortRows(major.length, [
        { values: major, isDescending: false },
        { values: minor, isDescending },
      ]);
      expect(rows.findIndex((row, index) => row !== sorted[index])).toBe(-1);
    }),
    { numRuns: 10 },
  );
});
