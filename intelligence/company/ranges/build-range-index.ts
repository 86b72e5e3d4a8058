// Builds the index from what was collected: sorts, drops doubles, nests, numbers texts and organisations by their first
// use. The same rows give the same bytes, whatever the order in which their data sets came.

import { countHolders } from './count-holders.ts';
import { nestFour, nestSix } from './nest-rows.ts';
import { packColumn } from './packed-column.ts';
import type { RangeCollector } from './range-collector.ts';
import type { Numbers, RangeHeader, SectionName } from './range-file-header.ts';
import { rowKinds } from './range-row.ts';
import { startsLength } from './range-tables.ts';
import { readHolderSource } from './read-holder-source.ts';
import { type NumbersInUse, Renumbering } from './renumbering.ts';
import { type RowColumns, rowColumnNames } from './row-columns.ts';
import { type SortKey, sortRows } from './sort-rows.ts';
import { writeNamed } from './write-named.ts';

export interface BuiltRanges {
  description: Omit<RangeHeader, 'sections'>;
  contents: Map<SectionName, Numbers>;
  /** Rows that were there twice, and rows that were cut to the row that they begin in. */
  duplicates: number;
  clipped: number;
}

/** The collector is used up: its columns give their memory back as they are read. */
export function buildRangeIndex(collected: RangeCollector): BuiltRanges {
  const { four, six } = collected;
  const collectedRows = four.rows.length + six.rows.length;
  const datasets = orderDatasets(collected);
  const rank = rankProfiles(collected, datasets.place);
  const orderFour = orderRows(four.rows, rank, [
    { values: viewOf(four.ends[0]), isDescending: false },
    { values: viewOf(four.ends[1]), isDescending: true },
  ]);
  const orderSix = orderRows(
    six.rows,
    rank,
    six.ends.map((column, index) => ({ values: column.view(), isDescending: index > 3 })),
  );
  const contents = new Map<SectionName, Numbers>();
  const clipped = placeFour(collected, orderFour, contents) + placeSix(collected, orderSix, contents);
  const inUse: NumbersInUse = {
    texts: new Renumbering(collected.texts.count),
    organisations: new Renumbering(collected.organisationKeys.count),
    profiles: new Renumbering(collected.profiles.count),
  };
  inUse.texts.numberOf(0);
  inUse.organisations.numberOf(0);
  placeRows(collected, orderFour, orderSix, inUse, contents);
  writeNamed(collected, datasets.place, inUse, contents);
  for (const [name, numbers] of countHolders(readHolderSource(contents))) contents.set(name, numbers);
  const ordered = datasets.inOrder;
  return {
    description: {
      builtAt:
        ordered
          .map(({ importedAt }) => importedAt)
          .sort()
          .at(-1) ?? '',
      fourRows: orderFour.length,
      sixRows: orderSix.length,
      datasets: ordered,
    },
    contents,
    duplicates: collectedRows - orderFour.length - orderSix.length,
    clipped,
  };
}

function viewOf(column: { view(): Uint32Array } | undefined): Uint32Array {
  return column?.view() ?? new Uint32Array(0);
}

/** By id; `place` says for each number of the collector where the data set stands. */
function orderDatasets({ datasets }: RangeCollector) {
  const inOrder = [...datasets].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { inOrder, place: datasets.map((dataset) => inOrder.indexOf(dataset)) };
}

/** Of rows with the same range those lie deeper that know more: delegations name nobody. Then data sets by their ids. */
function rankProfiles({ profiles }: RangeCollector, place: readonly number[]): Uint32Array {
  const delegated = rowKinds.indexOf('delegated');
  return Uint32Array.from({ length: profiles.count }, (_none, profile) => {
    const isNamed = profiles.at(profile, 1) !== delegated;
    return (isNamed ? 0x8000 : 0) + (place[profiles.at(profile, 0)] ?? 0);
  });
}

/** Looked back for the double of a row; objects with the same range stand in small groups. */
const doublesLookBack = 16;

