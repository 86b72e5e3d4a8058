// A child of the benchmark of resolution: `write-sources.ts DIRECTORY ROWS [ranges]` writes a range index of so many
// IPv4 rows, with IPv6 rows in proportion, and four `.mmdb` files over the same networks; with `ranges` the index alone, as
// an import in a process of its own does. Says how long the index took as its last line.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { writeMmdbFile } from '../accuracy/mmdb/write-mmdb-file.ts';
import { generateRanges } from '../generate-ranges.ts';
import { amountsOf } from './amounts.ts';
import { collectNetworks } from './collect-networks.ts';

const [directory = '.', rows = '0', only = ''] = process.argv.slice(2);
const amounts = amountsOf(Number(rows));

const startedAt = performance.now();
const bytes = writeRanges();
const seconds = (performance.now() - startedAt) / 1_000;
if (only === '') writeNetworks();
process.stdout.write(`${JSON.stringify({ seconds, bytes })}\n`);

function writeRanges(): number {
  const collector = new RangeCollector();
  const dataset = collector.addDataset({
    id: 'registry:generated',
    kind: 'registry',
    date: '2026-10-01',
    licence: 'operator-supplied',
    right: { statement: '', by: '', at: '' },
    importedAt: '',
    marks: [],
    provider: '',
    files: [],
    counts: {},
  });
  for (const row of generateRanges(amounts)) collector.addRow(dataset, row);
  return writeRangeFile(join(directory, 'ranges'), buildRangeIndex(collector));
}

function writeNetworks(): void {
  mkdirSync(join(directory, 'mmdb'), { recursive: true });
  for (const { type, rows: networks } of collectNetworks(amounts)) {
    writeFileSync(join(directory, 'mmdb', `${type}.mmdb`), writeMmdbFile(type, networks));
  }
}
