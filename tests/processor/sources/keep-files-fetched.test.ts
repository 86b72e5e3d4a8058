// Files of vendors on schedule, behind the door: nothing before the terms are accepted, then at once and whenever it is due.

import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { termsOf } from '#contract/source-vendors.ts';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { openFetchedFiles } from '#processor/sources/vendors/fetched-files.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepDataset, listDatasets, purgeDataset } from '#stores/records/questions/keep-datasets.ts';
import { keepFetchDue } from '#stores/records/questions/keep-source-settings.ts';
import { forgetVendorAccount, keepVendorAccount } from '#stores/records/questions/keep-source-vendors.ts';
import { readVendorFetches } from '#stores/records/questions/keep-vendor-fetches.ts';
import { startTestHttp, type TestHttp } from '#tests/support/start-test-http.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { writeMmdb } from '#tests/support/write-mmdb.ts';
import {
  acceptAs,
  emptyRecords,
  makeTestDisk,
  openTestSources,
  parse,
  type TestDisk,
  testSecret,
} from './open-test-sources.ts';

const sealKey = deriveKey(testSecret, 'source secrets');
const edition = 'ipinfo_lite';
const id = `mmdb:${edition}.mmdb`;

// Each start opens everything anew; a busy machine takes its time for it.
vi.setConfig({ testTimeout: 180_000 });

let records: Records;
let disk: TestDisk;
let server: TestHttp;
let sources: CompanySources;
let content: Buffer;
let status: number;

beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  await emptyRecords(records);
  disk = makeTestDisk();
  status = 200;
  content = writeMmdb('20.0.0.0', 8, { as_name: 'First', asn: 'AS7', country_code: 'IT' });
  server = await startTestHttp(({ path }) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return {
      status,
      body: path.endsWith('/checksums') ? JSON.stringify({ checksums: { sha256 } }) : content,
    };
  });
  sources = await openTestSources(records, disk, {
    settings: { listsDirectory: undefined, vendorBases: { maxmind: server.url, ipinfo: server.url } },
  });
});
afterEach(async () => {
  await sources.close();
  await server.close();
  disk.remove();
});

const account = { accountId: '', key: 'a-token-of-ipinfo', editions: [edition] };
const file = () => join(disk.data, 'sources', `${edition}.mmdb`);
const asnName = () => sources.statements(parse('20.0.0.7'))[0]?.asnName;
const downloads = () => server.requests.filter(({ path }) => path.endsWith('.mmdb')).length;
const settle = async () => {
  await sources.refresh();
  await sources.fetch();
  await sources.refresh();
};

async function setUp(): Promise<void> {
  await keepVendorAccount(records, 'ipinfo', account, sealKey);
  await settle();
  await acceptAs(records, id);
  await settle();
}

test('nothing is asked of a vendor before the terms are accepted; then the file is there at once and is heard', async () => {
  await keepVendorAccount(records, 'ipinfo', account, sealKey);
  await settle();
  expect(server.requests).toEqual([]);
  const [announced] = (await listDatasets(records)).filter((row) => row.id === id);
  expect(announced).toMatchObject({ enabled: false, terms: termsOf('ipinfo'), licence: 'CC BY-SA 4.0' });
  const { revision } = sources;
  await acceptAs(records, id);
  await settle();
  expect(asnName()).toBe('First');
  expect(sources.revision).toBeGreaterThan(revision);
  expect(sources.statements(parse('20.0.0.7'))[0]?.dataset.licence).toBe('CC BY-SA 4.0');
  const [kept] = (await listDatasets(records)).filter((row) => row.id === id);
  expect(kept).toMatchObject({
    enabled: true,
    source: 'IPinfo',
    rows: 1,
    health: 'ok',
    termsAcceptedByName: 'Ada',
  });
});

test('when a file was fetched is told to the records', async () => {
  expect((await readVendorFetches(records, [id])).size).toBe(0);
  await setUp();
  const fetched = (await readVendorFetches(records, [id, 'mmdb:other.mmdb'])).get(id);
  expect(Date.now() - Date.parse(fetched?.confirmedAt ?? '')).toBeLessThan(180_000);
  expect(fetched?.againAt).toBe('');
});

