// Hands out address space, each address once: aligned blocks from a few /8 that European registries use, and IPv6 blocks.

import type { AddressRange } from './address-range.ts';

export interface Space {
  /** An aligned block of 2^(32 - length) addresses for a carrier. Throws when the space is used up. */
  takeBlock(length: number): AddressRange;
  /** The same for space that goes to its users directly. */
  takeIndependentBlock(length: number): AddressRange;
  /** An IPv6 block of at most 32 fixed bits. */
  takeBlock6(length: number): AddressRange;
}

/** First octets; none of them is private, shared or reserved. */
const carrierOctets = [2, 79, 80, 81, 82, 83, 84, 86, 87, 90, 92, 93, 109, 151, 212, 217] as const;
const independentOctets = [193, 194, 195] as const;
const firstBlock6 = 0x2a0e0000n;

export function createSpace(): Space {
  const carriers = takeFrom(carrierOctets);
  const independents = takeFrom(independentOctets);
  let next6 = firstBlock6;
  return {
    takeBlock: carriers,
    takeIndependentBlock: independents,
    takeBlock6: (length) => {
      const size = 1n << BigInt(32 - length);
      const start = ((next6 + size - 1n) / size) * size;
      next6 = start + size;
      const first = start << 96n;
      return { version: 6, first, last: ((start + size) << 96n) - 1n };
    },
  };
}

function takeFrom(octets: readonly number[]): (length: number) => AddressRange {
  let at = 0;
  let next = BigInt(octets[0] ?? 0) << 24n;
  return (length) => {
    const size = 1n << BigInt(32 - length);
    for (;;) {
      const octet = octets[at];
      if (octet === undefined) throw new Error('The address space of the generator is used up.');
      const first = ((next + size - 1n) / size) * size;
      if (first + size <= BigInt(octet + 1) << 24n) {
        next = first + size;
        return { version: 4, first, last: first + size - 1n };
      }
      at += 1;
      next = BigInt(octets[at] ?? 0) << 24n;
    }
  };
}
