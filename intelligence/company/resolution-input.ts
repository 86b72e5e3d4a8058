// What a resolution is made from: the address, what data sets say about its network, and what this visitor has said or
// proved. Nothing else may influence a trace, so that the same inputs always give the same one.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { DatasetRef, NetworkStatement } from './resolution.ts';

export interface ResolutionInput {
  /** Undefined when the event has none, such as one that a backend sent. */
  readonly address: ParsedAddress | undefined;
  /** In any order; every data set that knows the address gives its own. */
  readonly statements: readonly NetworkStatement[];
  /** By user agent, published ranges and behaviour. */
  readonly isBot: boolean;
  /** Of this visitor alone; never learned onto the address. */
  readonly firstParty: readonly FirstPartyClaim[];
  /** Forward-confirmed reverse name of the address, '' when there is none. */
  readonly ptr: string;
  /** Day of the event, `YYYY-MM-DD`: ages are counted from it. */
  readonly day: string;
}

export interface FirstPartyClaim {
  readonly kind: 'verified_email' | 'form_email' | 'link_token';
  /** Domain of the e-mail address; the address itself stays out of resolution. */
  readonly domain: string;
  /** Where and when it was said: `date` is the day of the confirmation, the form or the click. */
  readonly dataset: DatasetRef;
  /** Visitors that used the same link token; 1 when absent. */
  readonly visitors?: number;
}
