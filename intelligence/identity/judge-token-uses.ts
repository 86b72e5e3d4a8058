// A signed token in a link names the person it was sent to. Links are forwarded: only the first browser that uses one
// is believed, and a mailbox that several people read proves nobody.

import { type IdentityKey, isSharedKey } from './identity-key.ts';

export interface TokenUse {
  /** Unique; the same use told twice is one. */
  readonly id: string;
  readonly atMs: number;
  /** Site and visitor. */
  readonly visitor: string;
}

/** For each use, by its id: what it says about the visitor who used it. All uses of one token, in any order. */
export function judgeTokenUses(
  recipient: IdentityKey,
  uses: readonly TokenUse[],
): ReadonlyMap<string, 'claim' | 'proof'> {
  const [first] = uses.toSorted((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1));
  const isPerson = !isSharedKey(recipient);
  return new Map(
    uses.map(({ id, visitor }) => [id, isPerson && visitor === first?.visitor ? 'proof' : 'claim']),
  );
}
