// Addresses of the generated world as numbers, text and prefixes.

import { expect, test } from 'vitest';
import { cutIntoPrefixes, rangeSize, readBlock, writeAddress } from '#bench/accuracy/space/address-range.ts';

test('addresses are written as everybody writes them', () => {
  expect(writeAddress(4, 0x5bcd_0001n)).toBe('91.205.0.1');
  expect(writeAddress(6, readBlock('2a02:26f7::/32').first)).toBe('2a02:26f7::');
  expect(writeAddress(6, readBlock('2001:db8:0:1::/64').first + 5n)).toBe('2001:db8:0:1::5');
  expect(writeAddress(6, readBlock('fd00::/8').last)).toBe('fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff');
});

test('a range that is no prefix is cut into the fewest prefixes, and nothing is lost or added', () => {
  const first = readBlock('62.1.2.5/32').first;
  const prefixes = cutIntoPrefixes({ version: 4, first, last: first + 11n });
  expect(prefixes.map(({ first: start, length }) => `${writeAddress(4, start)}/${length}`)).toEqual([
    '62.1.2.5/32',
    '62.1.2.6/31',
    '62.1.2.8/29',
    '62.1.2.16/32',
  ]);
  expect(cutIntoPrefixes(readBlock('0.0.0.0/0'))).toEqual([{ first: 0n, length: 0 }]);
  expect(rangeSize(readBlock('10.0.0.0/8'))).toBe(16_777_216n);
});
