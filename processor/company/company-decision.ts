// A decision on the way from the resolver to the event store: its id hangs on events, its answer is kept once beside them.

import { createHash } from 'node:crypto';
import type { BlindVerdict } from '#intelligence/company/judge-blind.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';

/** What a decision was made from beside the network: needed to make it again. */
export interface ToldFacts {
  readonly claims: readonly FirstPartyClaim[];
  /** Confirmed reverse name, '' for none. */
  readonly ptr: string;
}

export interface DecisionAnswer {
  readonly told: ToldFacts;
  readonly trace: Trace;
  /** An own office, or a colleague's domain. */
  readonly isOwn: boolean;
  /** Where the visitor told the company: what the network alone would have said. */
  readonly blind: BlindAnswer | undefined;
}

interface BlindAnswer extends Pick<Trace, 'band' | 'kind' | 'reason' | 'name'> {
  readonly verdict: BlindVerdict;
}

/** Of the event that a decision is made for; of who refused none is made. */
export type EventConsent = 'granted' | 'limited';

export interface CompanyDecision {
  /** UInt64 as decimal text. */
  readonly id: string;
  /** Undefined for one of `plainDecisions`. */
  readonly answer: DecisionAnswer | undefined;
}

/** Equal answers have one id, on every machine. */
export function decisionId(answer: DecisionAnswer): string {
  return idOfDigest(createHash('sha256').update(JSON.stringify(answer)).digest());
}

/** From the first eight of its bytes. */
export function idOfDigest(digest: Buffer): string {
  const id = digest.readBigUInt64BE(0);
  // The first two are `plainDecisions`.
  return (id < 2n ? id + 2n : id).toString();
}
