// Takes the generated files in as an operator would: the dumps through the registry import into the index of ranges, the
// `.mmdb` files through the look-up of a directory.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { rangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import { readRangeFile } from '#processor/lookups/ranges/read-range-file.ts';
import { importSource } from '#run/commands/import-registry/import-source.ts';
import type { RegistryOutcome } from '#run/commands/import-registry/registry-orders.ts';
import type { EmittedWorld } from '../emit-world.ts';
import { worldDay } from '../registry/registry-dates.ts';

export interface NetworkSources {
  /** Of the registry, deepest range first. */
  registry(address: ParsedAddress): readonly NetworkStatement[];
  /** Of the commercial files. */
  mmdb(address: ParsedAddress): readonly NetworkStatement[];
  readonly imported: RegistryOutcome;
  close(): void;
}

export async function takeInNetworks(directory: string, world: EmittedWorld): Promise<NetworkSources> {
  const ranges = join(directory, 'ranges');
  mkdirSync(ranges, { recursive: true });
  const { organisations, systems, ranges: four, ranges6: six } = world.registryFiles;
  const imported = await importSource(
    {
      directory: ranges,
      source: 'ripe',
      files: [organisations, systems, four, six],
      right: { statement: 'Generated for this benchmark.', by: 'bench', at: `${worldDay}T00:00:00.000Z` },
    },
    { onProgress: () => undefined },
  );
  const index = openRangeIndex(readRangeFile(rangeFileIn(ranges)));
  const lookup = openNetworkLookup(dirname(world.mmdbFiles[0] ?? directory), pino({ level: 'silent' }));
  return {
    registry: (address) => index.find(address),
    mmdb: (address) => lookup.statements(address),
    imported,
    close: () => lookup.close(),
  };
}
