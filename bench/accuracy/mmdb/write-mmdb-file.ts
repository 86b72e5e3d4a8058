// Writes a whole `.mmdb` file of many networks: a binary tree over the bits of the addresses, narrower networks on top
// of wider ones, equal records stored once.

import { encodeMmdbValue } from '#tests/support/write-mmdb.ts';
import { cutIntoPrefixes } from '../space/address-range.ts';
import type { MmdbRow } from './mmdb-book.ts';

/** What an edge leads to: a node from 0 up, nothing, or a record from -2 down. */
const nothing = -1;
const firstRecord = -2;
const separatorBytes = 16;
/** IPv4 stands at ::/96 in a file for both. */
const fourBits = 96;

interface Tree {
  left: Int32Array;
  right: Int32Array;
  nodes: number;
}

/** `databaseType` is what the file calls itself. Rows may nest; of two equally wide ones the later wins. */
export function writeMmdbFile(databaseType: string, rows: readonly MmdbRow[]): Buffer {
  const tree: Tree = { left: new Int32Array(1 << 16), right: new Int32Array(1 << 16), nodes: 0 };
  addNode(tree, nothing);
  const records = new Map<string, number>();
  const chunks: Buffer[] = [];
  const offsets: number[] = [];
  let end = 0;
  for (const row of widestFirst(rows)) {
    const key = JSON.stringify(row.record);
    let index = records.get(key);
    if (index === undefined) {
      index = offsets.length;
      records.set(key, index);
      const chunk = encodeMmdbValue(row.record);
      chunks.push(chunk);
      offsets.push(end);
      end += chunk.length;
    }
    for (const prefix of cutIntoPrefixes(row.range)) {
      const lead = row.range.version === 4 ? fourBits : 0;
      insert(tree, prefix.first, lead + prefix.length, firstRecord - index);
    }
  }
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  const metadata = encodeMmdbValue(describeFile(databaseType, tree.nodes));
  return Buffer.concat([writeTree(tree, offsets), Buffer.alloc(separatorBytes), ...chunks, marker, metadata]);
}

/** Sorted by width; the order among equals stays. */
function widestFirst(rows: readonly MmdbRow[]): MmdbRow[] {
  const width = (row: MmdbRow) => {
    const size = row.range.last - row.range.first;
    return row.range.version === 4 ? size << 96n : size;
  };
  return rows
    .map((row) => ({ row, width: width(row) }))
    .sort((one, other) => (one.width === other.width ? 0 : one.width > other.width ? -1 : 1))
    .map(({ row }) => row);
}

function addNode(tree: Tree, leadsTo: number): number {
  if (tree.nodes === tree.left.length) {
    tree.left = grow(tree.left);
    tree.right = grow(tree.right);
  }
  tree.left[tree.nodes] = leadsTo;
  tree.right[tree.nodes] = leadsTo;
  tree.nodes += 1;
  return tree.nodes - 1;
}

function grow(values: Int32Array): Int32Array {
  const wider = new Int32Array(values.length * 2);
  wider.set(values);
  return wider;
}

/** An edge that led to a record gets a node whose both sides lead there. */
function insert(tree: Tree, address: bigint, length: number, target: number): void {
  let node = 0;
  const words = [96n, 64n, 32n, 0n].map((shift) => Number((address >> shift) & 0xffff_ffffn));
  for (let bit = 0; bit < length; bit += 1) {
    const isRight = (((words[bit >>> 5] ?? 0) >>> (31 - (bit & 31))) & 1) === 1;
    if (bit === length - 1) {
      (isRight ? tree.right : tree.left)[node] = target;
      return;
    }
    let next = (isRight ? tree.right : tree.left)[node] ?? nothing;
    if (next < 0) {
      next = addNode(tree, next);
      (isRight ? tree.right : tree.left)[node] = next;
    }
    node = next;
  }
}

function writeTree(tree: Tree, offsets: readonly number[]): Buffer {
  const bytes = Buffer.alloc(tree.nodes * 8);
  const point = (edge: number) => {
    if (edge >= 0) return edge;
    if (edge === nothing) return tree.nodes;
    return tree.nodes + separatorBytes + (offsets[firstRecord - edge] ?? 0);
  };
  for (let node = 0; node < tree.nodes; node += 1) {
    bytes.writeUInt32BE(point(tree.left[node] ?? nothing), node * 8);
    bytes.writeUInt32BE(point(tree.right[node] ?? nothing), node * 8 + 4);
  }
  return bytes;
}

function describeFile(databaseType: string, nodes: number): Record<string, unknown> {
  return {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_788_220_800,
    database_type: databaseType,
    description: { en: 'generated for the accuracy benchmark' },
    ip_version: 6,
    languages: ['en'],
    node_count: nodes,
    record_size: 32,
  };
}
