// The data sets about networks that are on this machine, as one source.

import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { LookupWarning, NetworkLookup } from '../lookups/network-lookup.ts';
import { openNetworkLists } from '../lookups/open-network-lists.ts';
import { openRangeLookup } from '../lookups/open-range-lookup.ts';
import type { CompanySources } from './company-sources.ts';

export interface NetworkSources extends CompanySources {
  prepare(batches: readonly QueuedBatch[]): Promise<void>;
  warnings(): LookupWarning[];
  close(): void;
}

export function openNetworkSources(
  networks: NetworkLookup,
  {
    rangeDirectory,
    listDirectory,
  }: { rangeDirectory?: string | undefined; listDirectory?: string | undefined },
  log: Pick<Logger, 'info' | 'warn'>,
): NetworkSources {
  const ranges = rangeDirectory === undefined ? undefined : openRangeLookup(rangeDirectory, log);
  const lists = openNetworkLists(listDirectory, log);
  let revision = 0;
  const stop = [ranges, lists].map((source) =>
    source?.onSwap(() => {
      revision += 1;
    }),
  );
  return {
    statements: (address) => [
      ...networks.statements(address),
      ...(ranges?.find(address) ?? []),
      ...lists.find(address),
    ],
    ptrOf: () => '',
    get revision() {
      return revision;
    },
    fingerprint: () =>
      [...(ranges?.datasets() ?? []), ...lists.datasets()]
        .map(({ id, date }) => `${id} ${date}`)
        .sort()
        .join('\n'),
    prepare: () => Promise.resolve(),
    warnings: () => [...(ranges?.warnings() ?? []), ...lists.warnings()],
    close: () => {
      for (const end of stop) end?.();
      ranges?.close();
      lists.close();
    },
  };
}
