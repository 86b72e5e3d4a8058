// Addresses as keys of maps: a number for IPv4, a short text for IPv6, so that a look makes as little as can be.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export type AddressKey = number | string;

/** The whole address. */
export function keyOfAddress({ version, word0, word1, word2, word3 }: ParsedAddress): AddressKey {
  return version === 4 ? word0 : `${word0}:${word1}:${word2}:${word3}`;
}
