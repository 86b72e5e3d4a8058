// The sections of a range index as typed arrays over its bytes, where they lie.

import { openPackedColumn, type PackedColumn } from './packed-column.ts';
import type { RangeDataset } from './range-dataset.ts';
import { RangeFileError } from './range-file-error.ts';
import { type RangeHeader, readRangeHeader, type SectionName } from './range-file-header.ts';

/** Numbers in a profile: data set, kind of row, status, country, maintainer; the last three are texts. */
export const profileWidth = 5;
/** Handle, name, type, country, description: all texts. */
export const organisationWidth = 5;
/** Data set, name, description, organisation, country. */
export const systemWidth = 5;
/** First 16 bits of an address: rows are found through them. */
export const startsLength = 65_537;

type Column = Uint8Array | Uint16Array | Uint32Array;

export interface RangeTables {
  header: RangeHeader;
  datasets: readonly RangeDataset[];
  /** IPv4 rows come first, IPv6 rows after them; `low` holds the last 16 bits of the first address. */
  four: {
    low: Uint16Array;
    high: Uint32Array;
    parent: Int32Array;
    starts: Uint32Array;
    clipped: Uint32Array;
  };
  /** `low` and `high` in four runs, one per word. `clipped` is row and former end, five numbers each. */
  six: { low: Uint32Array; high: Uint32Array; parent: Int32Array; starts: Uint32Array; clipped: Uint32Array };
  netname: PackedColumn;
  description: PackedColumn;
  organisation: PackedColumn;
  profile: PackedColumn;
  modified: PackedColumn;
  profiles: Uint32Array;
  organisations: Uint32Array;
  systemAsn: Uint32Array;
  systems: Uint32Array;
  /** Pairs of 32 bits, the hash of a name each, sorted; and other names that are right below the ranges of that name. */
  holders: Uint32Array;
  holderCounts: Uint8Array;
  /** Per profile: names that stand under its maintainer. */
  maintained: Uint8Array;
  /** Pairs as in `holders`: labels that come again with another last word. */
  series: Uint32Array;
  textOffsets: Uint32Array;
  textBytes: Uint8Array;
}

/** Throws RangeFileError when the bytes are no whole index; their checksums are the reader's business. */
export function openRangeTables(buffer: ArrayBufferLike): RangeTables {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1)
    throw new RangeFileError('This machine is big-endian, the index is not.');
  const header = readRangeHeader(new Uint8Array(buffer));
  const places = new Map(header.sections.map((section) => [section.name, section]));
  const column = (name: SectionName): Column => {
    const { offset = 0, bytes = 0, width = 4 } = places.get(name) ?? {};
    if (offset + bytes > buffer.byteLength) throw new RangeFileError('It is cut off.');
    if (width === 1) return new Uint8Array(buffer, offset, bytes);
    return width === 2
      ? new Uint16Array(buffer, offset, bytes / 2)
      : new Uint32Array(buffer, offset, bytes / 4);
  };
  const words = (name: SectionName) => expectWidth(column(name), Uint32Array);
  const packed = (name: SectionName): PackedColumn => {
    const bytes = expectWidth(column(name), Uint8Array);
    const opened = openPackedColumn(bytes, header.fourRows + header.sixRows);
    if (opened === undefined) throw new RangeFileError('Its sections do not fit each other.');
    return opened;
  };
  const parents = (name: SectionName) => {
    const { buffer: whole, byteOffset, length } = words(name);
    return new Int32Array(whole, byteOffset, length);
  };
  const tables = {
    header,
    datasets: header.datasets,
    four: {
      low: expectWidth(column('four.low'), Uint16Array),
      high: words('four.high'),
      parent: parents('four.parent'),
      starts: words('four.starts'),
      clipped: words('four.clipped'),
    },
    six: {
      low: words('six.low'),
      high: words('six.high'),
      parent: parents('six.parent'),
      starts: words('six.starts'),
      clipped: words('six.clipped'),
    },
    netname: packed('rows.netname'),
    description: packed('rows.description'),
    organisation: packed('rows.organisation'),
    profile: packed('rows.profile'),
    modified: packed('rows.modified'),
    profiles: words('profiles'),
    organisations: words('organisations'),
    systemAsn: words('systems.asn'),
    systems: words('systems'),
    holders: words('holders'),
    holderCounts: expectWidth(column('holders.counts'), Uint8Array),
    maintained: expectWidth(column('maintained'), Uint8Array),
    series: words('series'),
    textOffsets: words('texts.offsets'),
    textBytes: expectWidth(column('texts.bytes'), Uint8Array),
  };
  checkLengths(tables);
  return tables;
}

function expectWidth<C extends Column>(found: Column, wanted: new (length: number) => C): C {
  if (found instanceof wanted) return found;
  throw new RangeFileError('A section has numbers of another width.');
}

function checkLengths({ header, four, six, ...rest }: RangeTables): void {
  const { fourRows, sixRows } = header;
  const areRight = [
    four.low.length === fourRows,
    four.high.length === fourRows,
    four.parent.length === fourRows,
    four.starts.length === startsLength,
    six.low.length === sixRows * 4,
    six.high.length === sixRows * 4,
    six.parent.length === sixRows,
    six.starts.length === startsLength,
    rest.systems.length === rest.systemAsn.length * systemWidth,
    rest.holders.length === rest.holderCounts.length * 2,
    rest.maintained.length * profileWidth === rest.profiles.length,
    rest.textOffsets.at(-1) === rest.textBytes.length,
  ];
  if (areRight.includes(false)) throw new RangeFileError('Its sections do not fit each other.');
}
