// Importing registry data: sources side by side, what a faulty file leaves behind, and what a kill does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { rangeFileIn, unfinishedRangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { readRangeFile } from '#processor/lookups/ranges/read-range-file.ts';
import { importSource } from '#run/commands/import-registry/import-source.ts';
import type { RegistryOrders, RegistryOutcome } from '#run/commands/import-registry/registry-orders.ts';
import { importRegistryCommand } from '#run/commands/import-registry.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-registry-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const right = {
  statement: 'Agreement of 2026-01-02 with the registry',
  by: 'anna',
  at: '2026-08-01T00:00:00.000Z',
};

function write(name: string, content: string | Buffer): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

const ordersOf = (source: string, files: string[]): RegistryOrders => ({
  directory: join(directory, 'ranges'),
  source,
  files,
  right,
});
const importFiles = (source: string, ...files: string[]): Promise<RegistryOutcome> =>
  importSource(ordersOf(source, files), { onProgress: () => undefined });

const indexFile = () => rangeFileIn(join(directory, 'ranges'));
const find = async (address: string) => {
  const parsed = parseClientAddress(address);
  return parsed ? openRangeIndex(await readRangeFile(indexFile())).find(parsed) : [];
};

const object = (third: number, name: string, more = '') =>
  `inetnum: 20.0.${third}.0 - 20.0.${third}.255\nnetname: ${name}\ndescr: ${name} S.p.A.\n${more}status: ASSIGNED PA\nsource: RIPE\n\n`;
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_none, at) => object(at % 250, `${name}-${at}`)).join('');

test('a dump and its organisations, plain and gzip, become one source with its right and its files', async () => {
  const ranges = write('ripe.db.inetnum.gz', gzipSync(object(1, 'ONE', 'org: ORG-A-RIPE\n')));
  const organisations = write(
    'ripe.db.organisation',
    'organisation: ORG-A-RIPE\norg-name: Alfa S.p.A.\norg-type: OTHER\nsource: RIPE\n',
  );
  const outcome = await importFiles('ripe', ranges, organisations);
  expect(outcome).toMatchObject({ taken: { ranges: 1, organisations: 1 }, unusable: 0, indexRows: 1 });
  const [statement] = await find('20.0.1.7');
  expect(statement).toMatchObject({
    organisation: 'Alfa S.p.A.',
    dataset: { id: 'registry:ripe', family: 'registry', licence: 'operator-supplied' },
    registry: { netname: 'ONE', organisationHandle: 'ORG-A-RIPE', organisationType: 'OTHER' },
  });
  const [dataset] = openRangeIndex(await readRangeFile(indexFile())).datasets;
  expect(dataset).toMatchObject({
    right,
    counts: { ranges: 1, organisations: 1, systems: 0, unusable: 0 },
    files: [{ name: 'ripe.db.inetnum.gz' }, { name: 'ripe.db.organisation' }],
  });
});

test('a source that is imported again replaces its own rows alone', async () => {
  await importFiles('ripe', write('a', object(1, 'ONE')));
  await importFiles('other', write('b', object(2, 'TWO')));
  await importFiles('ripe', write('c', object(3, 'THREE')));
  expect(await find('20.0.1.1')).toEqual([]);
  expect(await find('20.0.2.1')).toHaveLength(1);
  expect(await find('20.0.3.1')).toHaveLength(1);
});

test('a source that is removed leaves the very bytes that would be there without it', async () => {
  const one = write('a', object(1, 'ONE') + object(2, 'SHARED'));
  const two = write('b', many(100, 'TWO') + object(2, 'SHARED'));
  await importFiles('ripe', one);
  const alone = readFileSync(indexFile());
  await importFiles('apnic', two);
  expect(readFileSync(indexFile()).equals(alone)).toBe(false);
  await importFiles('apnic');
  expect(readFileSync(indexFile()).equals(alone)).toBe(true);
  await expect(importFiles('apnic')).rejects.toThrow('There is no source apnic. Imported are: ripe.');
});

test.each([
  [
    'a gzip file that is cut off',
    () => gzipSync(many(3_000, 'X')).subarray(0, 8_000),
    /cut off after line \d+: fetch it again/,
  ],
  [
    'a gzip file that is damaged',
    () => damage(gzipSync(many(3_000, 'X'))),
    /(damaged|cut off) after line \d+/,
  ],
  [
    'a dump that ends within a record',
    () => `${many(20, 'X')}inetnum: 20.1.0.0 - 20.1.0.255\nnetn`,
    /cut off: the record that begins in line 121 has no end/,
  ],
  [
    'a delegation file without its end',
    () => '2|ripencc|20260801|3|19830101|20260731|+0200\nripencc|IT|ipv4|2.0.0.0|256|20100101|allocated|x\n',
    /3 records are promised in its first line, 1 are there/,
  ],
  [
    'a file of something else',
    () => 'name,domain\nAlfa,alfa.example\n',
    /records in .* cannot be used, so it is not taken. The first: dump, line 1/,
  ],
  ['an empty file', () => '', /Nothing in .* is a record of a registry/],
  [
    'a dump full of reversed ranges',
    () => many(10, 'X').replaceAll(/(\S+) - (\S+)/g, '$2 - $1'),
    /10 of 10 records.*line 1: the range 20.0.0.255 - 20.0.0.0 is reversed/,
  ],
  ['a dump in UTF-16', () => Buffer.from(`\ufeff${many(3, 'X')}`, 'utf16le'), /UTF-16/],
])('%s changes nothing, and says why', async (_name, make, message) => {
  await importFiles('ripe', write('good', object(1, 'ONE')));
  const before = readFileSync(indexFile());
  await expect(importFiles('apnic', write('dump', make()))).rejects.toThrow(message);
  await expect(importFiles('ripe', write('dump', make()))).rejects.toThrow(message);
  expect(readFileSync(indexFile()).equals(before)).toBe(true);
  expect(existsSync(unfinishedRangeFileIn(join(directory, 'ranges')))).toBe(false);
});

