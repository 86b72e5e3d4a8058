// All sources behind one door: who speaks, who is silent, and what a purge leaves.

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { importSource } from '#run/commands/import-registry/import-source.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { listDatasets, purgeDataset, switchDataset } from '#stores/records/questions/keep-datasets.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';
import { emptyRecords, makeTestDisk, openTestSources, parse, type TestDisk } from './open-test-sources.ts';

// Each start opens everything anew; a busy machine takes its time for it.
vi.setConfig({ testTimeout: 180_000 });

let server: Awaited<ReturnType<typeof startTestPostgres>>;
let records: Records;
let disk: TestDisk;
let sources: CompanySources;

beforeAll(async () => {
  server = await startTestPostgres();
  records = await openRecords(server.connection('fiuto'), { log: quietLog });
});
afterAll(async () => {
  await records.close();
  await server.stop();
});
beforeEach(async () => {
  await emptyRecords(records);
  disk = makeTestDisk();
  disk.putMmdb('isp.mmdb', { organization: 'Acme', isp: 'Tele' });
  disk.putList('vpn-office.txt', '20.0.0.0/16\n');
  disk.putRegistries();
  sources = await openTestSources(records, disk);
});
afterEach(async () => {
  await sources.close();
  disk.remove();
});

const idsOf = (text: string) => sources.statements(parse(text)).map(({ dataset }) => dataset.id);
const everybody = ['list:vpn-office.txt', 'mmdb:isp.mmdb', 'registry:apnic', 'registry:ripe'];
const find = async (id: string) => (await listDatasets(records)).find((row) => row.id === id);

