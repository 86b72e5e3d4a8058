// Reads a record of any `.mmdb` file into one shape, by the keys that are present and never by the file's name:
// MaxMind, DB-IP and IPinfo nest and name the same things differently.

import {
  cleanText,
  type Fields,
  isFields,
  isSet,
  readAsn,
  readCountry,
  readText,
} from './read-record-fields.ts';

/** Strings are '' and numbers 0 where the record says nothing. */
export interface NetworkRecord {
  country: string;
  region: string;
  city: string;
  asn: number;
  asnName: string;
  /** Who uses the network. */
  organisation: string;
  /** Who provides it. */
  provider: string;
  /** Lower case, as the file says it: business, cellular, hosting, ... */
  userType: string;
  /** Lower case: cable/dsl, corporate, cellular, satellite, dialup. */
  connectionType: string;
  flags: readonly NetworkFlag[];
}

export type NetworkFlag =
  | 'tor'
  | 'vpn'
  | 'proxy'
  | 'residential-proxy'
  | 'relay'
  | 'hosting'
  | 'anonymous'
  | 'mobile';

const flagKeys: readonly (readonly [key: string, flag: NetworkFlag])[] = [
  ['is_tor_exit_node', 'tor'],
  ['tor', 'tor'],
  ['is_anonymous_vpn', 'vpn'],
  ['vpn', 'vpn'],
  ['is_public_proxy', 'proxy'],
  ['proxy', 'proxy'],
  ['is_residential_proxy', 'residential-proxy'],
  ['relay', 'relay'],
  ['is_hosting_provider', 'hosting'],
  ['hosting', 'hosting'],
  ['is_anonymous', 'anonymous'],
  ['mobile_network_code', 'mobile'],
];

/** Undefined when the record holds none of the keys known here. `{}` is a record that says nothing. */
export function readNetworkRecord(record: unknown): NetworkRecord | undefined {
  if (!isFields(record)) return undefined;
  const traits = isFields(record['traits']) ? record['traits'] : {};
  const read = (...keys: readonly string[]) => readText(record, traits, keys);
  const flags = flagKeys.filter(([key]) => isSet(record[key]) || isSet(traits[key])).map(([, flag]) => flag);
  const found: NetworkRecord = {
    country: readCountry(record),
    region: readRegion(record),
    city: readName(record['city']),
    asn: readAsn(record['autonomous_system_number'] ?? traits['autonomous_system_number'] ?? record['asn']),
    asnName: read('autonomous_system_organization', 'as_name'),
    organisation: read('organization', 'name'),
    provider: read('isp'),
    userType: read('user_type', 'type').toLowerCase(),
    connectionType: read('connection_type').toLowerCase(),
    flags,
  };
  const says =
    flags.length > 0 ||
    Object.values(found).some((value) => typeof value !== 'object' && value !== '' && value !== 0);
  return says || Object.keys(record).length === 0 ? found : undefined;
}

/** A place as MaxMind nests it (`names.en`) or as a plain text. */
function readName(value: unknown): string {
  if (typeof value === 'string') return cleanText(value);
  if (!isFields(value) || !isFields(value['names'])) return '';
  const name = value['names']['en'] ?? Object.values(value['names'])[0];
  return typeof name === 'string' ? cleanText(name) : '';
}

function readRegion(record: Fields): string {
  const subdivisions = record['subdivisions'];
  const first: unknown = Array.isArray(subdivisions) ? subdivisions[0] : undefined;
  if (isFields(first)) {
    const code = first['iso_code'];
    return typeof code === 'string' && code !== '' ? cleanText(code) : readName(first);
  }
  return readName(record['region']);
}
