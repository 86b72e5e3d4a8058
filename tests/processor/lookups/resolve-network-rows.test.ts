// From files on disk to a decision: the rows of network data that resolution must get right, from files made here, and
// from MaxMind's own test files where they lie beside the checkout.

import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import type { NetworkLookup } from '#processor/lookups/network-lookup.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { openSources } from '#processor/lookups/sources/open-sources.ts';
import { networkRows } from '../../support/network-rows.ts';
import { sampleAddress, sampleInput, sampleKnowledge } from '../../support/sample-resolution.ts';
import { writeMmdb } from '../../support/write-mmdb.ts';

const silent = { info: () => undefined, warn: () => undefined };
const knowledge = sampleKnowledge();
let directory: string;
let lookup: NetworkLookup | undefined;

const resolveFrom = (source: Pick<NetworkLookup, 'statements'>, address: string) =>
  resolveCompany(sampleInput(address, source.statements(sampleAddress(address))), knowledge);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-rows-'));
});
afterEach(() => {
  lookup?.close();
  lookup = undefined;
  rmSync(directory, { recursive: true, force: true });
});

describe('files of network data', () => {
  it.each(networkRows)('about $address are understood', ({ address, files, expected }) => {
    for (const [name, [network, prefix, record]] of Object.entries(files)) {
      writeFileSync(join(directory, `${name}.mmdb`), writeMmdb(network, prefix, record));
    }
    lookup = openNetworkLookup(directory, silent);
    const trace = resolveFrom(lookup, address);
    expect(trace).toMatchObject(expected);
    const text = JSON.stringify(trace);
    for (const person of ['Alfaro', 'Leung', 'Gasperina', 'zudoarichikito'])
      expect(text).not.toContain(person);
  });

  it('that are broken are left out one by one', async () => {
    writeFileSync(
      join(directory, 'isp.mmdb'),
      writeMmdb('38.0.0.0', 8, { organization: 'GHD', isp: 'Cogent' }),
    );
    writeFileSync(join(directory, 'broken.mmdb'), 'no such thing');
    const paths = ['isp.mmdb', 'broken.mmdb', 'missing.mmdb'].map((name) => join(directory, name));
    const sources = await openSources(paths);
    expect(sources.statements(sampleAddress('38.1.2.3'))).toHaveLength(1);
    expect(sources.warnings()).toHaveLength(2);
    expect(sources.warnings()).toEqual([
      expect.stringContaining('(its content is damaged): put a whole file in its place.'),
      expect.stringContaining('(there is no such file): check the path.'),
    ]);
  });
});

// More data, for whoever has MaxMind's test files beside the checkout. The guarantees above hold without them.
const samples = join(import.meta.dirname, '../../../../shared/testdata/maxmind');

if (existsSync(samples))
  describe('the test files of MaxMind', async () => {
    const good = join(samples, 'test-data');
    const all = readdirSync(good).filter((name) => name.endsWith('.mmdb'));
    const real = await openSources(
      all
        .filter((name) =>
          /^(GeoIP2-(ISP|Enterprise|Domain|Anonymous|Conn|Static|User)|GeoLite2-ASN)/.test(name),
        )
        .map((name) => join(good, name)),
    );
    afterAll(() => expect(real.warnings()).toEqual([]));

    it.each(
      networkRows.filter(({ files }) => !('enterprise' in files && files['enterprise']?.[0] === '6.1.0.0')),
    )('about $address are understood as ours are', ({ address, expected }) => {
      const { kindReasons: _kinds, discarded: _names, ...rest }: Record<string, unknown> = expected;
      // Which of three addresses it is decides the real row.
      if (address === '214.214.214.220' && rest['reason'] === 'public_access') return;
      expect(resolveFrom(real, address)).toMatchObject(rest);
    });

    it('leave resolution running, the broken ones included', () => {
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
      lookup = openNetworkLookup(directory, silent);
      for (const { address } of networkRows) resolveFrom(lookup, address);
      expect(resolveFrom(lookup, '89.160.20.112').name).toBe('Bevtec');
    });
  });
