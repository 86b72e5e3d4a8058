// The network of an address at a given prefix length, as text: what `.mmdb` trees answer, and what may be kept of an
// address when nobody owns a narrower range.

import { formatAddress } from './format-address.ts';
import type { ParsedAddress } from './parse-client-address.ts';

export interface AddressNetwork {
  /** Such as `38.105.0.64/27`. */
  readonly cidr: string;
  readonly first: string;
  readonly last: string;
}

/** Longest prefix that may be kept of anybody's address: a client hides among 256 addresses, or in a site's /48. */
export const keptPrefix = { 4: 24, 6: 48 } as const;

/** `prefix` from 0 to 32 or 128; a longer one counts as the longest. */
export function networkOfAddress(address: ParsedAddress, prefix: number): AddressNetwork {
  const { version, word0, word1, word2, word3 } = address;
  const bits = Math.min(prefix, version === 4 ? 32 : 128);
  const masks = [maskWord(bits), maskWord(bits - 32), maskWord(bits - 64), maskWord(bits - 96)] as const;
  const first = formatAddress(
    version,
    (word0 & masks[0]) >>> 0,
    (word1 & masks[1]) >>> 0,
    (word2 & masks[2]) >>> 0,
    (word3 & masks[3]) >>> 0,
  );
  const last = formatAddress(
    version,
    (word0 | ~masks[0]) >>> 0,
    (word1 | ~masks[1]) >>> 0,
    (word2 | ~masks[2]) >>> 0,
    (word3 | ~masks[3]) >>> 0,
  );
  return { cidr: `${first}/${bits}`, first, last };
}

/** The network that may be kept of the address itself: its /24 or /48. */
export function keptNetwork(address: ParsedAddress): string {
  return networkOfAddress(address, keptPrefix[address.version]).cidr;
}

/** 32-bit mask with `bits` leading ones, none below 0 and all above 32. */
function maskWord(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}
