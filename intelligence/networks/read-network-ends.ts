// The first and last address of a network that is written as a prefix or as two addresses with a dash: what decisions keep
// of where a visit came from.

import { formatAddress } from './format-address.ts';
import { type ParsedAddress, parseClientAddress } from './parse-client-address.ts';

/** `203.1.2.0/24` or `203.1.2.0-203.1.2.9`. Undefined for what is no network, or ends before it begins. */
export function readNetworkEnds(network: string): [ParsedAddress, ParsedAddress] | undefined {
  const [from = '', to] = network.split('-');
  if (to !== undefined) return inOrder(parseClientAddress(from), parseClientAddress(to));
  const [text = '', bits = ''] = network.split('/');
  const first = parseClientAddress(text);
  if (first === undefined || !/^\d{1,3}$/.test(bits)) return undefined;
  const width = first.version === 4 ? 32 : 128;
  if (Number(bits) > width) return undefined;
  const hosts = (1n << BigInt(width - Number(bits))) - 1n;
  const start = numberOfAddress(first) & ~hosts;
  return [addressAt(start, first), addressAt(start | hosts, first)];
}

function inOrder(
  first: ParsedAddress | undefined,
  last: ParsedAddress | undefined,
): [ParsedAddress, ParsedAddress] | undefined {
  if (first === undefined || last === undefined || first.version !== last.version) return undefined;
  return numberOfAddress(first) <= numberOfAddress(last) ? [first, last] : undefined;
}

export function numberOfAddress({ version, word0, word1, word2, word3 }: ParsedAddress): bigint {
  if (version === 4) return BigInt(word0);
  return (BigInt(word0) << 96n) | (BigInt(word1) << 64n) | (BigInt(word2) << 32n) | BigInt(word3);
}

/** `like`: of the same version. */
export function addressAt(number: bigint, like: ParsedAddress): ParsedAddress {
  const word = (shift: bigint) => Number((number >> shift) & 0xffff_ffffn);
  if (like.version === 4) return { ...like, word0: word(0n) };
  return { ...like, word0: word(96n), word1: word(64n), word2: word(32n), word3: word(0n) };
}

/** The address as data sets and records write it. */
export function writeAddress({ version, word0, word1, word2, word3 }: ParsedAddress): string {
  return formatAddress(version, word0, word1, word2, word3);
}

/** Whether every address of `inner` is one of `outer`; false when one of them is no network. */
export function coversNetwork(outer: string, inner: string): boolean {
  const [one, other] = [readNetworkEnds(outer), readNetworkEnds(inner)];
  if (one === undefined || other === undefined || one[0].version !== other[0].version) return false;
  return (
    numberOfAddress(one[0]) <= numberOfAddress(other[0]) &&
    numberOfAddress(one[1]) >= numberOfAddress(other[1])
  );
}
