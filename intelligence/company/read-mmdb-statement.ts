// Turns a record of an `.mmdb` file of any kind into what it says about the network, by the keys that are present: MaxMind
// nests them in `traits` or not, DB-IP and IPinfo have names of their own.

import { type AddressNetwork, keptPrefix, networkOfAddress } from '#intelligence/networks/address-network.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { type NetworkFlag, readNetworkRecord } from '#intelligence/networks/read-network-record.ts';
import {
  type Fields,
  isFields,
  isSet,
  readCountry,
  readNumber,
  readText,
} from '#intelligence/networks/read-record-fields.ts';
import type { DatasetRef, NetworkMark, NetworkStatement } from './resolution.ts';

/** What a record says, without where it stands: the same for all networks that share the record. */
export type MmdbSaying = Omit<NetworkStatement, 'dataset' | 'row' | 'range' | 'hostBits'>;

/** Undefined when the record has none of the keys that are known here. `{}` says nothing, and is known. */
export function readMmdbSaying(record: unknown): MmdbSaying | undefined {
  if (!isFields(record)) return undefined;
  const traits = isFields(record['traits']) ? record['traits'] : {};
  const names = readNetworkRecord(record);
  const extra = readExtra(record, traits);
  const marks = readMarks(record, traits, names?.flags ?? []);
  const saying: MmdbSaying = {
    organisation: names?.organisation ?? '',
    provider: names?.provider ?? '',
    domain: readText(record, traits, ['domain']),
    asn: names?.asn ?? 0,
    asnName: names?.asnName ?? '',
    asnDomain: readText(record, traits, ['as_domain']),
    userType: names?.userType ?? '',
    connectionType: names?.connectionType ?? '',
    staticScore: readScore(record, traits),
    marks,
    country: readCountry(record),
    ...extra,
  };
  const moved = isSystemRecord(record) ? describeSystem(saying) : saying;
  return isKnown(record, moved) ? moved : undefined;
}

/**
 * Puts a saying in its place. `prefix` is that of the search tree: it is the size of an assignment only where the record
 * names an organisation. The row is the network, cut to /24 or /48 unless an organisation that is not the provider has it.
 */
export function placeMmdbStatement(
  saying: MmdbSaying,
  dataset: DatasetRef,
  address: ParsedAddress,
  prefix: number,
): NetworkStatement {
  const isOwn = saying.organisation !== '' && saying.organisation !== saying.provider;
  const kept = isOwn ? prefix : Math.min(prefix, keptPrefix[address.version]);
  const row = networkOfAddress(address, kept);
  const range = saying.organisation === '' || prefix === 0 ? null : rangeOf(row, kept, address, prefix);
  const hostBits = range === null ? -1 : (address.version === 4 ? 32 : 128) - prefix;
  return { dataset, row: row.cidr, range, hostBits, ...saying };
}

function rangeOf(row: AddressNetwork, kept: number, address: ParsedAddress, prefix: number) {
  const { first, last } = kept === prefix ? row : networkOfAddress(address, prefix);
  return { first, last };
}

/** IPinfo's list of autonomous systems writes the system's own name and domain where others write the user's. */
function isSystemRecord(record: Fields): boolean {
  return record['route'] !== undefined && record['as_name'] === undefined && record['asn'] !== undefined;
}

function describeSystem(saying: MmdbSaying): MmdbSaying {
  const { organisation, domain, userType, ...rest } = saying;
  return {
    ...rest,
    asnName: organisation,
    asnDomain: domain,
    organisation: '',
    domain: '',
    userType: '',
    ...(userType === '' ? {} : { asnType: userType }),
  };
}

function readExtra(record: Fields, traits: Fields): Partial<MmdbSaying> {
  const asnType = readText(record, traits, ['as_type']).toLowerCase();
  const userCount = readNumber(record, traits, ['ipv4_32', 'ipv6_64']);
  return {
    ...(asnType === '' ? {} : { asnType }),
    ...(userCount < 0 ? {} : { userCount }),
    ...(isSet(record['is_legitimate_proxy'] ?? traits['is_legitimate_proxy'])
      ? { isLegitimateProxy: true }
      : {}),
  };
}

/** 0 to 99.99, -1 when silent. A bare `score` is one only where the record holds nothing else. */
function readScore(record: Fields, traits: Fields): number {
  const score = readNumber(record, traits, ['static_ip_score']);
  if (score >= 0 || Object.keys(record).length !== 1) return score;
  return readNumber(record, traits, ['score']);
}

const flagMarks: Readonly<Record<NetworkFlag, NetworkMark>> = {
  tor: 'tor',
  vpn: 'vpn',
  proxy: 'proxy',
  'residential-proxy': 'residential_proxy',
  relay: 'relay',
  hosting: 'hosting',
  anonymous: 'anonymous',
  mobile: 'mobile',
};

const anonymizerKeys = ['provider_name', 'anonymizer_confidence', 'network_last_seen'] as const;

function readMarks(record: Fields, traits: Fields, flags: readonly NetworkFlag[]): readonly NetworkMark[] {
  const marks = new Set<NetworkMark>(flags.map((flag) => flagMarks[flag]));
  if (isSet(record['mobile_country_code'] ?? traits['mobile_country_code'])) marks.add('mobile');
  // MaxMind's list of residential proxies has no flag at all: to be in it is the flag.
  const keys = Object.keys(record);
  if (
    anonymizerKeys.some((key) => keys.includes(key)) &&
    !keys.some((key) => key.startsWith('is_') || key === 'ip_risk')
  ) {
    marks.add('residential_proxy');
  }
  return [...marks];
}

const silentKeys = new Set(['ip_risk', 'is_anycast', 'city', 'location', 'continent', 'postal', 'traits']);

function isKnown(record: Fields, saying: MmdbSaying): boolean {
  const keys = Object.keys(record);
  if (keys.length === 0 || keys.some((key) => silentKeys.has(key))) return true;
  if (saying.marks.length > 0 || saying.staticScore >= 0 || saying.asn !== 0) return true;
  if (saying.userCount !== undefined || saying.isLegitimateProxy === true) return true;
  return [
    saying.organisation,
    saying.provider,
    saying.domain,
    saying.asnName,
    saying.asnDomain,
    saying.userType,
    saying.connectionType,
    saying.country,
  ].some((text) => text !== '');
}
