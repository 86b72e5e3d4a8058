// A visit and its truth.

import type { TruthClass, TruthSource } from '../world.ts';

export type ClaimKind = 'verified_email' | 'form_email' | 'link_token';

export interface Visit {
  readonly address: string;
  readonly isBot: boolean;
  /** What the visitor said or proved about itself, with the address of a mailbox. */
  readonly claim: { readonly kind: ClaimKind; readonly email: string } | undefined;
  /** Forward-confirmed name of the address, '' for none. */
  readonly reverseName: string;
  readonly truth: VisitTruth;
}

export interface VisitTruth {
  readonly truthClass: TruthClass;
  /** Where the visitor works: 0 for nowhere that matters. */
  readonly companyId: number;
  readonly alsoRight: readonly number[];
  /** Naming the company is right, not naming it is no gap. */
  readonly neutral: boolean;
  /** Sources that carry the answer; without one nobody could know. */
  readonly knownBy: readonly TruthSource[];
  readonly knowable: boolean;
  /** `given|surname` of a private person in the records. */
  readonly person: string;
  readonly caseName: string;
}
