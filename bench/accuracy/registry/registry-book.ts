// The objects of the generated registry, in the order in which they were made. `write-registry.ts` makes dumps of them.

import type { AddressRange } from '../space/address-range.ts';

/** One line of an object; several of one key keep their order. */
export type RpslLine = readonly [key: string, value: string];

export interface RangeObject {
  readonly range: AddressRange;
  readonly netname: string;
  readonly descr: readonly string[];
  readonly country: string;
  readonly status: string;
  readonly maintainer: string;
  /** Handle of an organisation object, '' for none. */
  readonly org?: string;
  /** `YYYY-MM-DD`. */
  readonly created: string;
  readonly modified: string;
  readonly remarks?: readonly string[];
}

export interface OrganisationObject {
  readonly handle: string;
  readonly name: string;
  readonly type: 'LIR' | 'OTHER';
  readonly address: readonly string[];
  readonly country: string;
  readonly maintainer: string;
  readonly created: string;
  readonly modified: string;
}

export interface SystemObject {
  readonly asn: number;
  readonly asName: string;
  readonly descr: readonly string[];
  readonly org: string;
  readonly maintainer: string;
  readonly created: string;
  readonly modified: string;
}

export interface RegistryBook {
  readonly ranges: RangeObject[];
  readonly organisations: OrganisationObject[];
  readonly systems: SystemObject[];
}

export function createRegistryBook(): RegistryBook {
  return { ranges: [], organisations: [], systems: [] };
}
