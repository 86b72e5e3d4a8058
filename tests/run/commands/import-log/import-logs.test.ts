// Importing logs into the real queue on the real embedded PostgreSQL; a consumer shows what the processor would get.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { type ImportOutcome, importLogs } from '#run/commands/import-log/import-logs.ts';
import type { IntakeStores } from '#run/open-stores.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestIntake, type TestIntake } from '#tests/support/open-test-intake.ts';

let intake: TestIntake;
let stores: IntakeStores;
let directory: string;
let site: Site;

beforeAll(async () => {
  intake = await openTestIntake();
  stores = intake.stores;
});
afterAll(() => intake.close());
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-import-'));
  site = (await createSite(stores.records, { name: 'Shop', allowedHosts: ['www.example.com'] })).site;
  await stores.sites.refresh();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const startMs = Date.now() - 10 * 86_400_000;

function line(index: number, path = `/page-${index}`, status = 200): string {
  const time = new Date(startMs + index * 60_000).toUTCString();
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(time) ?? [];
  const address = `203.0.113.${index % 200}`;
  return `${address} - - [${day}/${month}/${year}:${clock} +0000] "GET ${path} HTTP/1.1" ${status} ${index} "-" "${agent}"`;
}
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => line(from + index));

function write(name: string, content: string[] | Buffer): string {
  const file = join(directory, name);
  writeFileSync(file, Array.isArray(content) ? `${content.join('\n')}\n` : content);
  return file;
}

async function runImport(files: string[], isStopping = () => false): Promise<ImportOutcome> {
  const orders = {
    files,
    siteId: site.id,
    host: '',
    trustedProxies: [],
    retentionDays: 90,
    asideDirectory: join(directory, 'aside'),
  };
  return importLogs(stores, orders, { onProgress: () => undefined, isStopping });
}

const takeRequests = () => intake.takeRequests(site.id);
const idsOf = (requests: QueuedRequest[]) =>
  requests.flatMap(({ events }) => events.map(({ id }) => id)).sort();

test('page views reach the queue with the time, address and agent of the line', async () => {
  const file = write('access.log', [line(0, '/prezzi?utm_source=mail&session=secret#x')]);
  const outcome = await runImport([file]);
  expect(outcome).toMatchObject({ counts: { lines: 1, pages: 1, unreadable: 0 }, failures: [] });
  const [request] = await takeRequests();
  expect(request).toMatchObject({
    channel: 'import',
    address: '203.0.113.0',
    userAgent: agent,
    consent: { state: 'limited' },
    visitor: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(request?.events[0]?.raw).toEqual({
    type: 'page_view',
    at: Math.floor(startMs / 1_000) * 1_000,
    page: { url: 'https://www.example.com/prezzi?utm_source=mail', referrer: '' },
  });
});

test('assets, errors and lines older than the retention are counted and left out', async () => {
  const old = line(0).replace(/\/(\d{4}):/, '/2001:');
  const file = write('access.log', [
    line(1),
    line(2, '/a.css'),
    line(3, '/gone', 404),
    line(4, '/b', 301),
    old,
  ]);
  const { counts } = await runImport([file]);
  expect(counts).toMatchObject({ lines: 5, pages: 1, assets: 1, others: 2, tooOld: 1 });
  expect(await takeRequests()).toHaveLength(1);
});

test('a file imported twice adds nothing, and one that has grown adds what is new', async () => {
  const file = write('access.log', lines(0, 3_000));
  await runImport([file]);
  const first = idsOf(await takeRequests());
  expect(new Set(first).size).toBe(3_000);
  expect((await runImport([file])).counts).toMatchObject({ pages: 0, known: 3_000 });
  write('access.log', lines(0, 3_100));
  expect((await runImport([file])).counts).toMatchObject({ pages: 100, known: 3_000 });
  expect(idsOf(await takeRequests())).toHaveLength(100);
});

test('the same lines in a packed, renamed or joined file have the same ids', async () => {
  await runImport([write('access.log', lines(0, 1_200))]);
  const first = idsOf(await takeRequests());
  const packed = write('access.log.2.gz', gzipSync(`${lines(0, 1_200).join('\n')}\n`));
  expect((await runImport([packed])).counts.pages).toBe(0);
  await runImport([write('joined.log', [...lines(600, 1_200), ...lines(0, 1_200)])]);
  const joined = new Set(idsOf(await takeRequests()));
  expect([...joined].sort()).toEqual(first);
});

test('an import that was stopped goes on where it was, and gives every line exactly one id', async () => {
  const content = [...lines(0, 6_000), ...lines(0, 6_000).map((text) => text.replace('/page-', '/other-'))];
  const file = write('access.log', content);
  let looks = 0;
  const stopped = await runImport([file], () => {
    looks += 1;
    return looks > 3;
  });
  expect(stopped.counts.lines).toBeLessThan(12_000);
  const first = idsOf(await takeRequests());
  await runImport([file]);
  const all = [...first, ...idsOf(await takeRequests())];
  expect(all).toHaveLength(12_000);
  expect(new Set(all).size).toBe(12_000);
});

test('unreadable lines are written aside with number and reason, without addresses', async () => {
  const file = write('access.log', [line(0), 'nonsense from 203.0.113.99', '', line(1), '\u0000\u0001']);
  const outcome = await runImport([file]);
  expect(outcome.counts).toMatchObject({ pages: 2, unreadable: 2 });
  const aside = readFileSync(outcome.asides[0] ?? '', 'utf8');
  expect(aside).toContain('2\tno time in brackets\tnonsense from ?.?.?.?');
  expect(aside).toContain('5\tno time in brackets');
});

test('lines from the future are unreadable, since nobody would look for them there', async () => {
  const next = new Date().getUTCFullYear() + 2;
  const file = write('access.log', [line(0), line(1).replace(/\/(\d{4}):/, `/${next}:`), line(2)]);
  const outcome = await runImport([file]);
  expect(outcome.counts).toMatchObject({ lines: 3, pages: 2, unreadable: 1 });
  expect(readFileSync(outcome.asides[0] ?? '', 'utf8')).toMatch(
    /^2\ttime in the future\t\?\.\?\.\?\.\? - - /,
  );
  expect(await takeRequests()).toHaveLength(2);
});

test('a file that is no log, or is missing, is named and harms no other', async () => {
  const good = write('access.log', lines(0, 10));
  const bad = write('notes.txt', ['buy milk', 'buy bread']);
  const outcome = await runImport([bad, join(directory, 'missing.log'), good]);
  expect(outcome.failures).toHaveLength(2);
  expect(outcome.failures.join()).toMatch(/notes\.txt is in no format/);
  expect(outcome.failures.join()).toMatch(/missing\.log cannot be read/);
  expect(outcome.counts.pages).toBe(10);
  await takeRequests();
});

test('visitors are told apart by address, agent and day, and not by anything that lasts', async () => {
  const sameDay = Math.floor(startMs / 86_400_000);
  const file = write('access.log', lines(0, 3_000));
  await runImport([file]);
  const requests = await takeRequests();
  const byAddress = new Map<string, Set<string>>();
  for (const { address, visitor } of requests) {
    byAddress.set(address, (byAddress.get(address) ?? new Set()).add(visitor));
  }
  const days = Math.floor((startMs + 2_999 * 60_000) / 86_400_000) - sameDay + 1;
  for (const visitors of byAddress.values()) expect(visitors.size).toBeLessThanOrEqual(days);
  expect(byAddress.get('203.0.113.1')?.size).toBeGreaterThan(1);
});
