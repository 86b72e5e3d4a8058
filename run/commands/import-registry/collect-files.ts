// Reads all files of one source into the collector, counts what it meets, and refuses what cannot be a whole dump.

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import { createRegistryReader } from '#processor/adapters/registry/create-registry-reader.ts';
import type { RegistrySink } from '#processor/adapters/registry/registry-sink.ts';
import { readRegistryFile } from './read-registry-file.ts';
import { RegistryFileError } from './registry-file-error.ts';
import type { RegistryOutcome, RegistryWatch } from './registry-orders.ts';

type Collected = Pick<RegistryOutcome, 'taken' | 'unusable'> & {
  leftOut: Record<string, number>;
  problems: string[];
};

/** Problems that are told one by one. */
const problemsMax = 10;
/** More unusable records than this share of all: it is not the file that it is taken for. */
const unusableShareMax = 0.1;
const tellEveryBytes = 4 * 1024 * 1024;

/** Adds the data set and its rows; completes the data set's `files`, `counts` and, where a file tells it, `date`. */
export async function collectFiles(
  files: readonly string[],
  dataset: RangeDataset,
  collector: RangeCollector,
  watch: RegistryWatch,
): Promise<Collected> {
  const number = collector.addDataset(dataset);
  const found: Collected = {
    taken: { ranges: 0, organisations: 0, systems: 0 },
    leftOut: {},
    unusable: 0,
    problems: [],
  };
  const bytesTotal = files.reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  let bytesRead = 0;
  let toldAt = 0;
  for (const file of files) {
    const before = countRecords(found);
    const unusableBefore = found.unusable;
    const reader = createRegistryReader(createSink(file, number, collector, found));
    const { bytes, sha256 } = await readRegistryFile(file, {
      onLine: reader.take,
      onRead: (read) => {
        bytesRead += read;
        if (bytesRead - toldAt < tellEveryBytes) return;
        toldAt = bytesRead;
        const { unusable } = found;
        watch.onProgress({ phase: 'reading', bytesRead, bytesTotal, records: countRecords(found), unusable });
      },
    });
    const cut = reader.end();
    if (cut !== '') throw new RegistryFileError(`${file} is cut off: ${cut}. Fetch it again.`);
    checkShare(file, countRecords(found) - before, found.unusable - unusableBefore, found.problems);
    dataset.files.push({ name: basename(file), bytes, sha256 });
    dataset.date = reader.date() || dataset.date;
  }
  dataset.counts = { ...found.taken, ...found.leftOut, unusable: found.unusable };
  return found;
}

function createSink(
  file: string,
  dataset: number,
  collector: RangeCollector,
  found: Collected,
): RegistrySink {
  return {
    range: (row) => {
      collector.addRow(dataset, row);
      found.taken.ranges += 1;
    },
    organisation: (row) => {
      collector.addOrganisation(dataset, row);
      found.taken.organisations += 1;
      if (isDummyName(row.name)) found.leftOut['dummy_names'] = (found.leftOut['dummy_names'] ?? 0) + 1;
    },
    system: (row) => {
      collector.addSystem(dataset, row);
      found.taken.systems += 1;
    },
    leftOut: (reason) => {
      found.leftOut[reason] = (found.leftOut[reason] ?? 0) + 1;
    },
    unusable: (line, problem) => {
      found.unusable += 1;
      if (found.problems.length < problemsMax)
        found.problems.push(`${basename(file)}, line ${line}: ${problem}`);
    },
  };
}

/** Registries put these in the place of names that they do not publish; they are counted so that one sees it. */
function isDummyName(name: string): boolean {
  return /^(?:Dummy |\*{3}$|Name Removed)/i.test(name);
}

function countRecords({ taken }: Collected): number {
  return taken.ranges + taken.organisations + taken.systems;
}

function checkShare(file: string, taken: number, unusable: number, problems: readonly string[]): void {
  if (taken === 0 && unusable === 0)
    throw new RegistryFileError(
      `Nothing in ${file} is a record of a registry: RPSL, ARIN and LACNIC records and delegation files are known.`,
    );
  if (unusable <= (taken + unusable) * unusableShareMax) return;
  const first = problems.at(0) ?? '';
  throw new RegistryFileError(
    `${unusable} of ${taken + unusable} records in ${file} cannot be used, so it is not taken. The first: ${first}.`,
  );
}
