// One signal: what is new about a lead, by which happenings, so that whoever is told can look at them.

import type { SignalKind } from '#contract/signal-rules.ts';

export interface Signal {
  readonly kind: SignalKind;
  readonly lead: string;
  /** The same for the same news, however often it is found: nobody is told twice. */
  readonly key: string;
  /** When it came to be, milliseconds since 1970. */
  readonly atMs: number;
  /** Ids of visits, requests, forms, persons or promises, at least one but for `not_contacted` and `going_quiet`. */
  readonly because: readonly string[];
}
