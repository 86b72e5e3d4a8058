// Which of the operator's ranges hold an address. The ranges are cut into pieces that do not overlap, each with all that
// hold it, so that a look-up is one binary search however the ranges lie in and across each other.

import { setImmediate as giveWay } from 'node:timers/promises';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';

export interface MappedRange<T> {
  /** As `addressKey` writes addresses; the last one belongs to the range. */
  readonly first: string;
  readonly last: string;
  /** Of two ranges of one size the higher rank comes first. */
  readonly rank: number;
  readonly value: T;
}

export interface RangeMap<T> {
  /** The narrowest first; empty when none holds the address. */
  find(address: ParsedAddress): readonly T[];
}

/** An address as hexadecimal digits, IPv4 before IPv6: as text it compares as the address does. */
export function addressKey({ version, word0, word1, word2, word3 }: ParsedAddress): string {
  if (version === 4) return `4${hex(word0)}`;
  return `6${hex(word0)}${hex(word1)}${hex(word2)}${hex(word3)}`;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

const none: readonly never[] = [];
/** Other work of the process gets its turn after so long. */
const turnMs = 5;
const rangesAtOnce = 200;

/** For few ranges: nothing else runs meanwhile. */
export function buildRangeMap<T>(ranges: readonly MappedRange<T>[]): RangeMap<T> {
  const steps = buildInSteps(ranges);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** For many: other work goes on meanwhile. */
export async function buildRangeMapGently<T>(ranges: readonly MappedRange<T>[]): Promise<RangeMap<T>> {
  const steps = buildInSteps(ranges);
  let turnAtMs = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turnAtMs < turnMs) continue;
    await giveWay();
    turnAtMs = performance.now();
  }
}

function* buildInSteps<T>(ranges: readonly MappedRange<T>[]): Generator<undefined, RangeMap<T>> {
  const starts: string[] = [];
  const holders: (readonly T[])[] = [];
  const open = new Set<MappedRange<T>>();
  for (const { at, begin, end } of yield* listEdges(ranges)) {
    for (const range of end) open.delete(range);
    for (const range of begin) open.add(range);
    starts.push(at);
    holders.push(open.size === 0 ? none : [...open].sort(compareRanges).map(({ value }) => value));
    if (starts.length % rangesAtOnce === 0) yield;
  }
  return openMap(starts, holders);
}

function openMap<T>(starts: readonly string[], holders: readonly (readonly T[])[]): RangeMap<T> {
  return {
    find: (address) => {
      if (starts.length === 0) return none;
      const piece = findLast(starts, addressKey(address));
      return piece < 0 ? none : (holders[piece] ?? none);
    },
  };
}

interface Edge<T> {
  at: string;
  begin: MappedRange<T>[];
  end: MappedRange<T>[];
}

function* listEdges<T>(ranges: readonly MappedRange<T>[]): Generator<undefined, Edge<T>[]> {
  const edges = new Map<string, Edge<T>>();
  const edgeAt = (at: string): Edge<T> => {
    const known = edges.get(at);
    if (known) return known;
    const made: Edge<T> = { at, begin: [], end: [] };
    edges.set(at, made);
    return made;
  };
  for (const [place, range] of ranges.entries()) {
    edgeAt(range.first).begin.push(range);
    edgeAt(following(range.last)).end.push(range);
    if (place % rangesAtOnce === 0) yield;
  }
  return yield* sortEdges(edges);
}

/** By their first digits first: to sort all at once would take too long. */
function* sortEdges<T>(edges: ReadonlyMap<string, Edge<T>>): Generator<undefined, Edge<T>[]> {
  const heaps = new Map<string, Edge<T>[]>();
  for (const edge of edges.values()) {
    const heap = heaps.get(edge.at.slice(0, 4));
    if (heap) heap.push(edge);
    else heaps.set(edge.at.slice(0, 4), [edge]);
  }
  yield;
  const sorted: Edge<T>[][] = [];
  for (const start of [...heaps.keys()].sort()) {
    sorted.push((heaps.get(start) ?? []).sort((one, other) => (one.at < other.at ? -1 : 1)));
    yield;
  }
  return sorted.flat();
}

/** The key behind one; behind the last IPv4 address comes what is no address. */
function following(key: string): string {
  const digits = key.slice(1);
  const next = (BigInt(`0x${digits}`) + 1n).toString(16).padStart(digits.length, '0');
  return next.length > digits.length ? `${key[0]}~` : `${key[0]}${next}`;
}

function compareRanges<T>(one: MappedRange<T>, other: MappedRange<T>): number {
  const difference = sizeOf(one) - sizeOf(other);
  return difference === 0n ? other.rank - one.rank : difference < 0n ? -1 : 1;
}

/** One less than how many addresses it holds. */
export function sizeOf({ first, last }: { readonly first: string; readonly last: string }): bigint {
  return BigInt(`0x${last.slice(1)}`) - BigInt(`0x${first.slice(1)}`);
}

/** Place of the last start that is not behind the key, -1 when all are. */
function findLast(starts: readonly string[], key: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
