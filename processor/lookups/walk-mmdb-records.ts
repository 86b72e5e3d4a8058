// Walks through the search tree of an `.mmdb` file and hands out each record once, however many networks share it; in small
// pieces between other work. Layout: MaxMind DB file format 2.0, "Binary Search Tree Section".

import { setImmediate as giveWay } from 'node:timers/promises';
import { Reader, type Response } from 'maxmind';
import { formatAddress } from '#intelligence/networks/format-address.ts';

/** Other work gets its turn after so long. */
const turnMs = 2;
const stepsAtOnce = 64;

/**
 * `take` answers whether it wants more. Rejects with Error when the content is no `.mmdb` file or is damaged. Bounded: beside
 * the content two bits for each node and byte of data.
 */
export async function walkMmdbRecords(content: Buffer, take: (record: unknown) => boolean): Promise<void> {
  const reader = new Reader<Response>(content);
  let turnAt = performance.now();
  let steps = 0;
  for (const address of stepThroughMmdb(content, reader)) {
    steps += 1;
    if (steps % stepsAtOnce === 0 && performance.now() - turnAt > turnMs) {
      await giveWay();
      turnAt = performance.now();
    }
    if (address !== '' && !take(reader.get(address))) return;
  }
}

/** One step for each node and record: an address of a record that was not met before, or ''. Throws as the reader does. */
export function* stepThroughMmdb(content: Buffer, { metadata }: Pick<Reader<Response>, 'metadata'>) {
  const { nodeCount, recordSize, ipVersion, searchTreeSize } = metadata;
  const width = ipVersion === 4 ? 32 : 128;
  if (searchTreeSize > content.length || ![24, 28, 32].includes(recordSize)) return;
  const seenNodes = new Uint8Array(Math.ceil(nodeCount / 8));
  const seenData = new Uint8Array(Math.ceil((content.length - searchTreeSize + 1) / 8));
  const path: Step[] = [{ node: 0, words: [0, 0, 0, 0], depth: 0 }];
  for (let at = path.pop(); at !== undefined; at = path.pop()) {
    const { node, depth, words } = at;
    yield node > nodeCount && markSeen(seenData, node - nodeCount) ? writePath(words, width) : '';
    // IPv4 stands in the tree of IPv6 more than once, by the same nodes.
    if (node >= nodeCount || depth >= width || !markSeen(seenNodes, node)) continue;
    const [left, right] = readNode(content, node, recordSize);
    path.push({ node: right, depth: depth + 1, words: withBit(words, depth, width) });
    path.push({ node: left, depth: depth + 1, words });
  }
}

type Words = readonly [number, number, number, number];
interface Step {
  readonly node: number;
  readonly depth: number;
  /** The address so far, as the reader of 32 or 128 bits counts them: IPv4 in the first word. */
  readonly words: Words;
}

/** Whether it was not seen before. */
function markSeen(seen: Uint8Array, index: number): boolean {
  const byte = index >>> 3;
  const bit = 1 << (index & 7);
  if (byte >= seen.length || ((seen[byte] ?? 0) & bit) !== 0) return false;
  seen[byte] = (seen[byte] ?? 0) | bit;
  return true;
}

function withBit(words: Words, depth: number, width: number): Words {
  const next: [number, number, number, number] = [...words];
  const word = width === 32 ? 0 : depth >>> 5;
  next[word] = ((next[word] ?? 0) | (1 << (31 - (depth & 31)))) >>> 0;
  return next;
}

function writePath([word0, word1, word2, word3]: Words, width: number): string {
  return formatAddress(width === 32 ? 4 : 6, word0, word1, word2, word3);
}

function readNode(content: Buffer, node: number, recordSize: number): [number, number] {
  const at = node * (recordSize / 4);
  if (recordSize === 24) return [content.readUIntBE(at, 3), content.readUIntBE(at + 3, 3)];
  if (recordSize === 32) return [content.readUInt32BE(at), content.readUInt32BE(at + 4)];
  const middle = content[at + 3] ?? 0;
  return [
    ((middle & 0xf0) << 20) | content.readUIntBE(at, 3),
    ((middle & 0x0f) << 24) | content.readUIntBE(at + 4, 3),
  ];
}
