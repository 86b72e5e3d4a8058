// A child of the benchmark of resolution: `measure-resolution.ts DIRECTORY ROWS [SCRIPT]` opens the sources as the product does and
// resolves, first addresses that were never seen, then a set that comes back. Its last line is one JSON object.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as giveWay } from 'node:timers/promises';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { buildKnowledge } from '#intelligence/company/knowledge/build-knowledge.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { openNetworkLookup } from '#processor/lookups/open-network-lookup.ts';
import { openRangeLookup } from '#processor/lookups/open-range-lookup.ts';
import { amountsOf } from './amounts.ts';
import { pickAddresses } from './pick-addresses.ts';
import { rebuildMeanwhile } from './rebuild-meanwhile.ts';

/** `script`: what writes the index anew, '' when it is left as it is. */
const [directory = '.', rows = '0', script = ''] = process.argv.slice(2);
const coldCount = 60_000;
/** Networks from which a site's visitors come again and again; the caches of the product hold as many. */
const warmCount = 4_000;
const warmRounds = 12;

const silent = { info: () => undefined, warn: () => undefined };
const ranges = openRangeLookup(join(directory, 'ranges'), silent);
await ranges.refresh();
const networks = openNetworkLookup(join(directory, 'mmdb'), silent);
const knowledge = buildKnowledge({
  weights: defaultWeights,
  companies: [],
  rangePins: [],
  domainPins: [],
  suppressions: [],
  suppressedEverywhere: [],
  providerDomains: new Map(),
  systemVotes: new Map(),
});
const addresses = pickAddresses(amountsOf(Number(rows)), coldCount);
const warm = addresses.slice(0, warmCount);

const cold = run(addresses, 1);
run(warm, 1);
const again = run(warm, warmRounds);
const bare = measureBare();
await giveWay();
// What is kept, without what is about to be collected.
globalThis.gc?.();
const residentMb = readResidentMb();
const rebuild =
  script === '' ? {} : await rebuildMeanwhile({ script, directory, rows, ranges, addresses, readResidentMb });
const result = {
  identified: cold.identified,
  coldPerSecond: cold.perSecond,
  coldP99Ms: cold.p99Ms,
  warmPerSecond: again.perSecond,
  warmP99Ms: again.p99Ms,
  ...bare,
  residentMb,
  ...rebuild,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
ranges.close();
networks.close();

function run(list: readonly ParsedAddress[], rounds: number) {
  const times = new Float64Array(list.length * rounds);
  let identified = 0;
  let at = 0;
  const cpu = process.cpuUsage();
  let last = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    for (const address of list) {
      if (resolve(address).decision === 'identified') identified += 1;
      const now = performance.now();
      times[at] = now - last;
      last = now;
      at += 1;
    }
  }
  // By the processor's time: what others do on the machine takes nothing from a core that is counted.
  const { user, system } = process.cpuUsage(cpu);
  const perSecond = Math.round((times.length / (user + system)) * 1e6);
  times.sort();
  return { perSecond, p99Ms: round3(times[Math.floor(times.length * 0.99)] ?? 0), identified };
}

function resolve(address: ParsedAddress) {
  const statements = [...ranges.find(address), ...networks.statements(address)];
  return resolveCompany(
    { address, statements, isBot: false, firstParty: [], ptr: '', day: '2026-11-01' },
    knowledge,
  );
}

/** The number of the deepest row alone, the best of some rounds. */
function measureBare() {
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let round = 0; round < 6; round += 1) {
    const startedAt = performance.now();
    found = 0;
    for (let turn = 0; turn < 10; turn += 1)
      for (const address of addresses) if (ranges.findRow(address) >= 0) found += 1;
    best = Math.min(best, performance.now() - startedAt);
  }
  return { barePerSecond: Math.round((addresses.length * 10 * 1_000) / best), bareFound: found / 10 };
}

function readResidentMb(): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Math.round((Number(kilobytes ?? 0) * 1_024) / 1_000_000);
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
