// Addresses of a network, spread evenly over it, so that a network as a whole can be asked about when the one address that
// came from it is no longer known.

import { type ParsedAddress, parseClientAddress } from './parse-client-address.ts';

const addressesMax = 256;
const sixAddresses = 16;

/**
 * All addresses of an IPv4 network of at most 256, else 256 that are spread evenly, both ends among them; of a larger IPv6
 * network 16. Written as a prefix or as first and last with a dash. Undefined for what is no network.
 */
export function sampleNetwork(network: string): ParsedAddress[] | undefined {
  const ends = readEnds(network);
  if (ends === undefined) return undefined;
  const [first, last] = ends;
  const [from, to] = [toNumber(first), toNumber(last)];
  if (to < from) return undefined;
  const most = BigInt(first.version === 4 ? addressesMax : sixAddresses);
  const size = to - from + 1n;
  const count = size < most ? size : most;
  return Array.from({ length: Number(count) }, (_, place) => {
    const offset = count === 1n ? 0n : (BigInt(place) * (size - 1n)) / (count - 1n);
    return fromNumber(from + offset, first);
  });
}

function readEnds(network: string): [ParsedAddress, ParsedAddress] | undefined {
  const [from = '', to] = network.split('-');
  if (to !== undefined) return bothOf(parseClientAddress(from), parseClientAddress(to));
  const [text = '', bits = ''] = network.split('/');
  const first = parseClientAddress(text);
  if (first === undefined || !/^\d{1,3}$/.test(bits)) return undefined;
  const width = first.version === 4 ? 32 : 128;
  if (Number(bits) > width) return undefined;
  const hosts = (1n << BigInt(width - Number(bits))) - 1n;
  const start = toNumber(first) & ~hosts;
  return [fromNumber(start, first), fromNumber(start | hosts, first)];
}

function bothOf(
  first: ParsedAddress | undefined,
  last: ParsedAddress | undefined,
): [ParsedAddress, ParsedAddress] | undefined {
  if (first === undefined || last === undefined || first.version !== last.version) return undefined;
  return [first, last];
}

function toNumber({ version, word0, word1, word2, word3 }: ParsedAddress): bigint {
  if (version === 4) return BigInt(word0);
  return (BigInt(word0) << 96n) | (BigInt(word1) << 64n) | (BigInt(word2) << 32n) | BigInt(word3);
}

function fromNumber(number: bigint, like: ParsedAddress): ParsedAddress {
  const word = (shift: bigint) => Number((number >> shift) & 0xffff_ffffn);
  if (like.version === 4) return { ...like, word0: word(0n) };
  return { ...like, word0: word(96n), word1: word(64n), word2: word(32n), word3: word(0n) };
}
