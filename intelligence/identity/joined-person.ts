// A person as a set of keys, and what ties them together.

import type { IdentityKey } from './identity-key.ts';

/** Two keys that a fact says are one person. */
export interface Tie {
  /** Of the fact that says so. */
  readonly fact: string;
  readonly by: 'proof' | 'merge';
  readonly keys: readonly [IdentityKey, IdentityKey];
}

export interface JoinedPerson {
  /** The one that was tied first, of two the first of the alphabet; the others are names of the same person. */
  readonly first: IdentityKey;
  /** In the order of the alphabet. */
  readonly keys: readonly IdentityKey[];
  readonly ties: readonly Tie[];
}
