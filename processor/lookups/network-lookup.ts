// Where the processor asks about the network behind an address. `open-network-lookup.ts` builds it on `.mmdb` files.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { NetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export interface LookupWarning {
  /** File that disabled itself. */
  source: string;
  /** What is wrong with it and how to mend it. */
  message: string;
}

export interface NetworkLookup {
  /** Never throws; what no file knows is empty. */
  find(address: string): NetworkFacts;
  /** What each file says for company resolution, in the order of the files' names. Never throws. */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** Shown on the Pipeline page until the files are mended. */
  warnings(): LookupWarning[];
  close(): void;
}
