// Where the processor asks about the network behind an address. `open-network-lookup.ts` builds it on `.mmdb` files.

import type { NetworkFacts } from '#intelligence/networks/network-facts.ts';

export interface LookupWarning {
  /** File that disabled itself. */
  source: string;
  /** What is wrong with it and how to mend it. */
  message: string;
}

export interface NetworkLookup {
  /** Never throws; what no file knows is empty. */
  find(address: string): NetworkFacts;
  /** Shown on the Pipeline page until the files are mended. */
  warnings(): LookupWarning[];
  close(): void;
}
