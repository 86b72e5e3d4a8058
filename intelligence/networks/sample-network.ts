// Addresses of a network, spread evenly over it, so that a network as a whole can be asked about when the one address that
// came from it is no longer known.

import { type ParsedAddress, parseClientAddress } from './parse-client-address.ts';

const addressesMax = 256;
const allOnes = 0xffff_ffff;

/**
 * All addresses of an IPv4 network of at most 256, else 256 that are spread evenly, both ends among them. Written as a
 * prefix or as first and last with a dash. Undefined for IPv6, of whose networks no sample says anything, unless the
 * network is one address; and for what is no network.
 */
export function sampleNetwork(network: string): ParsedAddress[] | undefined {
  const ends = readEnds(network);
  if (ends === undefined) return undefined;
  const [first, last] = ends;
  if (first.version === 6) return isSame(first, last) ? [first] : undefined;
  const size = last.word0 - first.word0 + 1;
  if (size <= 0) return undefined;
  const count = Math.min(size, addressesMax);
  return Array.from({ length: count }, (_, place) => {
    const offset = count === 1 ? 0 : Math.floor((place * (size - 1)) / (count - 1));
    return { ...first, word0: (first.word0 + offset) >>> 0 };
  });
}

function readEnds(network: string): [ParsedAddress, ParsedAddress] | undefined {
  const [from = '', to] = network.split('-');
  if (to !== undefined) return bothOf(parseClientAddress(from), parseClientAddress(to));
  const [text = '', bits = ''] = network.split('/');
  const first = parseClientAddress(text);
  const prefix = Number(bits);
  if (first === undefined || !/^\d{1,3}$/.test(bits) || prefix > (first.version === 4 ? 32 : 128))
    return undefined;
  if (first.version === 6)
    return prefix === 128 ? [first, first] : [first, { ...first, word3: ~first.word3 >>> 0 }];
  const hosts = prefix === 0 ? allOnes : (1 << (32 - prefix)) - 1;
  return [first, { ...first, word0: prefix === 32 ? first.word0 : (first.word0 | hosts) >>> 0 }];
}

function bothOf(
  first: ParsedAddress | undefined,
  last: ParsedAddress | undefined,
): [ParsedAddress, ParsedAddress] | undefined {
  if (first === undefined || last === undefined || first.version !== last.version) return undefined;
  return [first, last];
}

function isSame(one: ParsedAddress, other: ParsedAddress): boolean {
  return (
    one.word0 === other.word0 &&
    one.word1 === other.word1 &&
    one.word2 === other.word2 &&
    one.word3 === other.word3
  );
}
