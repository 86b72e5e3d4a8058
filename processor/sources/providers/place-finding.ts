// How far an answer of a provider holds: the range that it states, else the address that was asked about alone, since the next one
// in the same /24 may be another firm's; and the statement that it makes there.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';
import type { NetworkMark, NetworkStatement } from '#intelligence/company/resolution.ts';
import { keptPrefix, networkOfAddress } from '#intelligence/networks/address-network.ts';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { makeRangeRow } from '#processor/adapters/registry/make-range-row.ts';
import { readRangeText } from '#processor/adapters/registry/read-range-text.ts';
import type { CompanyFinding } from './company-provider.ts';

/** Networks under which answers are kept: no wider than an organisation's, and within the first 64 bits of IPv6. */
export const cachePrefixes = { 4: { widest: 16, narrowest: 32 }, 6: { widest: 32, narrowest: 64 } } as const;

export interface PlacedFinding {
  /** Length of the prefix of the address for which the answer holds. */
  readonly prefix: number;
  /** The range that the provider states; null when it states none, or none that can be. */
  readonly range: { readonly first: string; readonly last: string; readonly hostBits: number } | null;
}

export function placeFinding(address: ParsedAddress, stated: string): PlacedFinding {
  const alone = cachePrefixes[address.version].narrowest;
  const range: AddressRange = makeRangeRow();
  if (stated === '' || readRangeText(stated, range) !== '' || range.version !== address.version)
    return { prefix: alone, range: null };
  const first = [range.first0, range.first1, range.first2, range.first3] as const;
  const last = [range.last0, range.last1, range.last2, range.last3] as const;
  const words = [address.word0, address.word1, address.word2, address.word3] as const;
  if (compare(words, first) < 0 || compare(words, last) > 0) return { prefix: alone, range: null };
  const { widest, narrowest } = cachePrefixes[address.version];
  const fitting = findPrefix(address, first, last);
  // Wider than any organisation's own: it tells who provides the network, not who uses it.
  if (fitting < widest) return { prefix: alone, range: null };
  const [f0, f1, f2, f3] = first;
  const [l0, l1, l2, l3] = last;
  return {
    prefix: Math.min(fitting, narrowest),
    range: {
      first: formatAddress(address.version, f0, f1, f2, f3),
      last: formatAddress(address.version, l0, l1, l2, l3),
      hostBits: countHostBits(address.version, first, last),
    },
  };
}

const noStatement = {
  asn: 0,
  asnName: '',
  asnDomain: '',
  connectionType: '',
  staticScore: -1,
} as const;
const markKinds: ReadonlySet<string> = new Set<NetworkMark>([
  'tor',
  'vpn',
  'proxy',
  'relay',
  'hosting',
  'mobile',
]);

/** `day`: when the provider said so, `YYYY-MM-DD`. */
export function stateFinding(
  finding: CompanyFinding,
  address: ParsedAddress,
  { prefix, range }: PlacedFinding,
  dataset: NetworkStatement['dataset'],
): NetworkStatement {
  const { name, domain, country, kind } = finding;
  const isProvider = kind === 'isp' || kind === 'hosting';
  return {
    ...noStatement,
    dataset,
    // What is written down names no single address.
    row:
      range === null
        ? networkOfAddress(address, Math.min(prefix, keptPrefix[address.version])).cidr
        : `${range.first}-${range.last}`,
    range: range === null ? null : { first: range.first, last: range.last },
    hostBits: range?.hostBits ?? -1,
    organisation: name,
    provider: isProvider ? name : '',
    domain,
    userType: kind,
    marks: markKinds.has(kind) ? [kind as NetworkMark] : [],
    country,
  };
}

type Words = readonly [number, number, number, number];

function compare(one: Words, other: Words): number {
  for (let word = 0; word < 4; word += 1) {
    const difference = (one[word] ?? 0) - (other[word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The widest network around the address that lies within both ends. */
function findPrefix(address: ParsedAddress, first: Words, last: Words): number {
  const bits = address.version === 4 ? 32 : 128;
  for (let prefix = 0; prefix < bits; prefix += 1) {
    if (compare(cut(address, prefix, false), first) >= 0 && compare(cut(address, prefix, true), last) <= 0)
      return prefix;
  }
  return bits;
}

/** First or last address of the network. */
function cut({ version, word0, word1, word2, word3 }: ParsedAddress, prefix: number, isLast: boolean): Words {
  const word = (value: number, index: number): number => {
    if (version === 4 && index > 0) return 0;
    const bits = Math.min(Math.max(prefix - index * 32, 0), 32);
    const mask = bits === 0 ? 0 : -1 << (32 - bits);
    return (isLast ? value | ~mask : value & mask) >>> 0;
  };
  return [word(word0, 0), word(word1, 1), word(word2, 2), word(word3, 3)];
}

/** Bits that number the range's addresses: 8 for a /24, and for any range that is not larger. */
function countHostBits(version: 4 | 6, first: Words, last: Words): number {
  const toNumber = (words: Words) =>
    version === 4
      ? BigInt(words[0])
      : (BigInt(words[0]) << 96n) | (BigInt(words[1]) << 64n) | (BigInt(words[2]) << 32n) | BigInt(words[3]);
  return (toNumber(last) - toNumber(first)).toString(2).replace(/^0$/, '').length;
}
