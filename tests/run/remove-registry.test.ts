// A purge takes a registry out of the index in a thread, and leaves the others byte for byte.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { rangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { sampleDataset, sampleRow } from '#tests/support/build-ranges.ts';

function writeIndex(directory: string, names: readonly string[]): Buffer {
  const collector = new RangeCollector();
  for (const name of names) {
    const dataset = collector.addDataset(sampleDataset(name));
    collector.addRow(dataset, sampleRow('20.0.0.0-20.0.0.255', { netname: name.toUpperCase() }));
  }
  writeRangeFile(directory, buildRangeIndex(collector));
  return readFileSync(rangeFileIn(directory));
}

test('a purged registry leaves the index as if it had never been there', () => {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-remove-'));
  try {
    const alone = writeIndex(directory, ['apnic']);
    writeIndex(directory, ['apnic', 'ripe']);
    const program = fileURLToPath(new URL('remove-registry-child.ts', import.meta.url));
    const remove = () => spawnSync(process.execPath, ['--import', 'tsx', program, directory, 'ripe']);
    const first = remove();
    expect([first.status, first.stderr.toString()]).toEqual([0, '']);
    expect(readFileSync(rangeFileIn(directory)).equals(alone)).toBe(true);
    expect(remove().stderr.toString()).toContain('There is no source ripe');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
