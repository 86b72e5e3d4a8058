// Everything that is known from outside about the network of an address, behind one door. `open-company-sources.ts` opens it.

import type { DatasetHealth, DatasetKind } from '#contract/company.ts';
import type { SourceFault } from '#contract/source-faults.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { LookupWarning, NetworkLookup } from '../lookups/network-lookup.ts';
import type { RangeLookup } from '../lookups/open-range-lookup.ts';

/** One data set that is here, or that should be. */
export interface LoadedDataset {
  readonly id: string;
  readonly kind: DatasetKind;
  /** Who makes it or where it was taken from. */
  readonly source: string;
  readonly licence: string;
  /** What must be agreed to before it is used; '' when nothing. */
  readonly terms: string;
  /** Day it was built, `YYYY-MM-DD`; '' when unknown. */
  readonly date: string;
  readonly rows: number;
  /** Of the file, hexadecimal; '' when there is none, or it is not worked out yet. */
  readonly sha256: string;
  readonly health: DatasetHealth;
  /** What is wrong and how to mend it, in English; '' when nothing is. */
  readonly healthMessage: string;
  /** The same as a code, where it has one. */
  readonly fault: SourceFault | undefined;
  /** Addresses that it has answered since this processor started. */
  readonly answered: number;
  readonly isOn: boolean;
}

export interface CompanySources {
  /**
   * What every data set that is switched on says about the network of an address: files, registries, lists, and what providers have
   * answered. Memory only: never waits, never throws; the same empty list when none says anything.
   */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** The forward-confirmed reverse name that is known now, '' otherwise. Never waits. */
  ptrOf(address: ParsedAddress): string;
  /** Whether reverse DNS or a provider is on, so that `prepare` may ask somebody outside. */
  readonly asksOthers: boolean;
  /**
   * Asks reverse DNS and providers for what is not known yet. Resolves when all is answered, or `deadlineMs` milliseconds after
   * the call; later answers are still kept. Does nothing while both are off. Never rejects.
   */
  prepare(addresses: readonly ParsedAddress[], deadlineMs: number): Promise<void>;
  /** Whether an answer about the address is still on the way after its deadline. */
  isAwaited(address: ParsedAddress): boolean;
  /** Called with addresses about which all is answered now, late. Answers how to stop it. */
  onLate(listener: (addresses: readonly ParsedAddress[]) => void): () => void;
  /** Rises whenever answers could be others than before: a file, a list, a switch, a purge. Not for single answers. */
  readonly revision: number;
  /** Called after the revision rose. Answers how to stop it. */
  onChange(listener: () => void): () => void;
  /** What has disabled itself or does not work, and how to mend it. */
  warnings(): LookupWarning[];
  datasets(): readonly LoadedDataset[];
  /** Place and kind of network from `.mmdb` files, for the step that locates events. Never throws. */
  readonly networks: Pick<NetworkLookup, 'find'>;
  /** What registries say about autonomous systems. */
  findSystems: RangeLookup['findSystems'];
  /** Takes up what was switched, set or purged now instead of within seconds. Rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  /** Fetches what is due now; resolves when it is done. Never rejects. */
  fetch(): Promise<void>;
  close(): Promise<void>;
}
