// Where resolution asks about a network: everything that is loaded, together.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export interface CompanySources {
  /** What every data set in use says. Never throws, never waits. */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** Forward-confirmed reverse name, '' when none is known now. */
  ptrOf(address: ParsedAddress): string;
  /** Rises whenever a data set came, went or changed. */
  readonly revision: number;
  /** Names the data sets in use with their dates: two machines with the same ones have the same text. */
  fingerprint(): string;
}
