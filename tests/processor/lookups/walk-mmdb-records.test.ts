// Each record of an `.mmdb` file comes once, of files of our own and of those of MaxMind when they are at hand.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walkMmdbRecords } from '#processor/lookups/walk-mmdb-records.ts';
import { writeMmdbNetworks } from '#tests/support/write-mmdb-networks.ts';

async function walk(content: Buffer): Promise<string[]> {
  const records: string[] = [];
  await walkMmdbRecords(content, (record) => {
    records.push(JSON.stringify(record));
    return true;
  });
  return records.sort();
}

test.each([
  ['IPv4', ['20.1.0.0/16', '20.2.0.0/24', '200.3.0.0/29', '20.4.0.1/32']],
  ['IPv6', ['2a01::/32', '2a02:1::/48', '8000::/8', 'ffff::1/128']],
])('each record of %s comes once, however many networks share it', async (_, networks) => {
  const content = writeMmdbNetworks(
    networks.map((network, at) => ({ network, record: { organization: at < 2 ? 'Acme' : `Firm ${at}` } })),
  );
  expect(await walk(content)).toEqual(
    ['Acme', 'Firm 2', 'Firm 3'].map((organization) => JSON.stringify({ organization })),
  );
});

test('it ends where it is told to', async () => {
  const networks = ['20.1.0.0/16', '20.2.0.0/16'].map((network) => ({
    network,
    record: { domain: network },
  }));
  let taken = 0;
  await walkMmdbRecords(writeMmdbNetworks(networks), () => {
    taken += 1;
    return false;
  });
  expect(taken).toBe(1);
});

const samples = join(import.meta.dirname, '../../../../shared/testdata/maxmind');

/** Of our own, whole and cut off, and MaxMind's when they are at hand. */
function* listBroken(): Generator<Buffer> {
  const networks = Array.from({ length: 400 }, (_, at) => ({
    network: `20.${at >> 8}.${at & 255}.0/24`,
    record: { organization: `Firm ${at}` },
  }));
  const whole = writeMmdbNetworks(networks);
  yield whole;
  for (let share = 1; share < 20; share += 1)
    yield whole.subarray(0, Math.floor((whole.length * share) / 20));
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 20)) {
    const scratched = Buffer.from(whole);
    scratched.fill(0xff, at, at + 40);
    yield scratched;
  }
  if (!existsSync(samples)) return;
  for (const { name, parentPath } of readdirSync(samples, { recursive: true, withFileTypes: true }))
    if (name.endsWith('.mmdb')) yield readFileSync(join(parentPath, name));
}

test('a broken file ends the walk with an error, or with what is whole', async () => {
  let records = 0;
  for (const content of listBroken()) records += (await walk(content).catch(() => [])).length;
  expect(records).toBeGreaterThan(400);
});
