// First and last address of a network as text that compares as the addresses do.

import { readNetworkEnds } from '#intelligence/networks/read-network-ends.ts';
import type { KeyRange } from './known-changes.ts';
import { addressKey } from './range-map.ts';

/** Written as a prefix or as first and last with a dash. Undefined for what is no network. */
export function networkKeys(network: string): KeyRange | undefined {
  const ends = readNetworkEnds(network);
  return ends && { first: addressKey(ends[0]), last: addressKey(ends[1]) };
}