test('all sources are heard at once, each with its data set, family, date and licence', () => {
  const statements = sources.statements(parse('20.0.0.7'));
  expect(idsOf('20.0.0.7').sort()).toEqual(everybody);
  for (const { dataset } of statements) {
    expect(dataset.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(['operator', 'registry']).toContain(dataset.family);
    expect(dataset.licence).toBe('operator-supplied');
  }
  expect(idsOf('93.184.216.34')).toEqual([]);
  expect(sources.statements(parse('93.184.216.34'))).toBe(sources.statements(parse('93.184.216.35')));
  expect(sources.ptrOf(parse('20.0.0.7'))).toBe('');
  expect(sources.warnings()).toEqual([]);
});

test('what is here is told to the records with rows, checksum, date and health', async () => {
  expect(await find('mmdb:isp.mmdb')).toMatchObject({
    ...{ kind: 'mmdb', licence: 'operator-supplied', rows: 1, enabled: true, health: 'ok' },
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    builtAt: new Date('2026-09-21'),
  });
  expect(await find('registry:ripe')).toMatchObject({ kind: 'registry', rows: 1, enabled: true });
  expect(await find('list:vpn-office.txt')).toMatchObject({ kind: 'list', rows: 1, enabled: true });
  expect(await find('list:built-in/gateway-zscaler')).toMatchObject({ kind: 'list', enabled: true });
  expect(await find('reverse_dns')).toMatchObject({ kind: 'reverse_dns', enabled: false });
  expect(sources.datasets().find(({ id }) => id === 'mmdb:isp.mmdb')).toMatchObject({ isOn: true, rows: 1 });
});

test('each data set counts the addresses that it has answered, over restarts too', async () => {
  for (const text of ['20.0.0.7', '20.0.0.8', '20.0.9.9']) sources.statements(parse(text));
  const contribution = (id: string) => sources.datasets().find((one) => one.id === id)?.answered;
  expect(['registry:ripe', 'registry:apnic', 'mmdb:isp.mmdb'].map(contribution)).toEqual([2, 3, 3]);
  await sources.refresh();
  await sources.close();
  sources = await openTestSources(records, disk);
  sources.statements(parse('20.0.0.7'));
  await sources.refresh();
  expect(await find('registry:ripe')).toMatchObject({ answered: 3 });
});

test('a data set that is switched off is silent at once, and is heard again when it is on', async () => {
  for (const id of everybody) {
    const before = sources.revision;
    await switchDataset(records, id, false);
    await sources.refresh();
    expect(idsOf('20.0.0.7').sort()).toEqual(everybody.filter((other) => other !== id));
    expect(sources.revision).toBeGreaterThan(before);
    await switchDataset(records, id, true);
    await sources.refresh();
    expect(idsOf('20.0.0.7').sort()).toEqual(everybody);
  }
});

test('a file that is switched off says nothing about place and kind of network either', async () => {
  disk.putMmdb('place.mmdb', { country: { iso_code: 'IT' } });
  await sources.refresh();
  expect(sources.networks.find('20.0.0.7').country).toBe('IT');
  await switchDataset(records, 'mmdb:place.mmdb', false);
  await sources.refresh();
  expect(sources.networks.find('20.0.0.7').country).toBe('');
});

test('a purge equals never having had the data set, and the file is out of the way', async () => {
  for (const id of everybody) {
    await purgeDataset(records, id);
    await sources.refresh();
  }
  expect(idsOf('20.0.0.7')).toEqual([]);
  expect(existsSync(join(disk.mmdb, 'isp.mmdb'))).toBe(false);
  expect(existsSync(join(disk.mmdb, 'isp.mmdb.purged'))).toBe(true);
  expect(existsSync(join(disk.lists, 'vpn-office.txt.purged'))).toBe(true);
  expect(sources.datasets().map(({ id }) => id)).not.toContain('registry:ripe');
  expect(await find('registry:ripe')).toMatchObject({ enabled: false, purgedAt: expect.any(Date) });
  expect(await find('mmdb:isp.mmdb')).toMatchObject({ rows: 0, purgedAt: expect.any(Date) });
});

test('after a purge a new file waits until it is switched on, and a registry that is imported anew is heard', async () => {
  await purgeDataset(records, 'mmdb:isp.mmdb');
  await purgeDataset(records, 'registry:ripe');
  await sources.refresh();
  disk.putMmdb('isp.mmdb', { organization: 'Other' });
  disk.putRegistries(new Date(Date.now() + 1_000).toISOString());
  await sources.refresh();
  await sources.refresh();
  expect(idsOf('20.0.0.7')).toContain('registry:ripe');
  expect(idsOf('20.0.0.7')).not.toContain('mmdb:isp.mmdb');
  expect(existsSync(join(disk.mmdb, 'isp.mmdb'))).toBe(true);
  await switchDataset(records, 'mmdb:isp.mmdb', true);
  await sources.refresh();
  expect(idsOf('20.0.0.7')).toContain('mmdb:isp.mmdb');
});

test('a swapped file, a changed list and a new index raise the revision and call who listens', async () => {
  const listener = vi.fn();
  const stop = sources.onChange(listener);
  const changes = [
    () => disk.putMmdb('isp.mmdb', { organization: 'A company with a longer name' }),
    () => disk.putList('vpn-office.txt', '20.0.0.0/15\n'),
    () => disk.putRegistries('2026-08-03T10:00:00.000Z'),
  ];
  for (const change of changes) {
    const before = sources.revision;
    change();
    await sources.refresh();
    expect(sources.revision).toBeGreaterThan(before);
  }
  expect(listener.mock.calls.length).toBeGreaterThanOrEqual(3);
  stop();
  const before = sources.revision;
  for (const text of ['20.0.0.7', '20.0.0.8']) sources.statements(parse(text));
  await sources.refresh();
  expect(sources.revision).toBe(before);
});

test('a broken file fails alone with a health message, and comes back when it is mended', async () => {
  writeFileSync(join(disk.mmdb, 'broken.mmdb'), 'no such thing');
  await sources.refresh();
  expect(idsOf('20.0.0.7').sort()).toEqual(everybody);
  expect(await find('mmdb:broken.mmdb')).toMatchObject({
    health: 'failing',
    healthCode: 'file_broken',
    healthDetail: 'damaged',
    healthMessage: 'The file cannot be used (its content is damaged): put a whole file in its place.',
    source: 'broken',
  });
  expect(sources.warnings().map(({ source }) => source)).toEqual(['broken.mmdb']);
  disk.putMmdb('broken.mmdb', { domain: 'acme.example' });
  await sources.refresh();
  expect(await find('mmdb:broken.mmdb')).toMatchObject({ health: 'ok', healthMessage: '' });
  expect(idsOf('20.0.0.7')).toContain('mmdb:broken.mmdb');
  expect(sources.warnings()).toEqual([]);
});

test('when PostgreSQL is away, the last state goes on', async () => {
  await switchDataset(records, 'mmdb:isp.mmdb', false);
  const own = await openRecords(server.connection('fiuto'), { log: quietLog });
  const lonely = await openTestSources(own, disk);
  await own.close();
  await expect(lonely.refresh()).rejects.toThrow();
  const ids = lonely.statements(parse('20.0.0.7')).map(({ dataset }) => dataset.id);
  expect(ids.sort()).toEqual(everybody.filter((id) => id !== 'mmdb:isp.mmdb'));
  await lonely.prepare([parse('20.0.0.7')], 100);
  await lonely.close();
});

test('a registry that was taken out of the index leaves nothing, and one whose index is lost is missing', async () => {
  const index = join(disk.data, 'ranges');
  const right = { statement: '', by: 'test', at: '' };
  await importSource({ directory: index, source: 'ripe', files: [], right }, { onProgress: () => undefined });
  await sources.close();
  await records.db.execute(sql`UPDATE datasets SET changed_at = now() - interval '1 hour'`);
  sources = await openTestSources(records, disk);
  expect(await find('registry:ripe')).toBeUndefined();
  expect(await find('registry:apnic')).toMatchObject({ health: 'ok' });
  await sources.close();
  rmSync(index, { recursive: true });
  await records.db.execute(sql`UPDATE datasets SET changed_at = now() - interval '1 hour'`);
  sources = await openTestSources(records, disk);
  expect(await find('registry:apnic')).toMatchObject({ health: 'missing' });
});

test('a file that is taken away is noted as missing once no processor has it', async () => {
  renameSync(join(disk.mmdb, 'isp.mmdb'), join(disk.directory, 'elsewhere.mmdb'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 200_000 });
  try {
    await sources.refresh();
  } finally {
    vi.useRealTimers();
  }
  expect(idsOf('20.0.0.7')).not.toContain('mmdb:isp.mmdb');
  expect(await find('mmdb:isp.mmdb')).toMatchObject({ health: 'missing', healthCode: 'file_missing' });
});
