// Which hit a mailing tool's flag means.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FlaggedMoment, matchFlags } from '#intelligence/email/match-flags.ts';

const moment = (
  id: string,
  kind: FlaggedMoment['kind'],
  second: number,
  linkId: number | null = 1,
): FlaggedMoment => ({
  ...{ id, kind, linkId, method: 'GET', atMs: second * 1_000 },
});
const match = (...moments: FlaggedMoment[]) => [...matchFlags(moments)].sort();

test('the nearest in time, of the same kind and link, and one for each flag', () => {
  const clicks = [
    moment('a', 'click', 10),
    moment('b', 'click', 13),
    moment('c', 'click', 10, 2),
    moment('o', 'open', 10),
  ];
  expect(match(...clicks, moment('f', 'flagged_click', 12))).toEqual(['b']);
  expect(match(...clicks, moment('f', 'flagged_click', 12), moment('g', 'flagged_click', 12))).toEqual([
    'a',
    'b',
  ]);
  expect(match(...clicks, moment('f', 'flagged_click', 9, 2))).toEqual(['c']);
  expect(match(...clicks, moment('f', 'flagged_open', 40, null))).toEqual(['o']);
});

test('nothing that is far off in time, and no check of an address', () => {
  expect(match(moment('a', 'click', 10), moment('f', 'flagged_click', 26))).toEqual([]);
  expect(match({ ...moment('a', 'click', 10), method: 'HEAD' }, moment('f', 'flagged_click', 10))).toEqual(
    [],
  );
});

test('the same whatever comes first', () => {
  const kinds = fc.constantFrom('click', 'open', 'flagged_click', 'flagged_open') as fc.Arbitrary<
    FlaggedMoment['kind']
  >;
  const list = fc.uniqueArray(
    fc.record({ id: fc.uuid(), kind: kinds, second: fc.nat(30), linkId: fc.constantFrom(1, 2, null) }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  fc.assert(
    fc.property(list, (given) => {
      const moments = given.map(({ id, kind, second, linkId }) => moment(id, kind, second, linkId));
      expect(match(...moments)).toEqual(match(...moments.toReversed()));
    }),
  );
});
