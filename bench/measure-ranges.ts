// `npx tsx bench/measure-ranges.ts [--rows N] [--write DIRECTORY]`: builds the range index from generated rows and asks it for addresses;
// prints times, sizes and, since machines differ, how a look-up compares with one round of a plain loop.

import { parseArgs } from 'node:util';
import { crc32 } from 'node:zlib';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { packRangeIndex } from '#intelligence/company/ranges/pack-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { openRangeIndex, type RangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { allRegistries, generateRanges } from './generate-ranges.ts';

const { values } = parseArgs({ options: { rows: { type: 'string' }, write: { type: 'string' } } });
const directory = values.write;
const wanted = Number(values.rows ?? allRegistries.four);
const share = wanted / allRegistries.four;
const amounts = {
  four: wanted,
  six: Math.round(allRegistries.six * share),
  names: Math.round(allRegistries.names * share),
};

const seconds = <T>(name: string, work: () => T): T => {
  const from = process.cpuUsage();
  const wall = performance.now();
  const result = work();
  const { user, system } = process.cpuUsage(from);
  const spent = (performance.now() - wall) / 1_000;
  say(name, `${spent.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor`);
  return result;
};
const say = (name: string, text: string) => process.stdout.write(`${name.padEnd(28)}${text}\n`);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

const index = buildIndex();
for (const { name, bytes } of index.tables.header.sections) say(`  ${name}`, megabytes(bytes));
say('index', `${megabytes(index.bytes)}, rows ${index.rows.four} + ${index.rows.six}`);
globalThis.gc?.();
say('resident', megabytes(process.memoryUsage().rss));
measureLookups(index);

function buildIndex(): RangeIndex {
  seconds('generate alone', () => {
    let rows = 0;
    for (const _row of generateRanges(amounts)) rows += 1;
    say('rows', String(rows));
  });
  const collector = new RangeCollector();
  seconds('generate and collect', () => {
    const dataset = collector.addDataset({
      id: 'registry:generated',
      kind: 'registry',
      date: '',
      licence: 'operator-supplied',
      right: { statement: '', by: '', at: '' },
      importedAt: '',
      marks: [],
      provider: '',
      files: [],
      counts: {},
    });
    for (const row of generateRanges(amounts)) collector.addRow(dataset, row);
  });
  const built = seconds('build', () => buildRangeIndex(collector));
  say('doubles, cut', `${built.duplicates}, ${built.clipped}`);
  if (directory !== undefined) seconds('write and sync', () => writeRangeFile(directory, built));
  return openRangeIndex(seconds('pack with checksums', () => packRangeIndex(built, crc32)));
}

function measureLookups(opened: RangeIndex): void {
  const count = 1 << 20;
  const addresses = Array.from({ length: count }, (_none, at): ParsedAddress => {
    const word0 = (0x01000000 + Math.imul(at, 0x9e3779b1)) >>> 0;
    return { version: 4, word0, word1: 0, word2: 0, word3: 0, isBogon: false, carrier: '' };
  });
  const six = addresses.map(
    (address, at): ParsedAddress => ({
      ...address,
      version: 6,
      word0: 0x2a000000 + (at % 30_000) * 7,
      word1: Math.imul((at % 40) * 1_601, 0x10000) >>> 0,
    }),
  );
  const rounds = 4;
  const time = (work: () => number): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      work();
      best = Math.min(best, performance.now() - from);
    }
    return (best / count) * 1e6;
  };
  const findRows = (list: readonly ParsedAddress[]) => () => {
    let found = 0;
    for (const address of list) found += opened.findRow(address) >= 0 ? 1 : 0;
    return found;
  };
  const loop = time(() => {
    let sum = 0;
    for (const { word0 } of addresses) sum = (Math.imul(sum, 31) + word0) | 0;
    return sum;
  });
  say('found', `${findRows(addresses)()} and ${findRows(six)()} of ${count}`);
  const four = time(findRows(addresses));
  const sixTime = time(findRows(six));
  say('plain loop', `${loop.toFixed(1)} ns a round`);
  say(
    'findRow IPv4',
    `${four.toFixed(1)} ns = ${(1e3 / four).toFixed(2)} M/s, ${(four / loop).toFixed(1)} rounds`,
  );
  say('findRow IPv6', `${sixTime.toFixed(1)} ns = ${(1e3 / sixTime).toFixed(2)} M/s`);
  const some = addresses.slice(0, count >> 4);
  const full = time(() => some.reduce((sum, address) => sum + opened.find(address).length, 0)) * 16;
  say('find with statements', `${full.toFixed(0)} ns = ${(1e6 / full).toFixed(0)} k/s`);
}
