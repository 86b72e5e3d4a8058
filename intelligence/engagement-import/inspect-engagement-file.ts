// Looks through a file before it is read: whether it is a list or a chat, how it is written, on which line its headers stand
// and what its columns seem to mean.

import type {
  DateOrder,
  EngagementField,
  EngagementFileKind,
  EngagementMapping,
} from '#contract/import-report.ts';
import { decodeText } from '../company/import/decode-text.ts';
import type { TextEncoding } from '../company/import/detect-encoding.ts';
import { type Separator, separators } from '../company/import/find-separator.ts';
import { nameHeaders, signHeaders } from '../company/import/guess-mapping.ts';
import { detectEncoding, type OpenFile, readStart } from '../company/import/inspect-file.ts';
import { readTable, TableError, type TableRow } from '../company/import/read-table.ts';
import { looksLikeWhatsapp } from './chat/read-whatsapp.ts';
import {
  countKnownHeaders,
  fieldOf,
  guessEngagementMapping,
  isOnlyCounts,
  recogniseKind,
} from './guess-engagement-mapping.ts';
import { tellsOfMails } from './read-action.ts';
import { guessDateOrder } from './read-moment.ts';

export interface EngagementLayout {
  readonly shape: 'table' | 'whatsapp' | 'json';
  readonly encoding: TextEncoding;
  /** Of a table, as what follows. */
  readonly separator: Separator | '';
  readonly headers: readonly string[];
  /** Line of the headers; the first is 1. */
  readonly headerLine: number;
  /** Under which a reading is remembered; '' when there are no headers. */
  readonly signature: string;
  readonly kind: EngagementFileKind;
  readonly mapping: EngagementMapping;
  readonly dates: DateOrder;
  /** Its rows say what became of mails, as a mailing tool exports it. */
  readonly tellsOfMails: boolean;
}

/** Exporters put a title, a period and notes above the headers, seldom more. */
const rowsLookedAt = 40;

/** Throws TableError when it is no list and no chat. */
export async function inspectEngagementFile(open: OpenFile): Promise<EngagementLayout> {
  const encoding = await detectEncoding(open);
  const start = await readStart(decodeText(open(), encoding));
  if (start.trim() === '') throw new TableError('The file is empty: save the list as CSV and try again.');
  const none = {
    encoding,
    separator: '',
    headers: [],
    headerLine: 0,
    signature: '',
    mapping: {},
    tellsOfMails: false,
  } as const;
  if (/^\s*(\{|\[\s*\{)/.test(start.replace(/^\uFEFF/, '')))
    return { ...none, shape: 'json', kind: 'chat', dates: 'day_first' };
  const chatDates = looksLikeWhatsapp(start);
  if (chatDates) return { ...none, shape: 'whatsapp', kind: 'whatsapp', dates: chatDates };
  return inspectTable(open, encoding);
}

async function inspectTable(open: OpenFile, encoding: TextEncoding): Promise<EngagementLayout> {
  let best: { separator: Separator; rows: TableRow[]; at: number; score: number } | undefined;
  for (const separator of separators) {
    const rows = await readSamples(open, encoding, separator);
    rows.forEach(({ cells }, at) => {
      const known = countKnownHeaders(cells);
      const filled = cells.filter((cell) => cell.trim() !== '').length;
      // Known words first; of as many the row with more columns, the first of them.
      const score = known * 1_000 + (known > 0 ? filled : 0);
      if (score > (best?.score ?? 0)) best = { separator, rows, at, score };
    });
  }
  const head = best?.rows[best.at];
  if (!best || !head)
    throw new TableError(
      'No line of the file has headers that are known, such as "Email", "Name" or "Date": write them in the first line and try again.',
    );
  const headers = nameHeaders(head.cells);
  if (isOnlyCounts(headers))
    throw new TableError(
      'The file counts what happened and names nobody: export the list of people who did it, such as leads, attendees or comments.',
    );
  const kind = recogniseKind(headers);
  const mapping = guessEngagementMapping(headers, kind);
  const below = best.rows.slice(best.at + 1);
  const samplesOf = (field: EngagementField) => {
    const at = headers.findIndex((header) => fieldOf(header) === field);
    return below.map(({ cells }) => cells[at] ?? '');
  };
  return {
    ...{ shape: 'table', encoding, separator: best.separator, headers, headerLine: head.line, kind, mapping },
    signature: signHeaders(headers),
    dates: guessDateOrder(samplesOf('at')),
    tellsOfMails: tellsOfMails(headers, samplesOf('action')),
  };
}

async function readSamples(
  open: OpenFile,
  encoding: TextEncoding,
  separator: Separator,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  try {
    for await (const row of readTable(decodeText(open(), encoding), separator)) {
      rows.push(row);
      if (rows.length >= rowsLookedAt) break;
    }
  } catch (error) {
    // A quotation mark that one separator leaves open is well placed with another.
    if (!(error instanceof TableError)) throw error;
  }
  return rows;
}