function orderRows(rows: RowColumns, rankOfProfile: Uint32Array, ends: readonly SortKey[]): Uint32Array {
  const profile = rows.columns.profile.view();
  const rank = new Uint32Array(rows.length);
  for (let row = 0; row < rank.length; row += 1) rank[row] = rankOfProfile[profile[row] ?? 0] ?? 0;
  const keys = [...ends, { values: rank, isDescending: false }];
  const order = sortRows(rows.length, keys);
  let kept = 0;
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index] ?? 0;
    if (isDouble(row, order, kept, keys, rows)) continue;
    order[kept] = row;
    kept += 1;
  }
  return order.subarray(0, kept);
}

function isDouble(
  row: number,
  order: Uint32Array,
  kept: number,
  keys: readonly SortKey[],
  rows: RowColumns,
): boolean {
  for (let back = kept - 1; back >= 0 && back >= kept - doublesLookBack; back -= 1) {
    const other = order[back] ?? 0;
    for (const { values } of keys) if (values[row] !== values[other]) return false;
    if (rows.isSame(row, other)) return true;
  }
  return false;
}

/** Answers how many rows were cut. */
function placeFour(
  { four }: RangeCollector,
  order: Uint32Array,
  contents: Map<SectionName, Numbers>,
): number {
  const first = gather(viewOf(four.ends[0]), order);
  const high = gather(viewOf(four.ends[1]), order);
  for (const column of four.ends) column.release();
  const { parent, clipped } = nestFour(first, high);
  const low = new Uint16Array(order.length);
  for (let row = 0; row < low.length; row += 1) low[row] = first[row] ?? 0;
  contents.set('four.low', low);
  contents.set('four.high', high);
  contents.set('four.parent', parent);
  contents.set('four.starts', findStarts(first));
  contents.set('four.clipped', Uint32Array.from(clipped));
  return clipped.length / 2;
}

function placeSix({ six }: RangeCollector, order: Uint32Array, contents: Map<SectionName, Numbers>): number {
  const count = order.length;
  const low = new Uint32Array(count * 4);
  const high = new Uint32Array(count * 4);
  six.ends.forEach((column, index) => {
    (index < 4 ? low : high).set(gather(column.view(), order), (index % 4) * count);
    column.release();
  });
  const { parent, clipped } = nestSix(low, high);
  contents.set('six.low', low);
  contents.set('six.high', high);
  contents.set('six.parent', parent);
  contents.set('six.starts', findStarts(low.subarray(0, count)));
  contents.set('six.clipped', Uint32Array.from(clipped));
  return clipped.length / 5;
}

function gather(values: Uint32Array, order: Uint32Array): Uint32Array<ArrayBuffer> {
  const gathered = new Uint32Array(order.length);
  for (let row = 0; row < order.length; row += 1) gathered[row] = values[order[row] ?? 0] ?? 0;
  return gathered;
}

/** For each value of the first 16 bits the first row that begins there or later. */
function findStarts(first: Uint32Array): Uint32Array {
  const starts = new Uint32Array(startsLength);
  let row = 0;
  for (let high = 0; high < startsLength; high += 1) {
    while (row < first.length && (first[row] ?? 0) >>> 16 < high) row += 1;
    starts[high] = row;
  }
  return starts;
}

function placeRows(
  { four, six }: RangeCollector,
  orderFour: Uint32Array,
  orderSix: Uint32Array,
  inUse: NumbersInUse,
  contents: Map<SectionName, Numbers>,
): void {
  const numbering = {
    netname: inUse.texts,
    description: inUse.texts,
    organisation: inUse.organisations,
    profile: inUse.profiles,
    modified: undefined,
  };
  for (const name of rowColumnNames) {
    const column = new Uint32Array(orderFour.length + orderSix.length);
    column.set(gather(four.rows.columns[name].view(), orderFour));
    column.set(gather(six.rows.columns[name].view(), orderSix), orderFour.length);
    four.rows.columns[name].release();
    six.rows.columns[name].release();
    const numbers = numbering[name];
    if (numbers)
      for (let row = 0; row < column.length; row += 1) column[row] = numbers.numberOf(column[row] ?? 0);
    contents.set(`rows.${name}`, packColumn(column));
  }
}
