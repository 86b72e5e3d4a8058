// Finds labels of pools by how they come again, whatever their language: under one maintainer with another last word
// ("Static addresses Torino", "Static addresses Milano"), for several wide ranges of one maintainer, or under several
// maintainers. Firms' names are no series, and ranges of a few addresses are left out: a chain numbers its shops.

import { hashName } from './hash-name.ts';
import type { HolderSource, LineReader } from './holder-source.ts';
import { profileWidth } from './range-tables.ts';

/** So many last words, ranges or maintainers make a series. */
const timesMin = 3;
/** Addresses less one of the smallest range that counts: a /26. */
export const seriesSizeMin = 63;
/** A shorter beginning, such as a legal form in front, is no label. */
const beginningMin = 8;

/** Sorted hashes of maintainer and beginning. IPv4 alone: its pools are what carriers label by town. */
export function countSeries(source: HolderSource, readText: LineReader): readonly number[] {
  const ranges = new Map<number, number>();
  const { four, description, profile, profiles } = source;
  for (let bucket = 0; bucket < 65_536; bucket += 1) {
    const stop = four.starts[bucket + 1] ?? 0;
    for (let row = four.starts[bucket] ?? 0; row < stop; row += 1) {
      const first = bucket * 65_536 + (four.low[row] ?? 0);
      const text = description.at(row);
      if (text === 0 || (four.high[row] ?? 0) - first < seriesSizeMin) continue;
      const maintainer = profiles[profile.at(row) * profileWidth + 4] ?? 0;
      const pair = maintainer * 0x1_0000_0000 + text;
      ranges.set(pair, (ranges.get(pair) ?? 0) + 1);
    }
  }
  const found: number[] = [];
  for (const [pair, count] of ranges) {
    const maintainer = readText(Math.floor(pair / 0x1_0000_0000));
    const [beginning, label, alone] = hashSeries(maintainer, readText(pair >>> 0));
    found.push(beginning, alone);
    for (let time = 0; time < Math.min(count, timesMin); time += 1) found.push(label);
  }
  return keepFrequent(Float64Array.from(found).sort());
}

/**
 * What is counted of a label: its beginning under the maintainer, the whole under the maintainer, and the whole alone. 0
 * where there is nothing to count. `line`: the first of a description.
 */
export function hashSeries(maintainer: string, line: string): readonly [number, number, number] {
  const whole = line.trim();
  if (maintainer === '' || whole.length < beginningMin) return [0, 0, 0];
  const beginning = whole.replace(/\S+$/, '').trim();
  return [
    beginning.length < beginningMin ? 0 : hashName(`${maintainer} ${beginning}`),
    hashName(`1 ${maintainer} ${whole}`),
    hashName(`2 ${whole}`),
  ];
}

function keepFrequent(sorted: Float64Array): readonly number[] {
  const kept: number[] = [];
  let run = 0;
  sorted.forEach((hash, at) => {
    run = hash === sorted[at - 1] ? run + 1 : 1;
    if (run === timesMin && hash !== 0) kept.push(hash);
  });
  return kept;
}
