// Place and network from `.mmdb` files, written here for the purpose, good and damaged.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import type { NetworkLookup } from '#processor/lookups/network-lookup.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { writeMmdb } from '../../support/write-mmdb.ts';

const silent = { info: () => undefined, warn: () => undefined };
let directory: string;
let lookup: NetworkLookup | undefined;
const open = () => {
  lookup = openNetworkLookup(directory, silent);
  return lookup;
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-mmdb-'));
});
afterEach(() => {
  lookup?.close();
  rmSync(directory, { recursive: true, force: true });
});

function put(name: string, record: unknown): void {
  writeFileSync(join(directory, name), writeMmdb('10.0.0.0', 8, record));
}

describe('looking a network up', () => {
  it('merges what several files say, by their keys and not by their names', () => {
    put('one.mmdb', { country: { iso_code: 'IT' }, city: { names: { en: 'Milan' } } });
    put('two.mmdb', { organization: 'Acme', asn: 'AS174' });
    expect(open().find('10.1.2.3')).toMatchObject({
      country: 'IT',
      city: 'Milan',
      networkName: 'Acme',
      asn: 174,
      gaps: [],
    });
    expect(open().find('11.1.2.3')).toMatchObject({ country: '', networkName: '' });
    expect(open().warnings()).toEqual([]);
  });

  it('states for company resolution what each file says, and keeps a file that only knows domains', () => {
    put('a-isp.mmdb', { organization: 'Acme', isp: 'Tele' });
    put('b-domain.mmdb', { domain: 'acme.example' });
    const running = open();
    const address = parseClientAddress('10.1.2.3');
    const elsewhere = parseClientAddress('11.1.2.3');
    if (address === undefined || elsewhere === undefined) throw new Error('no address');
    for (let round = 0; round < 200; round += 1) running.find('10.1.2.3');
    expect(running.statements(address)).toMatchObject([
      {
        dataset: { id: 'mmdb:a-isp.mmdb', family: 'registry', date: '2026-09-21' },
        row: '10.0.0.0/8',
        organisation: 'Acme',
      },
      { dataset: { id: 'mmdb:b-domain.mmdb' }, range: null, domain: 'acme.example' },
    ]);
    expect(running.statements(elsewhere)).toEqual([]);
    expect(running.warnings()).toEqual([]);
  });

  it('takes an empty record for no listing: files fill with it what they do not list', () => {
    put('empty.mmdb', {});
    put('risk.mmdb', { ip_risk: 0 });
    const address = parseClientAddress('10.1.2.3');
    if (address === undefined) throw new Error('no address');
    const statements = open().statements(address);
    expect(statements.map(({ dataset }) => dataset.id)).toEqual(['mmdb:risk.mmdb']);
  });

  it('does not use a file in which it knows nothing, and says so before anybody is asked about', () => {
    put('colours.mmdb', { colour: 'blue' });
    put('empty.mmdb', {});
    put('risk.mmdb', { ip_risk: 0 });
    put('place.mmdb', { country: { iso_code: 'IT' } });
    const warnings = open().warnings();
    expect(warnings.map(({ source }) => source)).toEqual(['colours.mmdb', 'empty.mmdb']);
    for (const { message } of warnings) expect(message).toContain('nothing in it is known here');
  });

  it('leaves a broken file out with a warning and goes on with the others', () => {
    put('good.mmdb', { country: { iso_code: 'IT' } });
    writeFileSync(join(directory, 'broken.mmdb'), 'no such thing');
    writeFileSync(join(directory, 'empty.mmdb'), '');
    expect(open().find('10.1.2.3').country).toBe('IT');
    expect(
      open()
        .warnings()
        .map(({ source }) => source),
    ).toEqual(['broken.mmdb', 'empty.mmdb']);
  });

  it('disables a file that breaks when asked, and notes the gap', () => {
    put('good.mmdb', { country: { iso_code: 'IT' } });
    const whole = writeMmdb('10.0.0.0', 8, { country: { iso_code: 'DE' } });
    // The record's type is one that does not exist.
    const at = whole.indexOf('country') - 2;
    whole[at] = 0x00;
    whole[at + 1] = 0xff;
    writeFileSync(join(directory, 'bad.mmdb'), whole);
    const found = open().find('10.1.2.3');
    expect(found).toMatchObject({ country: 'IT', gaps: ['network:bad.mmdb'] });
    expect(lookup?.warnings()).toMatchObject([
      { source: 'bad.mmdb', message: expect.stringContaining('disabled itself') },
    ]);
  });

  it('swaps a changed file in while running', async () => {
    put('place.mmdb', { country: { iso_code: 'IT' } });
    const running = open();
    expect(running.find('10.1.2.3').country).toBe('IT');
    put('place.mmdb', { country: { iso_code: 'FR' }, city: { names: { en: 'Lyon' } } });
    await vi.waitFor(() => expect(running.find('10.1.2.3').country).toBe('FR'), { timeout: 10_000 });
  });

  it('uses the former version on when a change cannot be read', async () => {
    put('place.mmdb', { country: { iso_code: 'IT' } });
    const running = open();
    writeFileSync(join(directory, 'place.mmdb'), 'half a file');
    await vi.waitFor(() => expect(running.warnings()).toHaveLength(1), { timeout: 10_000 });
    expect(running.find('10.1.2.3').country).toBe('IT');
  });

  it('warns of a directory that is not there, and needs none', () => {
    expect(openNetworkLookup(undefined, silent).find('10.1.2.3').country).toBe('');
    rmSync(directory, { recursive: true });
    expect(open().warnings()[0]?.message).toContain('FIUTO_MMDB_DIR');
    mkdirSync(directory);
  });

  it('never throws on any address', () => {
    put('place.mmdb', { country: { iso_code: 'IT' } });
    const running = open();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (address) => void running.find(address)));
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => void running.find(address)));
    expect(running.warnings()).toEqual([]);
  });
});

