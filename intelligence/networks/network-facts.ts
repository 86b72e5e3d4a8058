// What is known of the network behind an address, in one shape whatever file said it.

import type { NetworkClass } from '#contract/event-stages.ts';

/** Strings are '' and numbers 0 where the files say nothing. */
export interface NetworkFacts {
  /** ISO 3166 code, upper case. */
  country: string;
  /** First subdivision: its ISO code, else its name. */
  region: string;
  city: string;
  asn: number;
  /** Organisation that the network is assigned to, else its provider, else the name of the autonomous system. */
  networkName: string;
  networkClass: NetworkClass;
  /** Why this class, such as `user_type:business` or `flag:vpn`. */
  classReason: string;
  /** Files that failed for this address, such as `network:city.mmdb`. */
  gaps: readonly string[];
}

export const noNetworkFacts: NetworkFacts = {
  country: '',
  region: '',
  city: '',
  asn: 0,
  networkName: '',
  networkClass: 'unknown',
  classReason: '',
  gaps: [],
};
