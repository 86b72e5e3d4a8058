// The index of ranges in use: swapped when its file changes, kept when the new one is broken.

import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { openRangeLookup, type RangeLookup } from '#processor/lookups/open-range-lookup.ts';
import { rangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { sampleDataset, sampleRow } from '#tests/support/build-ranges.ts';

let directory: string;
let lookup: RangeLookup;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-lookup-'));
  lookup = openRangeLookup(directory, { info: () => undefined, warn: () => undefined });
});
afterEach(() => {
  lookup.close();
  rmSync(directory, { recursive: true, force: true });
});

function write(netname: string): void {
  const collector = new RangeCollector();
  collector.addRow(
    collector.addDataset(sampleDataset('ripe')),
    sampleRow('20.0.0.0-20.0.0.255', { netname }),
  );
  writeRangeFile(directory, buildRangeIndex(collector));
}
function ask(): string | undefined {
  const address = parseClientAddress('20.0.0.7');
  return address && lookup.find(address)[0]?.registry?.netname;
}

test('answers nothing without a file, and takes up what comes, changes and goes', async () => {
  expect(ask()).toBeUndefined();
  let swaps = 0;
  lookup.onSwap(() => {
    swaps += 1;
  });
  write('ONE');
  await lookup.refresh();
  expect(ask()).toBe('ONE');
  write('TWO');
  await lookup.refresh();
  expect(ask()).toBe('TWO');
  expect(lookup.datasets()).toMatchObject([{ id: 'registry:ripe' }]);
  rmSync(rangeFileIn(directory));
  await lookup.refresh();
  expect(ask()).toBeUndefined();
  expect(swaps).toBe(3);
});

test('finds a new file by itself', async () => {
  const swapped = new Promise<void>((resolve) => {
    lookup.onSwap(resolve);
  });
  write('ONE');
  await swapped;
  expect(ask()).toBe('ONE');
});

test('uses the former index on when the new one is broken, and says so until it is mended', async () => {
  write('ONE');
  await lookup.refresh();
  truncateSync(rangeFileIn(directory), 5_000);
  await lookup.refresh();
  expect(ask()).toBe('ONE');
  expect(lookup.warnings()[0]?.message).toMatch(/cannot be opened .*the former one is used on/);
  write('TWO');
  await lookup.refresh();
  expect(ask()).toBe('TWO');
  expect(lookup.warnings()).toEqual([]);
});
