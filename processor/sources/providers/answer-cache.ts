// What a provider has answered, in memory by network: asked for an address it answers at once, and makes nothing.

import QuickLRU from 'quick-lru';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { AddressKey } from '../address-key.ts';

interface CachedAnswer {
  /** Undefined: the provider does not know. */
  readonly statement: NetworkStatement | undefined;
  readonly untilMs: number;
}

export interface AnswerCache {
  /** Of the narrowest network that holds the address; undefined when nothing was answered, or too long ago. */
  find(address: ParsedAddress): CachedAnswer | undefined;
  put(address: ParsedAddress, prefix: number, answer: CachedAnswer): void;
  clear(): void;
}

const networksMax = 100_000;

/** `now`: milliseconds since 1970. */
export function createAnswerCache(now: () => number): AnswerCache {
  const answers = new QuickLRU<AddressKey, CachedAnswer>({ maxSize: networksMax });
  /** Lengths that have been put, the narrowest first; in practice one or two. */
  const prefixes: Record<4 | 6, number[]> = { 4: [], 6: [] };
  return {
    find(address) {
      for (const prefix of prefixes[address.version]) {
        const answer = answers.get(keyOf(address, prefix));
        if (answer !== undefined && answer.untilMs > now()) return answer;
      }
      return undefined;
    },
    put(address, prefix, answer) {
      const known = prefixes[address.version];
      if (!known.includes(prefix)) {
        known.push(prefix);
        known.sort((one, other) => other - one);
      }
      answers.set(keyOf(address, prefix), answer);
    },
    clear() {
      answers.clear();
      prefixes[4] = [];
      prefixes[6] = [];
    },
  };
}

/** Prefixes of IPv6 are no longer than 64. */
function keyOf({ version, word0, word1 }: ParsedAddress, prefix: number): AddressKey {
  const high = prefix >= 32 ? word0 : (word0 & (-1 << (32 - prefix))) >>> 0;
  if (version === 4) return high * 64 + prefix;
  const low = prefix <= 32 ? 0 : (word1 & (prefix >= 64 ? -1 : -1 << (64 - prefix))) >>> 0;
  return `${high}:${low}/${prefix}`;
}
