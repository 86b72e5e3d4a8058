// A range index opened over its bytes: which rows hold an address, and what they say. It reads where the bytes lie, so
// that threads share one copy in a SharedArrayBuffer; no object is kept per row.

import type { ParsedAddress } from '../../networks/parse-client-address.ts';
import type { DatasetRef, NetworkStatement } from '../resolution.ts';
import { createRowDescriber, createTextReader, readOrganisation, referTo } from './describe-range-row.ts';
import { createFindFour, createFindSix } from './find-range-row.ts';
import type { RangeDataset } from './range-dataset.ts';
import { openRangeTables, type RangeTables, systemWidth } from './range-tables.ts';

/** The deepest row and this many in all. */
const depthMax = 4;

/** What a registry says about an autonomous system. */
export interface SystemStatement {
  readonly dataset: DatasetRef;
  readonly asn: number;
  readonly name: string;
  readonly description: readonly string[];
  readonly organisation: string;
  readonly organisationHandle: string;
  readonly organisationType: string;
  readonly country: string;
}

export interface RangeIndex {
  /** The deepest range that holds the address, then those around it, at most 4. Empty when none does. */
  find(address: ParsedAddress): readonly NetworkStatement[];
  /** The number of the deepest row alone, -1 when there is none: for callers that keep their own notes per row. */
  findRow(address: ParsedAddress): number;
  /** One statement per data set that knows the system, in the order of their ids. */
  findSystems(asn: number): readonly SystemStatement[];
  readonly datasets: readonly RangeDataset[];
  readonly rows: { readonly four: number; readonly six: number };
  /** Bytes of the whole. */
  readonly bytes: number;
  readonly tables: RangeTables;
}

/** Throws RangeFileError when the bytes are no whole index. Checksums are compared by whoever reads them from a file. */
export function openRangeIndex(buffer: SharedArrayBuffer | ArrayBuffer): RangeIndex {
  const tables = openRangeTables(buffer);
  const findFour = createFindFour(tables);
  const findSix = createFindSix(tables);
  const describe = createRowDescriber(tables);
  const { fourRows, sixRows } = tables.header;
  const findRow = (address: ParsedAddress): number => {
    if (address.version === 4) return findFour(address.word0);
    const row = findSix(address.word0, address.word1, address.word2, address.word3);
    return row < 0 ? -1 : row + fourRows;
  };
  const parentOf = (row: number): number => {
    if (row < fourRows) return tables.four.parent[row] ?? -1;
    const parent = tables.six.parent[row - fourRows] ?? -1;
    return parent < 0 ? -1 : parent + fourRows;
  };
  return {
    find: (address) => {
      const statements: NetworkStatement[] = [];
      for (let row = findRow(address); row >= 0 && statements.length < depthMax; row = parentOf(row))
        statements.push(describe(row));
      return statements;
    },
    findRow,
    findSystems: createFindSystems(tables),
    datasets: tables.datasets,
    rows: { four: fourRows, six: sixRows },
    bytes: buffer.byteLength,
    tables,
  };
}

function createFindSystems(tables: RangeTables): RangeIndex['findSystems'] {
  const { systemAsn, systems } = tables;
  const textOf = createTextReader(tables);
  const refs = tables.datasets.map(referTo);
  const describe = (row: number): SystemStatement[] => {
    const [set = 0, name = 0, description = 0, organisation = 0, country = 0] = systems.subarray(
      row * systemWidth,
      (row + 1) * systemWidth,
    );
    const dataset = refs[set];
    if (dataset === undefined) return [];
    const holder = readOrganisation(tables, organisation, textOf);
    const lines = textOf(description) || holder.description;
    return [
      {
        dataset,
        asn: systemAsn[row] ?? 0,
        name: textOf(name),
        description: lines === '' ? [] : lines.split('\n'),
        organisation: holder.name,
        organisationHandle: holder.handle,
        organisationType: holder.type,
        country: textOf(country) || holder.country,
      },
    ];
  };
  return (asn) => {
    const found: SystemStatement[] = [];
    for (let row = findFirst(systemAsn, asn); systemAsn[row] === asn; row += 1) found.push(...describe(row));
    return found;
  };
}

/** Where the value stands or would stand among sorted ones. */
function findFirst(sorted: Uint32Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
