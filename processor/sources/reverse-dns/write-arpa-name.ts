// The name under which the reverse name of an address is asked for (RFC 1035 section 3.5, RFC 3596 section 2.5).

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export function writeArpaName({ version, word0, word1, word2, word3 }: ParsedAddress): string {
  if (version === 4)
    return `${word0 & 255}.${(word0 >>> 8) & 255}.${(word0 >>> 16) & 255}.${word0 >>> 24}.in-addr.arpa`;
  const digits = [word0, word1, word2, word3].map((word) => word.toString(16).padStart(8, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}
