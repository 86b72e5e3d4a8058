// Looks through a list of companies before it is read: how it is written, what separates its columns, what they are called
// and what they seem to mean.

import type { ColumnMapping } from '#contract/company-import.ts';
import { decodeText } from './decode-text.ts';
import { createEncodingDetector, type TextEncoding } from './detect-encoding.ts';
import { findSeparator, type Separator } from './find-separator.ts';
import { guessMapping, nameHeaders, signHeaders } from './guess-mapping.ts';
import { readTable, TableError, type TableRow } from './read-table.ts';

/** Gives the bytes of the file from its start, as often as it is called. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

export interface FileLayout {
  readonly encoding: TextEncoding;
  readonly separator: Separator;
  readonly headers: readonly string[];
  /** Line of the headers; the first is 1. */
  readonly headerLine: number;
  /** Under which a mapping is remembered. */
  readonly signature: string;
  readonly guessed: ColumnMapping;
  /** Cells of the first rows below the headers. */
  readonly samples: readonly (readonly string[])[];
}

const sampleRows = 20;
const sampleLetters = 65_536;

/** Throws TableError when it is no list. */
export async function inspectFile(open: OpenFile): Promise<FileLayout> {
  const encoding = await detectEncoding(open);
  const separator = findSeparator(await readStart(decodeText(open(), encoding)));
  const [head, ...rows] = await readSamples(readTable(decodeText(open(), encoding), separator));
  if (!head) throw new TableError('The file is empty: save the list as CSV and try again.');
  const headers = nameHeaders(head.cells);
  const samples = rows.map(({ cells }) => cells);
  return {
    encoding,
    separator,
    headers,
    headerLine: head.line,
    signature: signHeaders(headers),
    guessed: guessMapping(headers, samples),
    samples,
  };
}

/** Throws TableError for what is no text. */
export async function detectEncoding(open: OpenFile): Promise<TextEncoding> {
  const detector = createEncodingDetector();
  let isFirst = true;
  for await (const bytes of open()) {
    if (isFirst) refuseBinary(bytes);
    isFirst = false;
    detector.add(bytes);
  }
  return detector.finish();
}

/** The first bytes of a ZIP file, which .xlsx and .ods are, of the old .xls, and of PDF. */
const binaries: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

function refuseBinary(start: Uint8Array): void {
  if (binaries.some((mark) => mark.every((byte, at) => start[at] === byte)))
    throw new TableError(
      'The file is a spreadsheet or a document, not text: save it as CSV (UTF-8) and try again.',
    );
}

/** As much of it as is enough to know it by. */
export async function readStart(texts: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const text of texts) {
    start += text;
    if (start.length >= sampleLetters) break;
  }
  return start.slice(0, sampleLetters);
}

async function readSamples(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const samples: TableRow[] = [];
  for await (const row of rows) {
    samples.push(row);
    if (samples.length > sampleRows) break;
  }
  return samples;
}
