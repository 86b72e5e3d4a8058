// Slows down guessing: wrong passwords per account and address, wrong one-time links per address. Counted in the
// records store, so that a restart or a second machine does not start over.

import { createHmac } from 'node:crypto';
import type { Records } from '#stores/records/open-records.ts';
import { countTry, forgetTries, type TryLimit } from '#stores/records/questions/access-count-try.ts';
import { Refusal } from '../api/refusal.ts';

const quarterMs = 15 * 60_000;

/** One address on one account; few enough that guessing is hopeless, enough for a tired person. */
const perPair: TryLimit = { triesMax: 8, windowMs: quarterMs };
/** All addresses on one account. Higher, so that a stranger cannot keep the owner out with a few tries. */
const perAccount: TryLimit = { triesMax: 50, windowMs: quarterMs };
const perAddress: TryLimit = { triesMax: 100, windowMs: quarterMs };
const linksPerAddress: TryLimit = { triesMax: 20, windowMs: quarterMs };

export interface Throttle {
  /** Counts a try before the password is looked at. Throws Refusal `too_many_tries`. */
  countPassword(email: string, clientAddress: string): Promise<void>;
  /** The password was right: this person's tries from here are forgotten. */
  forgetPassword(email: string, clientAddress: string): Promise<void>;
  /** Counts a try at a set-up link or an invitation. Throws Refusal `too_many_tries`. */
  countLink(clientAddress: string): Promise<void>;
}

/** `secret` keys the hashes, so that the table names nobody. */
export function createThrottle(records: Records, secret: string): Throttle {
  const keyOf = (...parts: string[]) =>
    createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
  const count = async (key: string, limit: TryLimit) => {
    const { allowed, retryAfterMs } = await countTry(records, key, limit);
    if (!allowed) throw new Refusal('too_many_tries', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
  };
  return {
    countPassword: async (email, clientAddress) => {
      await count(keyOf('address', clientAddress), perAddress);
      await count(keyOf('pair', email.toLowerCase(), clientAddress), perPair);
      await count(keyOf('account', email.toLowerCase()), perAccount);
    },
    forgetPassword: async (email, clientAddress) => {
      await forgetTries(records, keyOf('pair', email.toLowerCase(), clientAddress));
    },
    countLink: (clientAddress) => count(keyOf('link', clientAddress), linksPerAddress),
  };
}
