// `npx tsx bench/measure-range-swap.ts DIRECTORY`: looks addresses up without a pause while the index of that directory is
// replaced again and again; prints the longest time without a look-up and the most memory that the process had.

import { readFileSync, renameSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { openRangeLookup } from '#processor/lookups/open-range-lookup.ts';
import { rangeFileIn } from '#processor/lookups/ranges/range-file.ts';

const directory = process.argv[2] ?? '.';
const swaps = 3;
const silent = { info: () => undefined, warn: () => undefined };
const residentMb = () => {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1_000;
};
const say = (text: string) => process.stdout.write(`${text}\n`);

const before = residentMb();
const lookup = openRangeLookup(directory, silent);
await lookup.refresh();
say(`resident ${before.toFixed(0)} MB before, ${residentMb().toFixed(0)} MB with the index`);

let worst = 0;
let most = 0;
let asked = 0;
let isDone = false;
const address = (at: number): ParsedAddress => ({
  version: 4,
  word0: (0x01000000 + Math.imul(at, 0x9e3779b1)) >>> 0,
  word1: 0,
  word2: 0,
  word3: 0,
  isBogon: false,
  carrier: '',
});

/** One look-up at a turn of the loop, as between requests; the time from one to the next is what a request waits. */
async function keepAsking(): Promise<void> {
  let last = performance.now();
  while (!isDone) {
    lookup.find(address(asked));
    asked += 1;
    const now = performance.now();
    worst = Math.max(worst, now - last);
    if (asked % 2_000 === 0) most = Math.max(most, residentMb());
    last = performance.now();
    await giveWay();
  }
}

const asking = keepAsking();
for (let swap = 0; swap < swaps; swap += 1) {
  const file = rangeFileIn(directory);
  // A copy is another file to the look-up.
  await copyFile(file, `${file}.copy`);
  worst = 0;
  renameSync(`${file}.copy`, file);
  const startedAt = performance.now();
  await lookup.refresh();
  const spent = (performance.now() - startedAt) / 1_000;
  say(
    `swap in ${spent.toFixed(2)} s, longest wait ${worst.toFixed(1)} ms, resident ${residentMb().toFixed(0)} MB`,
  );
}
isDone = true;
await asking;
say(`${asked} look-ups, at most ${most.toFixed(0)} MB resident`);
lookup.close();
