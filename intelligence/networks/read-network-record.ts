// Reads a record of any `.mmdb` file into one shape, by the keys that are present and never by the file's name:
// MaxMind, DB-IP and IPinfo nest and name the same things differently.

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

const nameLengthMax = 120;

type Fields = Readonly<Record<string, unknown>>;

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

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(record: Fields, traits: Fields, keys: readonly string[]): string {
  for (const key of keys) {
    const value = record[key] ?? traits[key];
    if (typeof value === 'string' && value.trim() !== '') return clean(value);
  }
  return '';
}

/** A place as MaxMind nests it (`names.en`) or as a plain text. */
function readName(value: unknown): string {
  if (typeof value === 'string') return clean(value);
  if (!isFields(value) || !isFields(value['names'])) return '';
  const name = value['names']['en'] ?? Object.values(value['names'])[0];
  return typeof name === 'string' ? clean(name) : '';
}

/** `country` may be a map, a code or, beside `country_code`, a name. */
function readCountry(record: Fields): string {
  const country = record['country'];
  const registered = record['registered_country'];
  const candidates = [
    record['country_code'],
    isFields(country) ? country['iso_code'] : country,
    isFields(registered) ? registered['iso_code'] : undefined,
  ];
  const code = candidates.find((value) => typeof value === 'string' && /^[a-z]{2}$/i.test(value));
  return typeof code === 'string' ? code.toUpperCase() : '';
}

function readRegion(record: Fields): string {
  const subdivisions = record['subdivisions'];
  const first: unknown = Array.isArray(subdivisions) ? subdivisions[0] : undefined;
  if (isFields(first)) {
    const code = first['iso_code'];
    return typeof code === 'string' && code !== '' ? clean(code) : readName(first);
  }
  return readName(record['region']);
}

/** A number, or text such as `AS174`. */
function readAsn(value: unknown): number {
  const number = typeof value === 'string' ? Number(/^(?:AS)?(\d{1,10})$/i.exec(value)?.[1] ?? 0) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 32
    ? number
    : 0;
}

/** IPinfo writes flags as text, and a mobile network code is a number or a text. */
function isSet(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value !== 'false' && value !== '0';
  return value === true || (typeof value === 'number' && value > 0);
}

function clean(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, nameLengthMax);
}
