// The bench on which the world is made: the space, the books that become files, and the networks with their truth.

import type { MmdbBook } from './mmdb/mmdb-book.ts';
import type { NameBook } from './names/name-book.ts';
import type { RegistryBook } from './registry/registry-book.ts';
import type { AddressRange } from './space/address-range.ts';
import type { Space } from './space/take-space.ts';
import type { Company, Network, Provider } from './world.ts';

export interface Workshop {
  readonly companies: readonly Company[];
  readonly providers: readonly Provider[];
  readonly space: Space;
  readonly names: NameBook;
  readonly registry: RegistryBook;
  readonly mmdb: MmdbBook;
  readonly networks: Network[];
  /** Ranges that a company holds by the operator's own knowledge, for the table of known companies. */
  readonly officeRanges: Map<number, AddressRange[]>;
  /** 1 for the full world; parts of it for a small one. */
  readonly scale: number;
}

/** Adds a network with what most of them have in common filled in. */
export function addNetwork(
  workshop: Workshop,
  range: AddressRange,
  about: Pick<Network, 'truthClass' | 'land' | 'city' | 'caseName'> & Partial<Network>,
): void {
  workshop.networks.push({
    companyId: 0,
    alsoRight: [],
    neutral: false,
    namedBy: [],
    person: '',
    provider: undefined,
    weight: 1,
    reverse: 'none',
    ...about,
    version: range.version,
    first: range.first,
    last: range.last,
  });
}

/** At least `least`, whatever the scale. */
export function scaled(workshop: Workshop, count: number, least = 1): number {
  return Math.max(least, Math.round(count * workshop.scale));
}
