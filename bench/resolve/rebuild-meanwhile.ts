// Looks addresses up without a pause while another process builds the index anew and puts it in the place of the one in use;
// the longest time from one look-up to the next is what a request would have waited.

import { execFile } from 'node:child_process';
import { setImmediate as giveWay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { RangeLookup } from '#processor/lookups/open-range-lookup.ts';

export interface RebuildParts {
  /** A built write-sources.ts. */
  readonly script: string;
  readonly directory: string;
  readonly rows: string;
  readonly ranges: RangeLookup;
  readonly addresses: readonly ParsedAddress[];
  readonly readResidentMb: () => number;
}

const run = promisify(execFile);

export async function rebuildMeanwhile({
  script,
  directory,
  rows,
  ranges,
  addresses,
  readResidentMb,
}: RebuildParts) {
  const startedAt = performance.now();
  const watch = keepAsking(ranges, addresses, readResidentMb);
  await run(process.execPath, [script, directory, rows, 'ranges']);
  await ranges.refresh();
  const rebuildSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { rebuildSeconds, ...(await watch.stop()) };
}

function keepAsking(ranges: RangeLookup, addresses: readonly ParsedAddress[], readResidentMb: () => number) {
  let isDone = false;
  let longestMs = 0;
  let mostMb = 0;
  let asked = 0;
  let longestLookupMs = 0;
  const asking = (async () => {
    let last = performance.now();
    while (!isDone) {
      const address = addresses[asked % addresses.length];
      const before = performance.now();
      if (address !== undefined) ranges.find(address);
      const now = performance.now();
      longestLookupMs = Math.max(longestLookupMs, now - before);
      longestMs = Math.max(longestMs, now - last);
      last = now;
      asked += 1;
      if (asked % 20_000 === 0) mostMb = Math.max(mostMb, readResidentMb());
      await giveWay();
    }
  })();
  return {
    stop: async () => {
      isDone = true;
      await asking;
      return {
        rebuildLookups: asked,
        rebuildLongestWaitMs: Math.round(longestMs * 10) / 10,
        rebuildLongestLookupMs: Math.round(longestLookupMs * 10) / 10,
        rebuildMostMb: mostMb,
      };
    },
  };
}
