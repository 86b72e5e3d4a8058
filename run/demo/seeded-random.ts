// Random numbers that are the same in every run: what the demo and the benchmarks make is the same each time.

import { createHash } from 'node:crypto';

export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** Whole, from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** True in this share of cases, 0 to 1. */
  chance(share: number): boolean;
  /** UUIDv7 with this time, milliseconds since 1970. */
  uuid(atMs: number): string;
}

/** Mulberry32: small, fast, the same everywhere. */
export function createSeededRandom(seed: string): SeededRandom {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number) =>
    whole(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    whole,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    chance: (share) => next() < share,
    uuid: (atMs) => {
      const time = Math.floor(atMs).toString(16).padStart(12, '0');
      const variant = hex(4).replace(/^./, (digit) => ((Number.parseInt(digit, 16) & 3) | 8).toString(16));
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}-${hex(6)}${hex(6)}`;
    },
  };
}
