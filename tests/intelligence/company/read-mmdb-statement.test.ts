// What records of every kind of `.mmdb` file say about a network.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMmdbStatement, readMmdbSaying } from '#intelligence/company/read-mmdb-statement.ts';
import type { DatasetRef } from '#intelligence/company/resolution.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

const dataset: DatasetRef = { id: 'mmdb:test', family: 'registry', date: '2026-01-01', licence: 'test' };

function parse(text: string): ParsedAddress {
  const address = parseClientAddress(text);
  if (address === undefined) throw new Error(text);
  return address;
}

function place(record: unknown, address: string, prefix: number) {
  const saying = readMmdbSaying(record);
  if (saying === undefined) throw new Error('nothing known');
  return placeMmdbStatement(saying, dataset, parse(address), prefix);
}

describe('a record of an .mmdb file', () => {
  const system = { autonomous_system_number: 174, autonomous_system_organization: 'Cogent' };
  it.each([
    [
      'GeoIP2-ISP',
      { ...system, isp: 'Cogent', organization: 'GHD' },
      { provider: 'Cogent', organisation: 'GHD' },
    ],
    ['GeoLite2-ASN', system, { asn: 174, asnName: 'Cogent' }],
    ['GeoIP2-Domain', { domain: 'acme.example' }, { domain: 'acme.example' }],
    ['GeoIP2-Connection-Type', { connection_type: 'Cable/DSL' }, { connectionType: 'cable/dsl' }],
    ['GeoIP2-Static-IP-Score', { score: 31.5 }, { staticScore: 31.5 }],
    ['GeoIP2-User-Count', { ipv4_24: 40, ipv4_32: 3 }, { userCount: 3 }],
    ['GeoIP2-User-Count of IPv6', { ipv6_32: 0, ipv6_48: 0, ipv6_64: 2 }, { userCount: 2 }],
    ['GeoIP2-Anonymous-IP', { is_anonymous: true, is_tor_exit_node: true }, { marks: ['tor', 'anonymous'] }],
    [
      'GeoIP-Residential-Proxy',
      { provider_name: 'x', network_last_seen: '2026-01-01' },
      { marks: ['residential_proxy'] },
    ],
    [
      'GeoIP-Anonymous-Plus',
      { is_anonymous: true, provider_name: 'x', anonymizer_confidence: 30 },
      { marks: ['anonymous'] },
    ],
    ['GeoIP2-IP-Risk', { ip_risk: 85 }, { marks: [] }],
    [
      'GeoIP2-Enterprise',
      {
        country: { iso_code: 'SE' },
        traits: {
          organization: 'Bevtec',
          user_type: 'government',
          static_ip_score: 0.34,
          is_legitimate_proxy: true,
        },
      },
      {
        country: 'SE',
        organisation: 'Bevtec',
        userType: 'government',
        staticScore: 0.34,
        isLegitimateProxy: true,
      },
    ],
    [
      'codes of a mobile network',
      { mobile_country_code: '310', mobile_network_code: '004' },
      { marks: ['mobile'] },
    ],
    [
      'IPinfo Lite',
      { asn: 'AS174', as_name: 'Cogent', as_domain: 'cogentco.com', country_code: 'IT' },
      { asn: 174, asnDomain: 'cogentco.com', country: 'IT' },
    ],
    [
      'IPinfo IP to Company',
      { name: 'Acme', domain: 'acme.example', type: 'business', asn: 'AS1', as_type: 'isp', country: 'IT' },
      { organisation: 'Acme', domain: 'acme.example', userType: 'business', asnType: 'isp', country: 'IT' },
    ],
    [
      'IPinfo ASN',
      { route: '38.0.0.0/8', asn: 'AS174', name: 'Cogent', domain: 'cogentco.com', type: 'isp' },
      { organisation: '', domain: '', asnName: 'Cogent', asnDomain: 'cogentco.com', asnType: 'isp' },
    ],
    ['IPinfo Privacy', { vpn: 'true', tor: '', hosting: 'false', service: 'x' }, { marks: ['vpn'] }],
    [
      'DB-IP IP to ISP',
      { traits: { isp: 'Tele', organization: 'Acme', user_type: 'business', connection_type: 'Corporate' } },
      { provider: 'Tele', organisation: 'Acme', userType: 'business', connectionType: 'corporate' },
    ],
  ])('of %s is read by its keys', (_kind, record, expected) => {
    expect(readMmdbSaying(record)).toMatchObject(expected);
  });

  it('that is empty says nothing, and is not the same as no record', () => {
    expect(readMmdbSaying({})).toMatchObject({ organisation: '', marks: [], staticScore: -1 });
    expect(readMmdbSaying(null)).toBeUndefined();
    expect(readMmdbSaying({ colour: 'blue' })).toBeUndefined();
  });

  it('gives a size of assignment only where it names an organisation', () => {
    expect(place({ organization: 'GHD', isp: 'Cogent' }, '38.105.0.70', 27)).toMatchObject({
      row: '38.105.0.64/27',
      range: { first: '38.105.0.64', last: '38.105.0.95' },
      hostBits: 5,
    });
    expect(place({}, '8.8.8.8', 7)).toMatchObject({ row: '8.0.0.0/7', range: null, hostBits: -1 });
    expect(place({ organization: 'Acme' }, '2001:219::1', 32)).toMatchObject({
      row: '2001:219::/32',
      range: { first: '2001:219::', last: '2001:219:ffff:ffff:ffff:ffff:ffff:ffff' },
      hostBits: 96,
    });
  });

  it('never has a row narrower than /24 or /48 unless an organisation of its own has it', () => {
    expect(place({ user_type: 'residential' }, '214.214.214.220', 32).row).toBe('214.214.214.0/24');
    expect(place({ organization: 'Tele', isp: 'Tele' }, '214.214.214.220', 31).row).toBe('214.214.214.0/24');
    expect(place({ domain: 'x.example' }, '2001:219:1:2::3', 128).row).toBe('2001:219:1::/48');
    expect(place({ organization: 'Acme', isp: 'Tele' }, '65.23.121.221', 32).row).toBe('65.23.121.221/32');
  });

  it('never makes the reader throw', () => {
    const address = parse('65.23.121.221');
    fc.assert(
      fc.property(fc.anything(), fc.nat(140), (record, prefix) => {
        const saying = readMmdbSaying(record);
        if (saying !== undefined) placeMmdbStatement(saying, dataset, address, prefix);
      }),
    );
  });
});