test('a newer version is swapped in when the schedule says so, and not before', async () => {
  await setUp();
  content = writeMmdb('20.0.0.0', 8, { as_name: 'Second', asn: 'AS7', country_code: 'IT' });
  await settle();
  expect(asnName()).toBe('First');
  await keepFetchDue(records, new Date());
  await settle();
  expect(asnName()).toBe('Second');
  await keepFetchDue(records, new Date(Date.now() + 1_000));
  await settle();
  expect(downloads()).toBe(2);
});

test('a refused key is told, leaves the file in use, and is mended by another key', async () => {
  await setUp();
  status = 401;
  await keepFetchDue(records, new Date());
  await settle();
  expect(asnName()).toBe('First');
  expect(sources.warnings()).toEqual([
    { source: edition, message: expect.stringMatching(/refused the key \(401\)/) },
  ]);
  const [row] = (await listDatasets(records)).filter((one) => one.id === id);
  expect(row).toMatchObject({ health: 'failing', healthCode: 'key_refused' });
  const fetched = (await readVendorFetches(records, [id])).get(id);
  expect(Date.parse(fetched?.confirmedAt ?? '')).toBeLessThanOrEqual(Date.now());
  expect(Date.parse(fetched?.againAt ?? '')).toBeGreaterThan(Date.now());
  const asked = server.requests.length;
  await settle();
  expect(server.requests).toHaveLength(asked);
  status = 200;
  await keepVendorAccount(records, 'ipinfo', { ...account, key: 'another-token' }, sealKey);
  await settle();
  expect(sources.warnings()).toEqual([]);
});

test('a purged file is deleted and not fetched again; so is one of an account that was taken away', async () => {
  await setUp();
  await purgeDataset(records, id);
  await settle();
  expect(existsSync(file())).toBe(false);
  expect(asnName()).toBeUndefined();
  await keepFetchDue(records, new Date());
  await settle();
  expect(downloads()).toBe(1);
  await acceptAs(records, id);
  await settle();
  expect(existsSync(file())).toBe(true);
  await forgetVendorAccount(records, 'ipinfo');
  await settle();
  expect(existsSync(file())).toBe(false);
});

test('a file whose terms set an age goes when no newer one could be had for so long', async () => {
  const geolite = 'GeoLite2-ASN';
  const geoliteId = `mmdb:${geolite}.mmdb`;
  await setUp();
  const wanted = { accountId: '7', key: 'a-licence-key-x', editions: [geolite] };
  await keepVendorAccount(records, 'maxmind', wanted, sealKey);
  await settle();
  await sources.fetch();
  // Put in place as by an earlier fetch; the server gives no archives.
  const files = openFetchedFiles(join(disk.data, 'sources'));
  writeFileSync(files.pathOf(geolite), content);
  const confirmedAt = new Date(Date.now() - 20 * 86_400_000).toISOString();
  files.keep(geolite, { checksum: 'x', etag: '', lastModified: '', confirmedAt });
  await settle();
  await acceptAs(records, geoliteId);
  status = 503;
  await keepFetchDue(records, new Date());
  await settle();
  expect(existsSync(files.pathOf(geolite))).toBe(true);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 86_400_000 });
  try {
    await keepFetchDue(records, new Date());
    await settle();
  } finally {
    vi.useRealTimers();
  }
  expect(existsSync(files.pathOf(geolite))).toBe(false);
  expect(existsSync(file())).toBe(true);
  const [row] = (await listDatasets(records)).filter((one) => one.id === geoliteId);
  expect(row).toMatchObject({ health: 'failing', healthCode: 'too_old' });
});

test('what a processor tells of a file never accepts its terms', async () => {
  await setUp();
  await keepDataset(records, {
    ...{ id, kind: 'mmdb', source: 'x', licence: 'x', terms: 'other terms', sha256: '', builtAt: null },
    ...{ rows: 0, health: 'ok', healthMessage: '' },
  });
  await settle();
  const [row] = (await listDatasets(records)).filter((one) => one.id === id);
  expect(row).toMatchObject({ enabled: false, termsAcceptedAt: null });
  expect(asnName()).toBeUndefined();
});
