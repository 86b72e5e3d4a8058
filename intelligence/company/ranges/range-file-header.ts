// The layout of a range index as one run of bytes, in a file and in memory alike: a fixed start, a description in JSON,
// then sections of plain numbers and texts that are used where they lie. Little-endian throughout.
//
//   0   magic, 8 bytes           16  bytes of the whole, 64 bits      28  CRC-32 of bytes 0 to 27
//   8   version                  24  CRC-32 of the description        32  description, filled up with blanks
//   12  bytes of the description      and its filling                 ..  sections, each begun at a multiple of 64

import { z } from 'zod';
import { rangeDatasetSchema } from './range-dataset.ts';
import { RangeFileError } from './range-file-error.ts';

const magic = 0x6f_74_75_69_66n | (0x67_6e_72n << 40n); // "fiutorng"
const version = 2;
const startBytes = 32;
const alignment = 64;

const sectionNames = [
  'four.low',
  'four.high',
  'four.parent',
  'four.starts',
  'four.clipped',
  'six.low',
  'six.high',
  'six.parent',
  'six.starts',
  'six.clipped',
  'rows.netname',
  'rows.description',
  'rows.organisation',
  'rows.profile',
  'rows.modified',
  'profiles',
  'organisations',
  'systems.asn',
  'systems',
  'holders',
  'holders.counts',
  'maintained',
  'series',
  'texts.offsets',
  'texts.bytes',
] as const;
export type SectionName = (typeof sectionNames)[number];

const sectionSchema = z.object({
  name: z.enum(sectionNames),
  /** From the beginning of the whole, in bytes. */
  offset: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Bytes of one number in it. */
  width: z.union([z.literal(1), z.literal(2), z.literal(4)]),
  /** CRC-32 of the section and the zeros up to the next multiple of 64. */
  checksum: z.number().int().nonnegative(),
});
export type RangeSection = z.output<typeof sectionSchema>;

const headerSchema = z.object({
  /** Time of the newest import in it, ISO 8601: the same data give the same bytes whenever they are put together. */
  builtAt: z.string(),
  fourRows: z.number().int().nonnegative(),
  sixRows: z.number().int().nonnegative(),
  datasets: z.array(rangeDatasetSchema),
  sections: z.array(sectionSchema),
});
export type RangeHeader = z.output<typeof headerSchema>;

/** CRC-32 as zlib has it, going on from `before`. */
export type Checksum = (bytes: Uint8Array, before: number) => number;

export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;
export type SectionContents = ReadonlyMap<SectionName, Numbers>;

export function fillingOf(bytes: number): number {
  return (alignment - (bytes % alignment)) % alignment;
}

export const filling = new Uint8Array(alignment);

/** The start and the description; the sections follow in the order of `sectionNames`, each with its filling. */
export function makeRangeHeader(
  description: Omit<RangeHeader, 'sections'>,
  contents: SectionContents,
  checksum: Checksum,
): { head: Uint8Array; sections: RangeSection[]; bytes: number } {
  const measured = sectionNames.map((name) => measureSection(name, contents, checksum));
  // Offsets are numbers of varying length in the text that they depend on: room for the longest.
  const draft = JSON.stringify({
    ...description,
    sections: measured.map((one) => ({ ...one, offset: Number.MAX_SAFE_INTEGER })),
  });
  const textBytes = new TextEncoder().encode(draft).length;
  const headBytes = startBytes + textBytes + fillingOf(startBytes + textBytes);
  let end = headBytes;
  const sections = measured.map((one) => {
    const placed = { ...one, offset: end };
    end += one.bytes + fillingOf(one.bytes);
    return placed;
  });
  const head = new Uint8Array(headBytes).fill(0x20, startBytes);
  new TextEncoder().encodeInto(JSON.stringify({ ...description, sections }), head.subarray(startBytes));
  writeStart(head, end, checksum);
  return { head, sections, bytes: end };
}

function measureSection(name: SectionName, contents: SectionContents, checksum: Checksum): RangeSection {
  const numbers = contents.get(name) ?? new Uint8Array(0);
  const bytes = bytesOf(numbers);
  const padding = filling.subarray(0, fillingOf(bytes.length));
  return {
    name,
    offset: 0,
    bytes: bytes.length,
    width: widthOf(numbers),
    checksum: checksum(padding, checksum(bytes, 0)),
  };
}

function widthOf(numbers: Numbers): 1 | 2 | 4 {
  if (numbers instanceof Uint8Array) return 1;
  return numbers instanceof Uint16Array ? 2 : 4;
}

export function bytesOf(numbers: Numbers): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function writeStart(head: Uint8Array, bytes: number, checksum: Checksum): void {
  const view = new DataView(head.buffer, head.byteOffset);
  view.setBigUint64(0, magic, true);
  view.setUint32(8, version, true);
  view.setUint32(12, head.length - startBytes, true);
  view.setBigUint64(16, BigInt(bytes), true);
  view.setUint32(24, checksum(head.subarray(startBytes), 0), true);
  view.setUint32(28, checksum(head.subarray(0, 28), 0), true);
}

export interface RangeStart {
  /** Where the sections begin. */
  headBytes: number;
  bytes: number;
}

/** Throws RangeFileError when the first 32 bytes are not the start of an index of this version. */
export function readRangeStart(start: Uint8Array, checksum?: Checksum): RangeStart {
  if (start.length < startBytes) throw new RangeFileError('It is cut off.');
  const view = new DataView(start.buffer, start.byteOffset, startBytes);
  if (view.getBigUint64(0, true) !== magic) throw new RangeFileError('It is no range index.');
  if (checksum && checksum(start.subarray(0, 28), 0) !== view.getUint32(28, true))
    throw new RangeFileError('Its first bytes are damaged.');
  const found = view.getUint32(8, true);
  if (found !== version) throw new RangeFileError(`It has format ${found}, known here is ${version}.`);
  return { headBytes: startBytes + view.getUint32(12, true), bytes: Number(view.getBigUint64(16, true)) };
}

/** `head`: as many bytes as the start says. Throws RangeFileError when its description is damaged. */
export function readRangeHeader(head: Uint8Array, checksum?: Checksum): RangeHeader {
  const { headBytes, bytes } = readRangeStart(head, checksum);
  if (head.length < headBytes) throw new RangeFileError('It is cut off.');
  // A copy: memory that is shared between threads cannot be decoded where it lies.
  const text = head.slice(startBytes, headBytes);
  const wanted = new DataView(head.buffer, head.byteOffset).getUint32(24, true);
  if (checksum && checksum(text, 0) !== wanted) throw new RangeFileError('Its description is damaged.');
  const header = headerSchema.safeParse(parseJson(new TextDecoder().decode(text)));
  if (!header.success) throw new RangeFileError('Its description is damaged.');
  const isOutside = header.data.sections.some(
    (section) => section.offset < headBytes || section.offset + section.bytes > bytes,
  );
  if (isOutside || header.data.sections.length !== sectionNames.length)
    throw new RangeFileError('Its sections do not fit its length.');
  return header.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
