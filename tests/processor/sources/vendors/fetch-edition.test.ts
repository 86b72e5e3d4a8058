// Fetching files of vendors from a real server: what is whole takes the place of the former, and nothing else does.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '#processor/sources/source-fault-error.ts';
import { type FetchOrders, fetchEdition } from '#processor/sources/vendors/fetch-edition.ts';
import { type FetchedFiles, openFetchedFiles } from '#processor/sources/vendors/fetched-files.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { writeMmdb } from '#tests/support/write-mmdb.ts';
import { packArchive } from './pack-archive.ts';

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const whole = (organization: string) => writeMmdb('20.0.0.0', 8, { organization });
const pack = (content: Buffer) =>
  packArchive([
    { name: 'GeoLite2-ASN_20260801/', content: Buffer.alloc(0) },
    { name: 'GeoLite2-ASN_20260801/LICENSE.txt', content: Buffer.from('x'.repeat(700)) },
    { name: 'GeoLite2-ASN_20260801/GeoLite2-ASN.mmdb', content },
  ]);

let directory: string;
let files: FetchedFiles;
let server: TestHttp;
let archive: Buffer;
/** What the server does with the file and with its checksum, when not its duty. */
let fileReply: TestReply | undefined;
let checksumReply: TestReply | undefined;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-fetch-'));
  files = openFetchedFiles(join(directory, 'sources'));
  archive = pack(whole('First'));
  fileReply = undefined;
  checksumReply = undefined;
  server = await startTestHttp(({ path, headers }) => {
    if (path.endsWith('.sha256'))
      return checksumReply ?? { body: `${hash(archive)}  GeoLite2-ASN_20260801.tar.gz\n` };
    if (fileReply) return fileReply;
    if (headers['if-none-match'] === `"${hash(archive)}"`) return { status: 304 };
    return { body: archive, headers: { etag: `"${hash(archive)}"` } };
  });
});
afterEach(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const orders = (more: Partial<FetchOrders> = {}): FetchOrders => ({
  vendor: 'maxmind',
  edition: 'GeoLite2-ASN',
  account: { accountId: '42', key: 'secret-key' },
  bases: { maxmind: server.url, ipinfo: server.url },
  allowedHosts: ['127.0.0.1'],
  signal: new AbortController().signal,
  now: new Date('2026-08-02T00:00:00Z'),
  ...more,
});
const fetchIt = (more: Partial<FetchOrders> = {}) => fetchEdition(orders(more), files);
const present = () => readFileSync(files.pathOf('GeoLite2-ASN'));
const failWith = async (more: Partial<FetchOrders> = {}) => {
  const error = await fetchIt(more).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error === undefined ? undefined : faultOf(error);
};

test('a file is fetched with the account, checked against its checksum and unpacked', async () => {
  expect(await fetchIt()).toBe('fetched');
  expect(present().equals(whole('First'))).toBe(true);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/geoip/databases/GeoLite2-ASN/download?suffix=tar.gz.sha256',
    '/geoip/databases/GeoLite2-ASN/download?suffix=tar.gz',
  ]);
  const expected = `Basic ${Buffer.from('42:secret-key').toString('base64')}`;
  expect(server.requests.every(({ headers }) => headers.authorization === expected)).toBe(true);
  expect(readdirSync(join(directory, 'sources')).sort()).toEqual(['GeoLite2-ASN.mmdb', 'fetched.json']);
});

test('what has not changed is not downloaded again, by checksum or by the word of the server', async () => {
  await fetchIt();
  expect(await fetchIt({ now: new Date('2026-08-03T00:00:00Z') })).toBe('unchanged');
  expect(server.requests.filter(({ path }) => path.endsWith('tar.gz'))).toHaveLength(1);
  expect(files.find('GeoLite2-ASN')?.confirmedAt).toBe('2026-08-03T00:00:00.000Z');
  checksumReply = { status: 404 };
  expect(await fetchIt()).toBe('unchanged');
  expect(server.requests.at(-1)?.headers['if-none-match']).toBe(`"${hash(archive)}"`);
  archive = pack(whole('Second'));
  expect(await fetchIt()).toBe('fetched');
  expect(present().equals(whole('Second'))).toBe(true);
});

test('a file of IPinfo is fetched as it is, its checksum read from JSON, its token kept out of the URL', async () => {
  await server.close();
  const file = whole('Lite');
  server = await startTestHttp(({ path }) =>
    path.endsWith('/checksums')
      ? { body: JSON.stringify({ checksums: { md5: '0'.repeat(32), sha256: hash(file) } }) }
      : { body: file },
  );
  const more = { vendor: 'ipinfo', edition: 'ipinfo_lite' } as const;
  expect(await fetchIt(more)).toBe('fetched');
  expect(readFileSync(files.pathOf('ipinfo_lite')).equals(file)).toBe(true);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/data/ipinfo_lite.mmdb/checksums',
    '/data/ipinfo_lite.mmdb',
  ]);
  expect(await fetchIt(more)).toBe('unchanged');
});

