// What goes into a range index: rows of address ranges, the organisations that they name, and autonomous systems. These
// are the shapes in which the adapters hand them over, one at a time; the index keeps no such object.

/** How a row is called in its data set; the first word of its key. */
export const rowKinds = ['delegated', 'inetnum', 'inet6num', 'net', 'network'] as const;
type RowKind = (typeof rowKinds)[number];

/** Addresses as four unsigned 32-bit words, the first bits first; IPv4 uses the first word alone. Both ends belong to it. */
export interface AddressRange {
  version: 4 | 6;
  first0: number;
  first1: number;
  first2: number;
  first3: number;
  last0: number;
  last1: number;
  last2: number;
  last3: number;
}

/** Texts are '' where the data set is silent. */
export interface RangeRow extends AddressRange {
  kind: RowKind;
  netname: string;
  /** `descr` or customer lines in their order, with line feeds between. */
  description: string;
  /** Handle of the organisation; its name comes from its own object, wherever in the files that stands. */
  organisationHandle: string;
  /** Upper case. */
  status: string;
  maintainer: string;
  /** ISO 3166 code, upper case. */
  country: string;
  /** Days since 1970 of the last change, 0 when unknown. */
  modifiedDay: number;
}

export interface OrganisationRow {
  handle: string;
  name: string;
  /** LIR, OTHER, ...; ARIN's customers are CUSTOMER. */
  type: string;
  country: string;
  /** Name and address lines where the registry hangs them on the organisation instead of the range. */
  description: string;
}

export interface SystemRow {
  asn: number;
  name: string;
  description: string;
  organisationHandle: string;
  country: string;
}
