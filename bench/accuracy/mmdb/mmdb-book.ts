// The rows of the generated `.mmdb` files. A narrower row replaces a wider one where both speak.

import type { AddressRange } from '../space/address-range.ts';
import type { Land } from '../words/languages.ts';

export interface MmdbRow {
  readonly range: AddressRange;
  readonly record: Readonly<Record<string, unknown>>;
}

export type MmdbFile = 'isp' | 'domain' | 'connection' | 'anonymous' | 'city';

export type MmdbBook = Readonly<Record<MmdbFile, MmdbRow[]>>;

export interface IspFacts {
  readonly isp: string;
  /** '' leaves the key out. */
  readonly organisation: string;
  readonly asn: number;
  readonly asName: string;
  readonly mobileCountryCode?: string;
  readonly mobileNetworkCode?: string;
}

export type AnonymousFlag =
  | 'is_anonymous'
  | 'is_anonymous_vpn'
  | 'is_hosting_provider'
  | 'is_public_proxy'
  | 'is_residential_proxy'
  | 'is_tor_exit_node';

export function createMmdbBook(): MmdbBook {
  return { isp: [], domain: [], connection: [], anonymous: [], city: [] };
}

export function addIspRow(book: MmdbBook, range: AddressRange, facts: IspFacts): void {
  const mobile =
    facts.mobileCountryCode === undefined
      ? {}
      : {
          mobile_country_code: facts.mobileCountryCode,
          mobile_network_code: facts.mobileNetworkCode ?? '01',
        };
  book.isp.push({
    range,
    record: {
      isp: facts.isp,
      ...(facts.organisation === '' ? {} : { organization: facts.organisation }),
      ...(facts.asn === 0
        ? {}
        : { autonomous_system_number: facts.asn, autonomous_system_organization: facts.asName }),
      ...mobile,
    },
  });
}

/** '' adds no row. */
export function addConnectionRow(book: MmdbBook, range: AddressRange, connection: string): void {
  if (connection !== '') book.connection.push({ range, record: { connection_type: connection } });
}

export function addDomainRow(book: MmdbBook, range: AddressRange, domain: string): void {
  if (domain !== '') book.domain.push({ range, record: { domain } });
}

/** `is_anonymous` goes with each of them but the hosting one, which stands alone. */
export function addAnonymousRow(
  book: MmdbBook,
  range: AddressRange,
  flags: readonly Exclude<AnonymousFlag, 'is_anonymous'>[],
): void {
  const record: Record<string, boolean> = { is_anonymous: true };
  for (const flag of flags) record[flag] = true;
  book.anonymous.push({ range, record });
}

export function addCityRow(book: MmdbBook, range: AddressRange, land: Land, city: string): void {
  const country = { iso_code: land.country.code, names: { en: land.country.code } };
  book.city.push({
    range,
    record: {
      country,
      registered_country: country,
      ...(city === '' ? {} : { city: { names: { en: city } } }),
    },
  });
}