function damage(bytes: Buffer): Buffer {
  const damaged = Buffer.from(bytes);
  damaged.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 40);
  return damaged;
}

test('single faulty records are left out and told with their lines; the good ones are taken', async () => {
  const long = `inetnum: 20.9.0.0 - 20.9.0.255\ndescr: ${'x'.repeat(100_000_000)}\nsource: RIPE\n\n`;
  const outcome = await importFiles(
    'ripe',
    write(
      'dump',
      Buffer.concat([Buffer.from(many(30, 'X')), Buffer.from(long), Buffer.from(object(99, 'LAST'))]),
    ),
  );
  expect(outcome).toMatchObject({
    taken: { ranges: 31 },
    unusable: 1,
    problems: ['dump, line 182: the line is longer than 1 MiB'],
  });
  expect(await find('20.0.99.1')).toHaveLength(1);
});

test('private, reversed and nonsensical ranges are told with their lines, and ranges that cross count inside each other', async () => {
  const odd = [
    'inetnum: 10.0.0.0 - 10.0.0.255\ndescr: Inside S.p.A.\nsource: RIPE\n\n',
    'inetnum: 20.0.9.255 - 20.0.9.0\ndescr: Reversed S.p.A.\nsource: RIPE\n\n',
    'inet6num: fd00::/8\ndescr: Inside S.p.A.\nsource: RIPE\n\n',
    'inetnum: 20.0.300.0 - 20.0.300.9\ndescr: Nonsense S.p.A.\nsource: RIPE\n\n',
    'inetnum: 20.0.8.0 - 20.0.10.127\ndescr: Crossing S.p.A.\nsource: RIPE\n\n',
    'inetnum: 20.0.10.64 - 20.0.11.255\ndescr: Crossed S.p.A.\nsource: RIPE\n\n',
  ];
  const outcome = await importFiles('ripe', write('dump', many(50, 'X') + odd.join('')));
  expect(outcome).toMatchObject({ taken: { ranges: 52 }, unusable: 4 });
  expect(outcome.clipped).toBeGreaterThan(0);
  expect(outcome.problems).toEqual([
    'dump, line 301: the range 10.0.0.0 - 10.0.0.255 is private or reserved',
    'dump, line 305: the range 20.0.9.255 - 20.0.9.0 is reversed',
    expect.stringMatching(/^dump, line 309: the range fd00:: - fdff:\S+ is private or reserved$/),
    'dump, line 313: "20.0.300.0 - 20.0.300.9" is no range of addresses',
  ]);
});

test('an index that is damaged is named, and not overwritten', async () => {
  await importFiles('ripe', write('a', object(1, 'ONE')));
  const bytes = readFileSync(indexFile());
  bytes[bytes.length >> 1] = 0xff;
  writeFileSync(indexFile(), bytes);
  await expect(importFiles('apnic', write('b', object(2, 'TWO')))).rejects.toThrow(
    /cannot be used .*import every source again/,
  );
  expect(readFileSync(indexFile()).equals(bytes)).toBe(true);
});

test('an import that is killed at any point leaves the former index, and the next one succeeds', async () => {
  await importFiles('ripe', write('a', object(1, 'ONE')));
  const before = readFileSync(indexFile());
  const large = write('b', many(60_000, 'TWO'));
  const program = fileURLToPath(new URL('import-child.ts', import.meta.url));
  for (const moment of ['start', 'reading', 'building']) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', program, JSON.stringify(ordersOf('apnic', [large]))],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    if (moment !== 'start')
      await new Promise<void>((resolve) => {
        let said = '';
        child.stdout?.on('data', (piece: Buffer) => {
          said += piece.toString();
          if (said.includes(moment)) resolve();
        });
      });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readFileSync(indexFile()).equals(before)).toBe(true);
  }
  // As a kill in the midst of writing would leave it.
  writeFileSync(unfinishedRangeFileIn(join(directory, 'ranges')), before.subarray(0, 100));
  await importFiles('apnic', large);
  expect((await find('20.0.5.5')).length).toBeGreaterThan(0);
  expect(existsSync(unfinishedRangeFileIn(join(directory, 'ranges')))).toBe(false);
});

test('the command imports nothing without a statement of right', async () => {
  let said = '';
  const io = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: { write: (text: string) => (said += text) },
  };
  const file = write('a', object(1, 'ONE'));
  const run = (...args: string[]) => importRegistryCommand.run(args, io as never);
  expect(await run(file, '--source', 'ripe')).toBe(2);
  expect(said).toContain('Without it nothing is imported');
  expect(await run(file, '--source', 'ripe', '--i-may-use-this', 'yes')).toBe(2);
  expect(await run(file, '--i-may-use-this', 'Agreement of 2026 with RIPE')).toBe(2);
  expect(existsSync(join(directory, 'ranges'))).toBe(false);
});
