// Addresses of a network, spread evenly over it, so that a network as a whole can be asked about when the one address that
// came from it is no longer known.

import type { ParsedAddress } from './parse-client-address.ts';
import { addressAt, numberOfAddress, readNetworkEnds } from './read-network-ends.ts';

const addressesMax = 256;
const sixAddresses = 16;

/**
 * All addresses of an IPv4 network of at most 256, else 256 that are spread evenly, both ends among them; of a larger IPv6
 * network 16. Written as a prefix or as first and last with a dash. Undefined for what is no network.
 */
export function sampleNetwork(network: string): ParsedAddress[] | undefined {
  const ends = readNetworkEnds(network);
  if (ends === undefined) return undefined;
  const [first, last] = ends;
  const [from, to] = [numberOfAddress(first), numberOfAddress(last)];
  const most = BigInt(first.version === 4 ? addressesMax : sixAddresses);
  const size = to - from + 1n;
  const count = size < most ? size : most;
  return Array.from({ length: Number(count) }, (_, place) => {
    const offset = count === 1n ? 0n : (BigInt(place) * (size - 1n)) / (count - 1n);
    return addressAt(from + offset, first);
  });
}
