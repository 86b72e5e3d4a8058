// Whether a provider may be asked about somebody now: not about who was erased, nor who took the consent to be known back, under
// whichever of their names.

import { createErasedKeys, type ErasedKeys } from '../identity/erased-keys.ts';
import type { Records } from '../open-records.ts';
import { createWithdrawnKeys, type WithdrawnKeys } from './withdrawn-keys.ts';

export interface WhoRefused {
  readonly erased: Pick<ErasedKeys, 'load' | 'has'>;
  readonly withdrawn: Pick<WithdrawnKeys, 'load' | 'isWithdrawn'>;
}

/** `secret`: the master key in hexadecimal digits. */
export function openWhoRefused(records: Records, secret: string): WhoRefused {
  return { erased: createErasedKeys(records, secret), withdrawn: createWithdrawnKeys(records, secret) };
}

/** `keys`: all names of the person. Rejects when PostgreSQL is away. */
export async function mayBeAskedAbout(
  { erased, withdrawn }: WhoRefused,
  keys: readonly string[],
): Promise<boolean> {
  await Promise.all([erased.load(), withdrawn.load()]);
  // Whenever it was taken back: a consent that was given anew was given for something else.
  return keys.every((key) => !erased.has(key) && !withdrawn.isWithdrawn(key, 'person', 0));
}