// More data, for whoever has MaxMind's test files beside the checkout. The guarantees above hold without them, so that
// their absence is not a skipped test.
const samples = join(import.meta.dirname, '../../../../shared/testdata/maxmind');

if (existsSync(samples))
  describe('the test files of MaxMind', () => {
    const addresses = [
      '38.105.0.64',
      '89.160.20.112',
      '2001:219::1',
      '1.124.213.1',
      '214.78.120.1',
      '8.8.8.8',
      '81.2.69.160',
      '67.43.156.1',
    ];

    it('leave the look-up running, the broken ones included', () => {
      for (const folder of [
        'test-data',
        'bad-data/libmaxminddb',
        'bad-data/maxminddb-golang',
        'bad-data/maxminddb-python',
      ]) {
        for (const file of readdirSync(join(samples, folder)).filter((name) => name.endsWith('.mmdb'))) {
          cpSync(join(samples, folder, file), join(directory, file));
        }
      }
      const running = open();
      for (const address of addresses) running.find(address);
      expect(running.find('89.160.20.112')).toMatchObject({ country: 'SE', networkName: 'Bevtec' });
      expect(running.warnings().length).toBeGreaterThan(5);
      expect(running.warnings().map(({ source }) => source)).not.toContain('GeoIP2-ISP-Test.mmdb');
    });

    it.each([
      ['GeoIP2-ISP-Test.mmdb', '38.105.0.64', { networkName: 'GHD', asn: 174 }],
      ['GeoIP2-Enterprise-Test.mmdb', '214.78.120.1', { networkClass: 'satellite' }],
      ['GeoIP2-Anonymous-IP-Test.mmdb', '65.0.0.1', { networkClass: 'tor' }],
      ['GeoIP2-Connection-Type-Test.mmdb', '1.0.1.1', { networkClass: 'mobile' }],
      ['GeoLite2-City-Test.mmdb', '81.2.69.160', { country: 'GB', city: 'London' }],
      ['GeoIP2-Anonymous-IP-Test.mmdb', '8.8.8.8', { networkClass: 'unknown' }],
    ])('%s says of %s: %j', (file, address, expected) => {
      cpSync(join(samples, 'test-data', file), join(directory, file));
      expect(open().find(address)).toMatchObject(expected);
    });
  });
