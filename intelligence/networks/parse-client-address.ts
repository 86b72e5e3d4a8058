// The address of a client in the one shape that every look-up takes. IPv4 that travels inside IPv6 comes out as IPv4, so
// that one office has one network whichever way it came.

import { isBogonFour, isBogonSix } from './find-bogon.ts';
import { parseAddressWords } from './parse-address-words.ts';

/** How an IPv4 address was carried inside IPv6; '' when it was not. */
type AddressCarrier = '' | 'mapped' | '6to4' | 'nat64';

export interface ParsedAddress {
  readonly version: 4 | 6;
  /** Unsigned 32-bit words. IPv4: the whole address is in `word0`, the others are 0. IPv6: the first bits are in `word0`. */
  readonly word0: number;
  readonly word1: number;
  readonly word2: number;
  readonly word3: number;
  /** Private, reserved, documentation and the like: no visitor of the public internet has it. */
  readonly isBogon: boolean;
  readonly carrier: AddressCarrier;
}

const words = new Uint32Array(4);

/**
 * Undefined when the text is no address. Unwraps `::ffff:0:0/96` (mapped, RFC 4291), `2002::/16` (6to4, RFC 3056) and
 * `64:ff9b::/96` (NAT64, RFC 6052). Strict: no blanks, ports, brackets, zones or leading zeros.
 */
export function parseClientAddress(text: string): ParsedAddress | undefined {
  const version = parseAddressWords(text, words);
  if (version === 0) return undefined;
  const word0 = words[0] ?? 0;
  if (version === 4) return asFour(word0, '');
  const word1 = words[1] ?? 0;
  const word2 = words[2] ?? 0;
  const word3 = words[3] ?? 0;
  if (word0 === 0 && word1 === 0 && word2 === 0xffff) return asFour(word3, 'mapped');
  if (word0 >>> 16 === 0x2002) return asFour(((word0 << 16) | (word1 >>> 16)) >>> 0, '6to4');
  if (word0 === 0x0064ff9b && word1 === 0 && word2 === 0) return asFour(word3, 'nat64');
  return { version, word0, word1, word2, word3, isBogon: isBogonSix(word0), carrier: '' };
}

function asFour(address: number, carrier: AddressCarrier): ParsedAddress {
  return {
    version: 4,
    word0: address,
    word1: 0,
    word2: 0,
    word3: 0,
    isBogon: isBogonFour(address),
    carrier,
  };
}
