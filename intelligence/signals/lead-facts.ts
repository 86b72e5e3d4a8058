// What the signals ask of a lead: its company, what its people did, what was promised and when one of us last spoke to it.

import type { Verdict } from '#contract/verdict-rules.ts';
import type { Band } from '../company/resolution.ts';

export interface LeadFacts {
  /** Key of the lead, the same for ever. */
  readonly lead: string;
  readonly verdict: Verdict;
  readonly band: Band;
  readonly isCustomer: boolean;
  /** Of the deals with it. */
  readonly deal: 'none' | 'open' | 'lost';
  /** 0 to 100. */
  readonly fit: number;
  /** Now, and before what is new here. */
  readonly score: number;
  readonly scoreBefore: number;
  /** Of humans alone, of the last 400 days, in any order. */
  readonly visits: readonly LeadVisit[];
  readonly requests: readonly { readonly id: string; readonly atMs: number; readonly isNew: boolean }[];
  /** Forms that somebody who allowed it began and did not send. */
  readonly formsLeft: readonly { readonly id: string; readonly atMs: number; readonly isNew: boolean }[];
  /** People who are now seen here and were with another company before. */
  readonly newcomers: readonly { readonly person: string; readonly atMs: number; readonly isNew: boolean }[];
  readonly promises: readonly { readonly id: string; readonly dueAtMs: number; readonly isKept: boolean }[];
  /** When one of us last called, met or did business with it; undefined when never. */
  readonly contactedAtMs: number | undefined;
  /** When it became a customer or a lead. */
  readonly sinceMs: number;
  /** When the company came into the records. */
  readonly knownSinceMs: number;
}

export interface LeadVisit {
  readonly id: string;
  /** Of its first and last event, milliseconds since 1970. */
  readonly atMs: number;
  readonly endMs: number;
  /** Key of the person, or of the visitor whom nobody has named. */
  readonly actor: string;
  readonly pages: readonly { readonly kind: string; readonly path: string }[];
  /** Learnt now for the first time: it came in with what is being looked at. */
  readonly isNew: boolean;
}
