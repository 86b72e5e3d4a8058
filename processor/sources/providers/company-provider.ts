// What a provider of paid look-ups is: asked for addresses, it answers what it knows of each. One file each makes one; the generic
// one is set up without code.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

/** What a provider knows of the network of an address. Texts are '' where it is silent. */
export interface CompanyFinding {
  readonly name: string;
  readonly domain: string;
  /** ISO 3166 code, upper case. */
  readonly country: string;
  /** In the words of `.mmdb` user types: business, isp, hosting, education, government, residential, ... */
  readonly kind: string;
  /** On the provider's own scale; -1 when it says none. */
  readonly confidence: number;
  /** CIDR, or first and last address with a dash, when the provider says how far this holds. */
  readonly range: string;
}

export type ProviderAnswer =
  | { readonly kind: 'found'; readonly finding: CompanyFinding }
  | { readonly kind: 'unknown' };

export interface CompanyProvider {
  readonly name: string;
  /** Addresses in one question at the most. */
  readonly batchMax: number;
  /**
   * One answer per address, in their order. Rejects with SourceFaultError when it cannot be asked or read, and with
   * ProviderStoppedError when asking again would cost more than it brings.
   */
  lookUp(addresses: readonly ParsedAddress[], signal: AbortSignal): Promise<readonly ProviderAnswer[]>;
}
