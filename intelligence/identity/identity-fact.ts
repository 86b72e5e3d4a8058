// What was said about who is who. Facts are kept for ever, and who is who is worked out from them: no order of arrival,
// no repetition and no late arrival changes what comes out.

import type { IdentityKey } from './identity-key.ts';

/** How somebody proved to be who they say. */
type ProofWay = 'link_token' | 'confirmed_form' | 'server' | 'operator';

interface Said {
  /** Unique; the same fact told twice is one. */
  readonly id: string;
  /** When it happened, milliseconds since 1970, UTC. */
  readonly atMs: number;
}

/** One proof said that these keys are the same person: a server call with a user's id and e-mail. */
export interface ProvenKeys extends Said {
  readonly type: 'proof';
  readonly way: ProofWay;
  readonly keys: readonly IdentityKey[];
}

/** An operator said that two keys are one person. */
export interface MergeKeys extends Said {
  readonly type: 'merge';
  readonly keys: readonly [IdentityKey, IdentityKey];
}

/** An operator took back what `tie` had tied: the id of a merge, or that of a proof. */
export interface CutTie extends Said {
  readonly type: 'cut';
  readonly tie: string;
}

/** What may tie keys together or part them. Claims of a browser are none: they never make two people one. */
export type KeyFact = ProvenKeys | MergeKeys | CutTie;
