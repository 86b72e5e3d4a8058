// Addresses of visits over generated networks: a part from assignments, the rest from anywhere in the carriers' space.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { generateRanges, type RangeAmounts } from '../generate-ranges.ts';

/** Of so many visits one comes from an assigned network, the rest from anywhere. */
const assignedEvery = 2;

/** As many different addresses; the same each time. */
export function pickAddresses(amounts: RangeAmounts, count: number): readonly ParsedAddress[] {
  const found: ParsedAddress[] = [];
  const every = Math.max(1, Math.floor((amounts.four + amounts.six) / (count / assignedEvery)));
  let at = 0;
  for (const row of generateRanges(amounts)) {
    at += 1;
    if (at % every !== 0) continue;
    found.push(
      row.version === 4
        ? makeAddress(4, row.first0, 0, 0, 0)
        : makeAddress(6, row.first0, row.first1, row.first2, 1),
    );
    if (found.length < count)
      found.push(makeAddress(4, (0x01000000 + Math.imul(at, 0x9e3779b1)) >>> 0, 0, 0, 0));
    if (found.length >= count) break;
  }
  return shuffle(found);
}

function makeAddress(
  version: 4 | 6,
  word0: number,
  word1: number,
  word2: number,
  word3: number,
): ParsedAddress {
  return { version, word0, word1, word2, word3, isBogon: false, carrier: '' };
}

/** By a fixed rule, so that neighbours in the address space are no neighbours in time. */
function shuffle(addresses: readonly ParsedAddress[]): readonly ParsedAddress[] {
  const keyed = addresses.map((address, at) => ({ address, key: Math.imul(at + 1, 0x9e3779b1) >>> 0 }));
  return keyed.sort((one, other) => one.key - other.key).map(({ address }) => address);
}
