// Notes on address ranges, a few thousand at most: pins, corrections, own offices. Ranges may nest and overlap; the
// narrowest that holds an address comes first.

import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';

export interface NotedRange<Note> {
  /** First and last address as text; both belong to it. */
  readonly first: string;
  readonly last: string;
  readonly note: Note;
}

export interface RangeBook<Note> {
  /** Notes of all ranges that hold the address, the narrowest first. */
  find(address: ParsedAddress): readonly Note[];
}

interface Entry<Note> {
  first: bigint;
  last: bigint;
  note: Note;
}

/** Throws RangeError when an entry is no range. */
export function createRangeBook<Note>(ranges: readonly NotedRange<Note>[]): RangeBook<Note> {
  const books = { 4: [] as Entry<Note>[], 6: [] as Entry<Note>[] };
  for (const { first, last, note } of ranges) {
    const [from, to] = [parseClientAddress(first), parseClientAddress(last)];
    if (
      from === undefined ||
      to === undefined ||
      from.version !== to.version ||
      toNumber(from) > toNumber(to)
    ) {
      throw new RangeError(`${first} - ${last} is no range of addresses: write the lower address first.`);
    }
    books[from.version].push({ first: toNumber(from), last: toNumber(to), note });
  }
  const indexes = { 4: createIndex(books[4]), 6: createIndex(books[6]) };
  return { find: (address) => indexes[address.version](address) };
}

function createIndex<Note>(entries: Entry<Note>[]): (address: ParsedAddress) => readonly Note[] {
  if (entries.length === 0) return () => [];
  entries.sort((left, right) => compare(left.first, right.first) || compare(right.last, left.last));
  // The furthest end up to each entry tells how far back one must look.
  const furthest: bigint[] = [];
  let end = -1n;
  for (const { last } of entries) {
    if (last > end) end = last;
    furthest.push(end);
  }
  return (address) => {
    const wanted = toNumber(address);
    const found: Entry<Note>[] = [];
    for (let at = findLast(entries, wanted); at >= 0 && (furthest[at] ?? 0n) >= wanted; at -= 1) {
      const entry = entries[at];
      if (entry !== undefined && entry.last >= wanted) found.push(entry);
    }
    return found
      .sort((left, right) => compare(left.last - left.first, right.last - right.first))
      .map(({ note }) => note);
  };
}

/** The last entry that begins at or before the address, -1 when none does. */
function findLast(entries: readonly Entry<unknown>[], wanted: bigint): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((entries[middle]?.first ?? 0n) <= wanted) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

function toNumber({ version, word0, word1, word2, word3 }: ParsedAddress): bigint {
  if (version === 4) return BigInt(word0);
  return (BigInt(word0) << 96n) | (BigInt(word1) << 64n) | (BigInt(word2) << 32n) | BigInt(word3);
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
