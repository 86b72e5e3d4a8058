// Networks that every visitor log holds and whose names are no invention: clouds, security gateways, private relays and
// satellites. Public facts, written down from general knowledge: an invented cloud could be known to nobody.

import type { ProviderKind } from '../world.ts';

export interface WellKnown {
  readonly kind: ProviderKind;
  readonly name: string;
  readonly brand: string;
  readonly domain: string;
  readonly asn: number;
  readonly asName: string;
  readonly countryCode: string;
  readonly blocks: readonly string[];
  /** A label of its addresses in reverse DNS. */
  readonly reverse: string;
}

export const wellKnown: readonly WellKnown[] = [
  cloud('Amazon Technologies Inc.', 'Amazon.com', 'amazonaws.com', 16509, 'AMAZON-02', 'DE', [
    '3.64.0.0/13',
    '18.184.0.0/15',
    '52.28.0.0/16',
  ]),
  cloud('Google LLC', 'Google Cloud', 'googleusercontent.com', 396982, 'GOOGLE-CLOUD-PLATFORM', 'NL', [
    '34.89.0.0/16',
    '35.198.0.0/16',
  ]),
  cloud(
    'Microsoft Corporation',
    'Microsoft Azure',
    'cloudapp.azure.com',
    8075,
    'MICROSOFT-CORP-MSN-AS-BLOCK',
    'IE',
    ['20.50.0.0/16', '13.69.0.0/16'],
  ),
  cloud('OVH SAS', 'OVH', 'ovh.net', 16276, 'OVH SAS', 'FR', ['51.68.0.0/16']),
  cloud('Hetzner Online GmbH', 'Hetzner', 'your-server.de', 24940, 'Hetzner Online GmbH', 'DE', [
    '95.216.0.0/16',
    '65.108.0.0/16',
  ]),
  cloud('DigitalOcean, LLC', 'DigitalOcean', 'digitalocean.com', 14061, 'DIGITALOCEAN-ASN', 'DE', [
    '164.90.0.0/16',
    '46.101.0.0/16',
  ]),
  cloud('Oracle Corporation', 'Oracle Cloud', 'oraclecloud.com', 31898, 'ORACLE-BMC-31898', 'DE', [
    '130.61.0.0/16',
  ]),
  gateway('Zscaler Switzerland GmbH', 'Zscaler', 'zscaler.com', 62044, 'Zscaler Switzerland GmbH', 'CH', [
    '165.225.0.0/17',
    '147.161.128.0/17',
  ]),
  gateway('Zscaler, Inc.', 'Zscaler', 'zscaler.com', 22616, 'ZSCALER-SJC', 'DE', ['104.129.192.0/20']),
  gateway('Netskope Inc', 'Netskope', 'netskope.com', 55256, 'NETSKOPE', 'GB', ['163.116.128.0/17']),
  gateway('Cloudflare, Inc.', 'Cloudflare WARP', 'cloudflare.com', 13335, 'CLOUDFLARENET', 'GB', [
    '104.28.0.0/17',
  ]),
  gateway('Cisco OpenDNS, LLC', 'Cisco Umbrella', 'opendns.com', 36692, 'CISCO-UMBRELLA', 'DE', [
    '155.190.0.0/17',
    '146.112.128.0/18',
  ]),
  gateway('Palo Alto Networks, Inc', 'Prisma Access', 'paloaltonetworks.com', 54538, 'PAN0001', 'NL', [
    '208.127.0.0/17',
  ]),
  relay('Akamai Technologies, Inc.', 'iCloud Private Relay', 'akamaitechnologies.com', 36183, 'AKAMAI-AS', [
    '172.224.224.0/20',
    '172.226.0.0/18',
    '2a02:26f7::/32',
  ]),
  relay('Cloudflare, Inc.', 'iCloud Private Relay', 'cloudflare.com', 13335, 'CLOUDFLARENET', [
    '104.28.128.0/18',
  ]),
  relay('Fastly, Inc.', 'iCloud Private Relay', 'fastly.com', 54113, 'FASTLY', ['146.75.128.0/18']),
  satellite(
    'Space Exploration Technologies Corporation',
    'Starlink',
    'starlinkisp.net',
    14593,
    'SPACEX-STARLINK',
    ['98.97.0.0/17', '145.224.64.0/18'],
  ),
  satellite('Viasat Inc.', 'Viasat', 'viasat.com', 7155, 'VIASAT-SP-BACKBONE', ['184.63.0.0/17']),
];

type Facts = [name: string, brand: string, domain: string, asn: number, asName: string];

function cloud(
  ...[name, brand, domain, asn, asName, countryCode, blocks]: [...Facts, string, string[]]
): WellKnown {
  return { kind: 'hosting', name, brand, domain, asn, asName, countryCode, blocks, reverse: 'compute' };
}

function gateway(
  ...[name, brand, domain, asn, asName, countryCode, blocks]: [...Facts, string, string[]]
): WellKnown {
  return { kind: 'gateway', name, brand, domain, asn, asName, countryCode, blocks, reverse: '' };
}

function relay(...[name, brand, domain, asn, asName, blocks]: [...Facts, string[]]): WellKnown {
  return { kind: 'relay', name, brand, domain, asn, asName, countryCode: 'GB', blocks, reverse: '' };
}

function satellite(...[name, brand, domain, asn, asName, blocks]: [...Facts, string[]]): WellKnown {
  return {
    kind: 'satellite',
    name,
    brand,
    domain,
    asn,
    asName,
    countryCode: 'GB',
    blocks,
    reverse: 'customer',
  };
}
