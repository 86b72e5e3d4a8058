// Classes of networks, and addresses cut to their network.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeNetwork } from '#intelligence/networks/classify-network.ts';
import { cutAddress } from '#intelligence/networks/cut-address.ts';
import { readNetworkRecord } from '#intelligence/networks/read-network-record.ts';

const facts = (...records: unknown[]) =>
  describeNetwork(
    records.flatMap((record) => readNetworkRecord(record) ?? []),
    [],
  );

describe('records of .mmdb files', () => {
  it('are read alike whoever wrote them', () => {
    const maxmind = {
      autonomous_system_number: 174,
      autonomous_system_organization: 'Cogent',
      country: { iso_code: 'it' },
    };
    const ipinfo = { asn: 'AS174', as_name: 'Cogent', country: 'Italy', country_code: 'IT' };
    const nested = {
      country: { iso_code: 'IT' },
      traits: { autonomous_system_number: 174, autonomous_system_organization: 'Cogent' },
    };
    for (const record of [maxmind, ipinfo, nested]) {
      expect(facts(record)).toMatchObject({
        country: 'IT',
        asn: 174,
        networkName: 'Cogent',
        networkClass: 'unknown',
      });
    }
  });

  it('name the user of a network before its provider, and that before the system', () => {
    const record = { organization: 'GHD', isp: 'Cogent', autonomous_system_organization: 'COGENT-174' };
    expect(facts(record).networkName).toBe('GHD');
    expect(facts({ ...record, organization: undefined }).networkName).toBe('Cogent');
  });

  it('read a city with its region', () => {
    const city = {
      city: { names: { en: 'Milan' } },
      country: { iso_code: 'IT' },
      subdivisions: [{ iso_code: '25', names: { en: 'Lombardy' } }],
    };
    expect(facts(city)).toMatchObject({ country: 'IT', region: '25', city: 'Milan' });
  });

  it.each([null, 'text', 7, [], { some: 'thing' }, { traits: 3, asn: -1, country: ['IT'] }])(
    'that say nothing known are none: %j',
    (record) => {
      expect(readNetworkRecord(record)).toBeUndefined();
    },
  );

  it('never make the reader throw', () => {
    fc.assert(fc.property(fc.anything(), (record) => void facts(record)));
    const key = fc.constantFrom(
      'country',
      'traits',
      'asn',
      'city',
      'names',
      'subdivisions',
      'organization',
      'vpn',
      'user_type',
    );
    fc.assert(fc.property(fc.dictionary(key, fc.anything()), (record) => void facts(record)));
  });
});

describe('the class of a network', () => {
  it.each([
    [{ user_type: 'business' }, 'business'],
    [{ connection_type: 'Corporate' }, 'business'],
    [{ type: 'isp' }, 'isp'],
    [{ connection_type: 'Cable/DSL' }, 'isp'],
    [{ user_type: 'cellular' }, 'mobile'],
    [{ traits: { user_type: 'college' } }, 'education'],
    [{ user_type: 'government' }, 'government'],
    [{ is_tor_exit_node: true, is_anonymous_vpn: true }, 'tor'],
    [{ is_anonymous_vpn: true, is_hosting_provider: true }, 'vpn'],
    [{ relay: 'true', hosting: 'true' }, 'relay'],
    [{ is_public_proxy: true }, 'proxy'],
    [{ is_hosting_provider: true, user_type: 'business' }, 'hosting'],
    [{ autonomous_system_number: 24940 }, 'hosting'],
    [{ connection_type: 'Satellite', user_type: 'business' }, 'satellite'],
    [{ user_type: 'some_new_word', asn: 'AS1' }, 'unknown'],
    [{ user_type: 'constructor' }, 'unknown'],
    [{}, 'unknown'],
  ])('%j is %s', (record, networkClass) => {
    expect(facts(record).networkClass).toBe(networkClass);
  });

  it('adds up flags of several files', () => {
    expect(facts({ organization: 'A', user_type: 'business' }, { is_anonymous_vpn: true })).toMatchObject({
      networkName: 'A',
      networkClass: 'vpn',
    });
  });
});

describe('cutting an address', () => {
  it.each([
    ['93.184.216.34', '93.184.216.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['::ffff:93.184.216.34', '93.184.216.0/24'],
    ['::1', '::/48'],
    ['', ''],
    ['nope', ''],
    ['1.2.3', ''],
    ['0x7f.1', ''],
    ['1.2.3.4.5', ''],
    ['999.1.1.1', ''],
  ])('%s becomes %s', (address, network) => {
    expect(cutAddress(address)).toBe(network);
  });

  it('never leaves more than /24 or /48', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(cutAddress(address)).toMatch(/^([0-9a-f:]+\/48|\d+\.\d+\.\d+\.0\/24)$/);
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(cutAddress(address)).toBe(`${address.split('.').slice(0, 3).join('.')}.0/24`);
      }),
    );
  });
});
