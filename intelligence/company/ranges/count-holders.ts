// Counts what tells a carrier from a firm, whatever they are called: a carrier's ranges hold those of others, and under
// his maintainer stand many names. Worked out once while an index is built, over all its data sets together.

import { countSeries } from './count-series.ts';
import { findHash, hashName, splitHashes } from './hash-name.ts';
import type { HolderSource, LineReader } from './holder-source.ts';
import type { Numbers, SectionName } from './range-file-header.ts';
import { organisationWidth, profileWidth, type RangeTables } from './range-tables.ts';

/** More are not told apart. */
const countedMax = 15;
/** Names that begin alike for so many letters are one holder's: `daimler sindelfingen` in the range of `Daimler AG`. */
const sameBeginning = 5;

/** Sections `holders`, `holders.counts`, `maintained`, `series`. */
export function countHolders(source: HolderSource): ReadonlyMap<SectionName, Numbers> {
  const readText = createLineReader(source);
  const { hashes, counts } = countCustomers(source, readText);
  return new Map<SectionName, Numbers>([
    ['holders', splitHashes(hashes)],
    ['holders.counts', Uint8Array.from(counts)],
    ['maintained', countMaintained(source)],
    ['series', splitHashes(countSeries(source, readText))],
  ]);
}

function createLineReader({ textBytes, textOffsets }: HolderSource): LineReader {
  const bytes = Buffer.from(textBytes.buffer as ArrayBuffer, textBytes.byteOffset, textBytes.byteLength);
  return (text) => {
    if (text === 0) return '';
    const from = textOffsets[text] ?? 0;
    const to = textOffsets[text + 1] ?? from;
    const end = bytes.subarray(from, to).indexOf(10);
    return bytes.toString('utf8', from, end < 0 ? to : from + end);
  };
}

/** Other names right below the ranges of each name, at most `countedMax`, sorted by the hash of the name. */
function countCustomers(
  source: HolderSource,
  readText: LineReader,
): { hashes: readonly number[]; counts: readonly number[] } {
  const holders = new Map<number, Set<number>>();
  const names = createRowNames(source, readText);
  const { four, six } = source;
  const visit = (parents: Int32Array, offset: number) => {
    let last = -1;
    let sets: Set<number>[] = [];
    let beginnings: string[] = [];
    for (let row = 0; row < parents.length; row += 1) {
      const parent = parents[row] ?? -1;
      if (parent < 0) continue;
      if (parent !== last) {
        last = parent;
        const own = names.textsOf(parent + offset);
        beginnings = own.map(beginningOf);
        sets = own.map((name) => setOf(holders, hashName(name)));
      }
      if (sets.every((set) => set.size >= countedMax)) continue;
      noteChild(row + offset, { parent: parent + offset, sets, beginnings }, names);
    }
  };
  visit(four.parent, 0);
  visit(six.parent, four.parent.length);
  const sorted = [...holders]
    .filter(([hash, set]) => hash !== 0 && set.size > 0)
    .sort(([one], [other]) => one - other);
  return { hashes: sorted.map(([hash]) => hash), counts: sorted.map(([, set]) => set.size) };
}

interface Family {
  readonly parent: number;
  readonly sets: readonly Set<number>[];
  readonly beginnings: readonly string[];
}

function noteChild(row: number, { parent, sets, beginnings }: Family, names: RowNames): void {
  const identity = names.identityOf(row);
  if (identity === names.identityOf(parent) || sets.every((set) => set.has(identity))) return;
  const isOwn = names.textsOf(row).some((name) => beginnings.includes(beginningOf(name)));
  if (isOwn) return;
  for (const set of sets) if (set.size < countedMax) set.add(identity);
}

function beginningOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, sameBeginning);
}

function setOf(holders: Map<number, Set<number>>, hash: number): Set<number> {
  let set = holders.get(hash);
  if (set === undefined) {
    set = new Set();
    holders.set(hash, set);
  }
  return set;
}

interface RowNames {
  /** Organisation's name and first line of the description, those that are there. */
  textsOf(row: number): string[];
  /** The same for rows that name the same. */
  identityOf(row: number): number;
}

function createRowNames(
  { description, organisation, organisations }: HolderSource,
  readText: LineReader,
): RowNames {
  return {
    textsOf(row) {
      const name = readText(organisations[organisation.at(row) * organisationWidth + 1] ?? 0);
      const line = readText(description.at(row));
      return [name, line].filter((text) => text !== '');
    },
    identityOf: (row) => organisation.at(row) * 0x1_0000_0000 + description.at(row),
  };
}

/** Per profile: names that stand under its maintainer, at most `countedMax`. */
function countMaintained({ description, organisation, profile, profiles }: HolderSource): Uint8Array {
  const count = profiles.length / profileWidth;
  const slots = new Map<number, number>();
  const slotOf = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const maintainer = profiles[at * profileWidth + 4] ?? 0;
    const slot = slots.get(maintainer) ?? slots.size;
    slots.set(maintainer, slot);
    slotOf[at] = slot;
  }
  const found = new Float64Array(slots.size * countedMax);
  const sizes = new Uint8Array(slots.size);
  for (let row = 0; row < profile.length; row += 1) {
    const slot = slotOf[profile.at(row)] ?? 0;
    const size = sizes[slot] ?? 0;
    if (size >= countedMax) continue;
    const identity = organisation.at(row) * 0x1_0000_0000 + description.at(row) + 1;
    const from = slot * countedMax;
    if (found.subarray(from, from + size).includes(identity)) continue;
    found[from + size] = identity;
    sizes[slot] = size + 1;
  }
  return Uint8Array.from({ length: count }, (_none, at) =>
    (profiles[at * profileWidth + 4] ?? 0) === 0 ? 0 : (sizes[slotOf[at] ?? 0] ?? 0),
  );
}

/** Asks the counted sections; `names`: the organisation's and the first line. */
export function createHolderReader({ holders, holderCounts }: Pick<RangeTables, 'holders' | 'holderCounts'>) {
  return (name: string): number => {
    if (name === '') return 0;
    const at = findHash(holders, hashName(name));
    return at < 0 ? 0 : (holderCounts[at] ?? 0);
  };
}
