// Puts the numbers of a row back into words: the statement that its data set makes about the network of an address.

import { formatAddress } from '../../networks/format-address.ts';
import type { DatasetRef, NetworkStatement, RegistryDetails } from '../resolution.ts';
import type { RangeDataset } from './range-dataset.ts';
import { rowKinds } from './range-row.ts';
import { organisationWidth, profileWidth, type RangeTables } from './range-tables.ts';

const dayMs = 86_400_000;

/** Four words of the first address, four of the last. */
type Ends = readonly [number, number, number, number, number, number, number, number];

/** Rows are counted over both families, IPv4 first. */
export function createRowDescriber(tables: RangeTables): (row: number) => NetworkStatement {
  const textOf = createTextReader(tables);
  const refs = tables.datasets.map(referTo);
  const { fourRows } = tables.header;
  return (row) => {
    const at = (tables.profile[row] ?? 0) * profileWidth;
    const profileText = (field: number) => textOf(tables.profiles[at + field] ?? 0);
    const set = tables.profiles[at] ?? 0;
    const dataset = tables.datasets[set];
    const ref = refs[set];
    if (dataset === undefined || ref === undefined)
      throw new RangeError('A row names a data set that is not there.');
    const version = row < fourRows ? 4 : 6;
    const ends = version === 4 ? readFour(tables, row) : readSix(tables, row - fourRows);
    const first = formatAddress(version, ends[0], ends[1], ends[2], ends[3]);
    const last = formatAddress(version, ends[4], ends[5], ends[6], ends[7]);
    const organisation = readOrganisation(tables, tables.organisation[row] ?? 0, textOf);
    return {
      dataset: ref,
      row: `${rowKinds[tables.profiles[at + 1] ?? 0] ?? 'network'}:${first}-${formatFormerLast(tables, row) ?? last}`,
      range: { first, last },
      hostBits: version === 4 ? bitLength((ends[4] - ends[0]) >>> 0) : hostBitsOfSix(ends),
      organisation: organisation.name,
      provider: dataset.provider,
      domain: '',
      asn: 0,
      asnName: '',
      asnDomain: '',
      userType: '',
      connectionType: '',
      staticScore: -1,
      marks: dataset.marks,
      country: profileText(3) || organisation.country,
      ...(dataset.kind === 'registry' && {
        registry: describeRegistration(tables, row, organisation, profileText(2), profileText(4), textOf),
      }),
    };
  };
}

interface Organisation {
  handle: string;
  name: string;
  type: string;
  country: string;
  description: string;
}
const noOrganisation: Organisation = { handle: '', name: '', type: '', country: '', description: '' };

function describeRegistration(
  tables: RangeTables,
  row: number,
  organisation: Organisation,
  status: string,
  maintainer: string,
  textOf: (text: number) => string,
): RegistryDetails {
  const description = textOf(tables.description[row] ?? 0) || organisation.description;
  const modified = tables.modified[row] ?? 0;
  return {
    netname: textOf(tables.netname[row] ?? 0),
    description: description === '' ? [] : description.split('\n'),
    organisationHandle: organisation.handle,
    organisationType: organisation.type,
    status,
    maintainer,
    lastModified: modified === 0 ? '' : new Date(modified * dayMs).toISOString().slice(0, 10),
  };
}

export function readOrganisation(
  { organisations }: RangeTables,
  organisation: number,
  textOf: (text: number) => string,
): Organisation {
  if (organisation === 0) return noOrganisation;
  const field = (number: number) => textOf(organisations[organisation * organisationWidth + number] ?? 0);
  return { handle: field(0), name: field(1), type: field(2), country: field(3), description: field(4) };
}

export function createTextReader({ textBytes, textOffsets }: RangeTables): (text: number) => string {
  const bytes = Buffer.from(textBytes.buffer as ArrayBuffer, textBytes.byteOffset, textBytes.byteLength);
  return (text) => (text === 0 ? '' : bytes.toString('utf8', textOffsets[text], textOffsets[text + 1]));
}

export function referTo(dataset: RangeDataset): DatasetRef {
  const family = dataset.kind === 'registry' ? 'registry' : 'operator';
  return { id: dataset.id, family, date: dataset.date, licence: dataset.licence };
}

function readFour({ four }: RangeTables, row: number): Ends {
  const first = findBucket(four.starts, row) * 65_536 + (four.low[row] ?? 0);
  return [first, 0, 0, 0, four.high[row] ?? 0, 0, 0, 0];
}

/** The first 16 bits of the address that a row begins with: the bucket whose rows it stands among. */
function findBucket(starts: Uint32Array, row: number): number {
  let from = 0;
  let to = starts.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((starts[middle + 1] ?? 0) > row) to = middle;
    else from = middle + 1;
  }
  return from;
}

function readSix({ six }: RangeTables, row: number): Ends {
  const count = six.parent.length;
  const word = (words: Uint32Array, index: number) => words[row + count * index] ?? 0;
  const { low, high } = six;
  return [
    word(low, 0),
    word(low, 1),
    word(low, 2),
    word(low, 3),
    word(high, 0),
    word(high, 1),
    word(high, 2),
    word(high, 3),
  ];
}

/** The end that the data set gave a row that was cut, undefined for others: a row's key must not depend on its neighbours. */
function formatFormerLast({ header, four, six }: RangeTables, row: number): string | undefined {
  const isFour = row < header.fourRows;
  const [clipped, width, wanted] = isFour ? [four.clipped, 2, row] : [six.clipped, 5, row - header.fourRows];
  let from = 0;
  let to = clipped.length / width;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((clipped[middle * width] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  const at = from * width;
  if (at >= clipped.length || clipped[at] !== wanted) return undefined;
  const [word0 = 0, word1 = 0, word2 = 0, word3 = 0] = clipped.subarray(at + 1, at + width);
  return formatAddress(isFour ? 4 : 6, word0, word1, word2, word3);
}

function bitLength(word: number): number {
  return 32 - Math.clz32(word);
}

/** Bits of the difference between first and last address. */
function hostBitsOfSix(ends: Ends): number {
  let borrow = 0;
  let bits = 0;
  for (let word = 3; word >= 0; word -= 1) {
    const difference = (ends[word + 4] ?? 0) - (ends[word] ?? 0) - borrow;
    borrow = difference < 0 ? 1 : 0;
    const length = bitLength(difference >>> 0);
    if (length > 0) bits = (3 - word) * 32 + length;
  }
  return bits;
}
