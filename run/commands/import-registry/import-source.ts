// Makes the index anew: the sources that stay as they are, and the one that is asked for from its files. It is written
// beside the former one and takes its place at the end, so that whatever goes wrong before changes nothing.

import { existsSync, rmSync, statSync } from 'node:fs';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { copyRows } from '#intelligence/company/ranges/copy-rows.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import { rangeFileIn, unfinishedRangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { writeRangeFile } from '#processor/lookups/ranges/write-range-file.ts';
import { collectFiles } from './collect-files.ts';
import { openFormer } from './open-former.ts';
import { RegistryFileError } from './registry-file-error.ts';
import type { RegistryOrders, RegistryOutcome, RegistryWatch } from './registry-orders.ts';

/** Throws RegistryFileError; then the index is as it was. */
export async function importSource(orders: RegistryOrders, watch: RegistryWatch): Promise<RegistryOutcome> {
  // Left by a run that was killed: whoever holds the lock may clear it away.
  rmSync(unfinishedRangeFileIn(orders.directory), { force: true });
  const collector = new RangeCollector();
  const id = `registry:${orders.source}`;
  const dataset: RangeDataset = {
    id,
    kind: 'registry',
    date: newestDay(orders.files),
    licence: 'operator-supplied',
    right: orders.right,
    importedAt: orders.right.at,
    marks: [],
    provider: '',
    files: [],
    counts: {},
  };
  const isRemoving = orders.files.length === 0;
  const collected = isRemoving ? undefined : await collectFiles(orders.files, dataset, collector, watch);
  await copyOthers(orders.directory, id, collector, isRemoving);
  watch.onProgress({ phase: 'building', bytesRead: 1, bytesTotal: 1, records: 0, unusable: 0 });
  const built = buildRangeIndex(collector);
  const indexBytes = writeRangeFile(orders.directory, built);
  const { fourRows, sixRows } = built.description;
  return {
    taken: collected?.taken ?? { ranges: 0, organisations: 0, systems: 0 },
    leftOut: collected?.leftOut ?? {},
    unusable: collected?.unusable ?? 0,
    problems: collected?.problems ?? [],
    duplicates: built.duplicates,
    clipped: built.clipped,
    indexRows: fourRows + sixRows,
    indexBytes,
  };
}

function newestDay(files: readonly string[]): string {
  const times = files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return times.length === 0 ? '' : new Date(Math.max(...times)).toISOString().slice(0, 10);
}

async function copyOthers(
  directory: string,
  id: string,
  collector: RangeCollector,
  isRemoving: boolean,
): Promise<void> {
  const file = rangeFileIn(directory);
  if (!existsSync(file)) {
    if (isRemoving)
      throw new RegistryFileError(`There is no source ${id.slice('registry:'.length)}: nothing is imported.`);
    return;
  }
  const tables = await openFormer(file);
  if (isRemoving && !tables.datasets.some((dataset) => dataset.id === id)) {
    const known = tables.datasets.map((dataset) => dataset.id.slice('registry:'.length)).join(', ');
    throw new RegistryFileError(
      `There is no source ${id.slice('registry:'.length)}. Imported are: ${known || 'none'}.`,
    );
  }
  copyRows(tables, collector, (dataset) => dataset.id !== id);
}
