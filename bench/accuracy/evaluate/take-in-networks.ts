// Takes the generated files in as an operator would: the dumps through the registry import into the index of ranges, the
// `.mmdb` files through the look-up of a directory.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { openRangeLookup } from '#processor/lookups/open-range-lookup.ts';
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
  const log = pino({ level: 'silent' });
  const registry = openRangeLookup(ranges, log);
  await registry.refresh();
  const lookup = openNetworkLookup(dirname(world.mmdbFiles[0] ?? directory), log);
  return {
    registry: (address) => registry.find(address),
    mmdb: (address) => lookup.statements(address),
    imported,
    close: () => {
      registry.close();
      lookup.close();
    },
  };
}
