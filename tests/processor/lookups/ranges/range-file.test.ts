// The file of the range index: written in one step, and refused when anything in it has changed.

import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { RangeFileError } from '#intelligence/company/ranges/range-file-error.ts';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import { rangeFileIn, unfinishedRangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { readRangeFile } from '#processor/lookups/ranges/read-range-file.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { sampleDataset, sampleRow } from '#tests/support/build-ranges.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-ranges-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(): Buffer {
  const collector = new RangeCollector();
  const dataset = collector.addDataset(sampleDataset('ripe'));
  collector.addRow(dataset, sampleRow('20.0.0.0-20.0.0.255', { netname: 'A', description: 'Perché S.r.l.' }));
  collector.addRow(dataset, sampleRow('2a00::-2a00::ff', { netname: 'B' }));
  writeRangeFile(directory, buildRangeIndex(collector));
  return readFileSync(rangeFileIn(directory));
}

test('a written index comes back as it was, and nothing unfinished stays', async () => {
  write();
  const index = openRangeIndex(await readRangeFile(rangeFileIn(directory)));
  expect(index.rows).toEqual({ four: 1, six: 1 });
  expect(index.datasets).toEqual([sampleDataset('ripe')]);
  expect(existsSync(unfinishedRangeFileIn(directory))).toBe(false);
});

test('a file of which any one bit has changed is refused', async () => {
  const bytes = write();
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      writeFileSync(rangeFileIn(directory), damaged);
      await expect(readRangeFile(rangeFileIn(directory))).rejects.toThrow(RangeFileError);
    }),
    // The beginning is where the layout is.
    { numRuns: 200, examples: Array.from({ length: 64 }, (_none, at) => [at, at % 8]) },
  );
});

test('a file that is cut off or grown is refused', async () => {
  const bytes = write();
  const lengths = [0, 1, 31, 32, 33, 1_000, bytes.length - 64, bytes.length - 1];
  for (const length of lengths) {
    writeFileSync(rangeFileIn(directory), bytes);
    truncateSync(rangeFileIn(directory), length);
    await expect(readRangeFile(rangeFileIn(directory))).rejects.toThrow(RangeFileError);
  }
  writeFileSync(rangeFileIn(directory), Buffer.concat([bytes, Buffer.alloc(64)]));
  await expect(readRangeFile(rangeFileIn(directory))).rejects.toThrow(RangeFileError);
});

test('a file of something else is refused', async () => {
  writeFileSync(rangeFileIn(directory), 'inetnum: 1.2.3.0 - 1.2.3.255\n'.repeat(100));
  await expect(readRangeFile(rangeFileIn(directory))).rejects.toThrow('It is no range index.');
});
