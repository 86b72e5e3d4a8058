// One `.mmdb` file: asked for an address it answers a record or nothing, and never throws. A file whose content turns
// out to be broken, or to say nothing that is known here, disables itself.

import { Reader, type Response } from 'maxmind';
import QuickLRU from 'quick-lru';
import {
  type MmdbSaying,
  placeMmdbStatement,
  readMmdbSaying,
} from '#intelligence/company/read-mmdb-statement.ts';
import type { DatasetRef, NetworkStatement } from '#intelligence/company/resolution.ts';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { type NetworkRecord, readNetworkRecord } from '#intelligence/networks/read-network-record.ts';
import { FileProblemError, findFileProblem } from './find-file-problem.ts';
import { holdsKnownRecord, isFiller } from './holds-known-record.ts';
import type { LookupWarning } from './network-lookup.ts';

export interface NetworkFile {
  readonly name: string;
  /** What the file calls itself, such as `GeoLite2-City`. */
  readonly kind: string;
  readonly dataset: DatasetRef;
  find(address: string): NetworkRecord | undefined;
  /** What the file says about the network of an address, for company resolution. `text`: the same address, written. */
  state(address: ParsedAddress, text?: string): NetworkStatement | undefined;
  warning(): LookupWarning | undefined;
}

/** So many records without one known key: it is a file of another kind. */
const strangeRecordsMax = 100;
/** Decoded values that are kept: many networks share one record, and a city's names are slow to decode. */
const decodedMax = 10_000;

interface RecordReading {
  readonly record: NetworkRecord | undefined;
  readonly saying: MmdbSaying | undefined;
}

/** Throws when the content is no `.mmdb` file. */
export function openNetworkFile(name: string, content: Buffer, licence = 'operator-supplied'): NetworkFile {
  const reader = new Reader<Response>(content, {
    cache: new QuickLRU<string | number, NonNullable<unknown>>({ maxSize: decodedMax }),
  });
  const { databaseType, ipVersion, buildEpoch } = reader.metadata;
  if (ipVersion !== 4 && ipVersion !== 6) throw new FileProblemError('damaged');
  // A damaged search tree shows at once on some file, and otherwise on the first address that meets the damage.
  for (const address of ['1.1.1.1', '93.184.216.34', '2001:db8::1']) {
    if (ipVersion === 6 || !address.includes(':')) reader.get(address);
  }
  if (!holdsKnownRecord(content, reader)) throw new FileProblemError('nothing_known');
  const dataset: DatasetRef = {
    id: `mmdb:${name}`,
    family: 'registry',
    date: dayOf(buildEpoch),
    licence,
  };
  const readings = new WeakMap<object, RecordReading>();
  const place = createStatementPlacer(dataset);
  let warning: LookupWarning | undefined;
  let strangeRecords = 0;

  function disable(error: unknown): undefined {
    const { reason, what, mend } = findFileProblem(error);
    warning = { source: name, message: `${name} has disabled itself (${what}): ${mend}.`, reason };
    return undefined;
  }

  function read(address: string): { reading: RecordReading; prefix: number } | undefined {
    if (warning !== undefined) return undefined;
    if (ipVersion === 4 && address.includes(':')) return undefined;
    let raw: unknown;
    let prefix: number;
    try {
      [raw, prefix] = reader.getWithPrefixLength(address);
    } catch (error) {
      return disable(error);
    }
    if (raw === null || raw === undefined || isFiller(raw)) return undefined;
    const reading = readRecord(raw, readings);
    if (reading.record !== undefined || reading.saying !== undefined)
      strangeRecords = Number.NEGATIVE_INFINITY;
    else strangeRecords += 1;
    return strangeRecords > strangeRecordsMax
      ? disable(new FileProblemError('nothing_known'))
      : { reading, prefix };
  }

  return {
    name,
    kind: String(databaseType),
    dataset,
    warning: () => warning,
    find: (address) => read(address)?.reading.record,
    state(address, text = textOf(address)) {
      const found = read(text);
      if (found?.reading.saying === undefined) return undefined;
      return place(found.reading.saying, address, found.prefix);
    },
  };
}

/** The address as text, as the reader of `.mmdb` files takes it. */
export function textOf({ version, word0, word1, word2, word3 }: ParsedAddress): string {
  return formatAddress(version, word0, word1, word2, word3);
}

/** Statements that are handed out again for the same network, in two generations. */
const placedMax = 4_096;

/** The same object for the same record and network: whoever makes notes about statements knows them again. */
function createStatementPlacer(dataset: DatasetRef) {
  let younger = new Map<string | number, NetworkStatement>();
  let older = new Map<string | number, NetworkStatement>();
  const sayings = new WeakMap<NetworkStatement, MmdbSaying>();
  return (saying: MmdbSaying, address: ParsedAddress, prefix: number): NetworkStatement => {
    const key = keyOfNetwork(address, prefix);
    const known = younger.get(key) ?? older.get(key);
    if (known !== undefined && sayings.get(known) === saying && younger.has(key)) return known;
    const statement =
      known !== undefined && sayings.get(known) === saying
        ? known
        : placeMmdbStatement(saying, dataset, address, prefix);
    sayings.set(statement, saying);
    if (younger.size >= placedMax) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, statement);
    return statement;
  };
}

/** A number for IPv4, which is asked about most. */
function keyOfNetwork(
  { version, word0, word1, word2, word3 }: ParsedAddress,
  prefix: number,
): string | number {
  if (version === 4)
    return (prefix === 0 ? 0 : (word0 & (-1 << (32 - Math.min(prefix, 32)))) >>> 0) * 64 + prefix;
  const words = [word0, word1, word2, word3].map((word, at) => {
    const bits = prefix - at * 32;
    if (bits <= 0) return 0;
    return bits >= 32 ? word : (word & (-1 << (32 - bits))) >>> 0;
  });
  return `${words.join(':')}/${prefix}`;
}

/** The reader hands the same object out again while it keeps it, so that it is read once. */
function readRecord(raw: unknown, readings: WeakMap<object, RecordReading>): RecordReading {
  if (typeof raw !== 'object' || raw === null) return { record: undefined, saying: undefined };
  let reading = readings.get(raw);
  if (reading === undefined) {
    reading = { record: readNetworkRecord(raw), saying: readMmdbSaying(raw) };
    readings.set(raw, reading);
  }
  return reading;
}

/** A file's metadata may hold anything. */
function dayOf(built: unknown): string {
  return built instanceof Date && Number.isFinite(built.getTime()) ? built.toISOString().slice(0, 10) : '';
}
