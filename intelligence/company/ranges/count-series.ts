// Finds labels that one maintainer writes again and again with another last word: "Static addresses Torino", "Static
// addresses Milano". Firms' names are no series, and ranges of a few addresses are left out: a chain numbers its shops.

import type { HolderSource, LineReader } from './count-holders.ts';
import { hashName } from './hash-name.ts';
import { profileWidth } from './range-tables.ts';

/** So many last words make a series. */
const endingsMin = 3;
/** Addresses less one of the smallest range that counts: a /26. */
export const seriesSizeMin = 63;
/** A shorter beginning, such as a legal form in front, is no label. */
const beginningMin = 8;

/** Sorted hashes of maintainer and beginning. IPv4 alone: its pools are what carriers label by town. */
export function countSeries(source: HolderSource, readText: LineReader): readonly number[] {
  const seen = new Set<number>();
  const found: number[] = [];
  const { four, description, profile, profiles } = source;
  for (let bucket = 0; bucket < 65_536; bucket += 1) {
    const stop = four.starts[bucket + 1] ?? 0;
    for (let row = four.starts[bucket] ?? 0; row < stop; row += 1) {
      const first = bucket * 65_536 + (four.low[row] ?? 0);
      const text = description.at(row);
      if (text === 0 || (four.high[row] ?? 0) - first < seriesSizeMin) continue;
      const maintainer = profiles[profile.at(row) * profileWidth + 4] ?? 0;
      const pair = maintainer * 0x1_0000_0000 + text;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const hash = hashSeries(readText(maintainer), readText(text));
      if (hash !== 0) found.push(hash);
    }
  }
  return keepFrequent(Float64Array.from(found).sort());
}

/** 0 when the line cannot be one of a series. `line`: the first of a description. */
export function hashSeries(maintainer: string, line: string): number {
  const beginning = line.trim().replace(/\S+$/, '').trim();
  return maintainer === '' || beginning.length < beginningMin ? 0 : hashName(`${maintainer} ${beginning}`);
}

function keepFrequent(sorted: Float64Array): readonly number[] {
  const kept: number[] = [];
  let run = 0;
  sorted.forEach((hash, at) => {
    run = hash === sorted[at - 1] ? run + 1 : 1;
    if (run === endingsMin) kept.push(hash);
  });
  return kept;
}