test.each<[string, () => void, string]>([
  [
    'a refused key',
    () => {
      checksumReply = { status: 401 };
    },
    'key_refused',
  ],
  [
    'a file outside of the contract',
    () => {
      checksumReply = { status: 403 };
    },
    'not_in_contract',
  ],
  [
    'a file that the vendor does not know',
    () => {
      checksumReply = { status: 404 };
      fileReply = { status: 404 };
    },
    'unknown_edition',
  ],
  [
    'too many downloads',
    () => {
      fileReply = { status: 429 };
    },
    'too_many_requests',
  ],
  [
    'a server in trouble',
    () => {
      fileReply = { status: 503 };
    },
    'answered_status',
  ],
  [
    'another content than published',
    () => {
      fileReply = { body: pack(whole('Forged')) };
    },
    'checksum_differs',
  ],
  [
    'a download that breaks off',
    () => {
      fileReply = { body: archive, cutAfter: 100 };
    },
    'download_broken',
  ],
  [
    'an archive that is cut off',
    () => {
      archive = Buffer.from(archive.subarray(0, archive.length - 60));
    },
    'download_broken',
  ],
  [
    'an archive that is none',
    () => {
      archive = gzipSync(Buffer.from('x'.repeat(2_000)));
    },
    'download_broken',
  ],
  [
    'an archive without the file',
    () => {
      archive = packArchive([{ name: 'README.txt', content: Buffer.from('none') }]);
    },
    'download_broken',
  ],
  [
    'a file that does not open',
    () => {
      archive = pack(Buffer.from('no such thing'));
    },
    'download_broken',
  ],
])('%s leaves the former file in use, and says what it is', async (_name, arrange, code) => {
  await fetchIt();
  archive = pack(whole('Second'));
  arrange();
  expect((await failWith())?.code).toBe(code);
  expect(present().equals(whole('First'))).toBe(true);
  expect(readdirSync(join(directory, 'sources')).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});

test('a download that breaks off while its file is being opened leaves no file behind', async () => {
  await fetchIt();
  archive = pack(whole('Second'));
  fileReply = { body: archive, cutAfter: 1 };
  for (let again = 0; again < 40; again++) {
    expect((await failWith())?.code).toBe('download_broken');
    // A file that was opened late would be there one round later.
    await new Promise((resolve) => setImmediate(resolve));
    const names = readdirSync(join(directory, 'sources'));
    expect(names.filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  }
});

test('a full disk is told from a broken download', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(faultOf(full)).toEqual({ code: 'disk_full', detail: '' });
});

test('no fault says the key or the URL', async () => {
  checksumReply = { status: 500 };
  expect(JSON.stringify(await failWith())).not.toMatch(/secret-key|http/);
  await server.close();
  const fault = await failWith();
  expect(fault?.code).toBe('unreachable');
  expect(JSON.stringify(fault)).not.toMatch(/secret-key|http/);
  server = await startTestHttp(() => ({}));
});

test('nothing in a private network is connected to unless it is allowed, by name, address or redirect', async () => {
  expect((await failWith({ allowedHosts: [] }))?.code).toBe('address_refused');
  const { port } = new URL(server.url);
  const bases = { maxmind: `http://localhost:${port}`, ipinfo: server.url };
  expect(await failWith({ allowedHosts: [], bases })).toEqual({
    code: 'address_refused',
    detail: 'localhost',
  });
  expect(server.requests).toEqual([]);
  checksumReply = { status: 302, headers: { location: 'http://10.0.0.1/secret' } };
  expect(await failWith()).toEqual({ code: 'address_refused', detail: '10.0.0.1' });
});

test('a redirect to another host takes no credentials along', async () => {
  const storage = await startTestHttp(() => ({ body: archive }));
  fileReply = { status: 302, headers: { location: `${storage.url}/signed?x=1` } };
  expect(await fetchIt()).toBe('fetched');
  expect(storage.requests).toHaveLength(1);
  expect(storage.requests[0]?.headers.authorization).toBeUndefined();
  await storage.close();
});

test('a directory that cannot be written is named, and a fetch after it was mended succeeds', async () => {
  writeFileSync(join(directory, 'sources'), 'a file where the directory should be');
  expect((await failWith())?.code).toBe('directory_unusable');
  rmSync(join(directory, 'sources'));
  expect(await fetchIt()).toBe('fetched');
  expect(existsSync(files.pathOf('GeoLite2-ASN'))).toBe(true);
});
