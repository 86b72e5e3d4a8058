// Counts the networks of an `.mmdb` file, hashes it, and counts who uses its domains, in small pieces between other work: the
// page of sources shows the first two, and resolution tells a provider's domain by the third.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate as giveWay } from 'node:timers/promises';
import { Reader, type Response } from 'maxmind';
import {
  createDomainUserCounter,
  type DomainUsers,
} from '#intelligence/company/domain-users/count-domain-users.ts';
import { readMmdbSaying } from '#intelligence/company/read-mmdb-statement.ts';
import { walkMmdbRecords } from './walk-mmdb-records.ts';

/** Hashed or counted in about a millisecond. */
const pieceBytes = 1024 * 1024;

export interface MmdbMeasure {
  /** Networks with a record of their own. */
  readonly rows: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** Of the organisations that the file itself names. */
  readonly domainUsers: DomainUsers;
}

/** Rejects with what the file system rejects with, and with Error when it is no `.mmdb` file. */
export async function measureMmdbFile(path: string): Promise<MmdbMeasure> {
  const content = await readFile(path);
  const hash = createHash('sha256');
  for (let at = 0; at < content.length; at += pieceBytes) {
    hash.update(content.subarray(at, at + pieceBytes));
    await giveWay();
  }
  const rows = await countNetworks(content);
  return { rows, sha256: hash.digest('hex'), domainUsers: await countDomainUsers(content) };
}

/** Records of a file that has both are found among the first; a file of places or systems is left at once. */
const silentRecordsMax = 2_000;

async function countDomainUsers(content: Buffer): Promise<DomainUsers> {
  const counter = createDomainUserCounter();
  let silent = 0;
  try {
    await walkMmdbRecords(content, (record) => {
      const { domain = '', organisation = '' } = readMmdbSaying(record) ?? {};
      if (domain !== '' && organisation !== '') silent = Number.NEGATIVE_INFINITY;
      else silent += 1;
      counter.note(domain, organisation);
      return silent < silentRecordsMax;
    });
  } catch {
    // A damaged part: what was counted before it holds, and the look-up itself tells.
  }
  return counter.finish();
}

/**
 * Records of the search tree that point to data. Other networks lead to the same nodes (IPv4 within IPv6), and are not
 * counted again. Layout: MaxMind DB file format 2.0, "Binary Search Tree Section".
 */
async function countNetworks(content: Buffer): Promise<number> {
  const { nodeCount, recordSize } = new Reader<Response>(content).metadata;
  const nodeBytes = recordSize / 4;
  const readNode = nodeReaders[recordSize];
  if (readNode === undefined || nodeCount * nodeBytes > content.length) return 0;
  const nodesInPiece = Math.floor(pieceBytes / nodeBytes);
  let rows = 0;
  for (let from = 0; from < nodeCount; from += nodesInPiece) {
    const to = Math.min(nodeCount, from + nodesInPiece);
    for (let node = from; node < to; node += 1) rows += readNode(content, node * nodeBytes, nodeCount);
    await giveWay();
  }
  return rows;
}

/** How many of a node's two records are greater than the number of nodes, by the size of a record in bits. */
const nodeReaders: Readonly<
  Record<number, ((content: Buffer, at: number, nodes: number) => number) | undefined>
> = {
  24: (content, at, nodes) =>
    Number(content.readUIntBE(at, 3) > nodes) + Number(content.readUIntBE(at + 3, 3) > nodes),
  28: (content, at, nodes) => {
    const middle = content[at + 3] ?? 0;
    const left = ((middle & 0xf0) << 20) | content.readUIntBE(at, 3);
    const right = ((middle & 0x0f) << 24) | content.readUIntBE(at + 4, 3);
    return Number(left > nodes) + Number(right > nodes);
  },
  32: (content, at, nodes) =>
    Number(content.readUInt32BE(at) > nodes) + Number(content.readUInt32BE(at + 4) > nodes),
};
