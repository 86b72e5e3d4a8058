// Where the processor asks about the network behind an address. `open-network-lookup.ts` builds it on `.mmdb` files.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { NetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export interface LookupWarning {
  /** File that disabled itself. */
  source: string;
  /** What is wrong with it and how to mend it. */
  message: string;
  /** A code of `file-problems.ts`, or what is wrong in few words, for another language; absent where the message says it all. */
  reason?: string;
}

/** One `.mmdb` file that is there, whole or broken. */
export interface NetworkFileReport {
  /** Its data set, such as `mmdb:GeoLite2-City.mmdb`. */
  readonly id: string;
  /** Where it lies. */
  readonly path: string;
  /** What it calls itself, such as `GeoLite2-City`; '' while it cannot be read. */
  readonly kind: string;
  readonly licence: string;
  /** Day it was built, `YYYY-MM-DD`; '' when unknown. */
  readonly date: string;
  /** Size and time of change as one text: another text is another version. */
  readonly stamp: string;
  readonly warning: LookupWarning | undefined;
}

export interface NetworkLookup {
  /** Never throws; what no file knows is empty. */
  find(address: string): NetworkFacts;
  /** What each file says for company resolution, in the order of the files' names. Never throws. */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** Shown on the Pipeline page until the files are mended. */
  warnings(): LookupWarning[];
  /** Every file that is there, in the order of their names. */
  files(): readonly NetworkFileReport[];
  /** Looks for changed files now instead of when the directory is still. */
  refresh(): void;
  /** Forgets what was worked out before, as after a data set was switched on or off. */
  forget(): void;
  /** Called after files came, changed or went. Answers how to stop it. */
  onSwap(listener: () => void): () => void;
  close(): void;
}
