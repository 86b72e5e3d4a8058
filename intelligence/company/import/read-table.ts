// The records of a separated file with the line that each begins on, one after the other, never the whole at once.

import { parse } from 'csv-parse';
import type { Separator } from './find-separator.ts';

export interface TableRow {
  /** Line of the file on which it begins; the first is 1. */
  line: number;
  cells: string[];
}

/** Something is wrong with the file as a whole; the message says what and how to mend it. */
export class TableError extends Error {
  override readonly name = 'TableError';
  /** Line of the file, 0 when it is about none. */
  readonly line: number;

  constructor(message: string, line = 0) {
    super(message);
    this.line = line;
  }
}

/** Longer than any honest record; a file without line ends, or with a lost quotation mark, must not fill the memory. */
const recordMax = 1_000_000;

/** `texts`: decoded, lines end in `\n`. Throws TableError. Empty lines are left out. */
export async function* readTable(
  texts: AsyncIterable<string>,
  separator: Separator,
): AsyncGenerator<TableRow> {
  let rows: TableRow[] = [];
  let linesBefore = 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: recordMax,
    // Rows are taken here, not from the stream's end, since an error would throw away those before it.
    on_record: (cells: string[], { lines }: { lines: number }) => {
      const isSeparatorLine = linesBefore === 0 && saysSeparator(cells);
      if (!isSeparatorLine && cells.some((cell) => cell !== '')) rows.push({ line: linesBefore + 1, cells });
      linesBefore = lines;
      return null;
    },
  });
  const fail = (error: Error) => describeError(error, linesBefore + 1);
  parser.on('error', () => undefined);
  for await (const text of texts) {
    const error = await write(parser, text);
    yield* rows;
    rows = [];
    if (error) throw fail(error);
  }
  const error = await end(parser);
  yield* rows;
  if (error) throw fail(error);
}

/** `sep=;` as Excel puts it in front of the headers; the separator itself has been taken out, or is quoted. */
function saysSeparator([first = '', ...others]: readonly string[]): boolean {
  return /^\uFEFF?sep=.?$/i.test(first) && others.every((cell) => cell === '');
}

function write(parser: ReturnType<typeof parse>, text: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    parser.write(text, (error) => resolve(error ?? undefined));
  });
}

/** Nothing is ever read from it, so its end has to be asked for. */
function end(parser: ReturnType<typeof parse>): Promise<Error | undefined> {
  return new Promise((resolve) => {
    parser.once('error', resolve);
    parser.once('end', () => resolve(undefined));
    parser.resume();
    parser.end();
  });
}

function describeError(error: Error & { code?: string }, line: number): TableError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new TableError(
      `The quotation mark that is opened in line ${line} is never closed: close it, or write two for one that belongs to the text.`,
      line,
    );
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new TableError(
      `Line ${line} is longer than a million characters: the file is no list of companies, or a quotation mark in that line is not closed.`,
      line,
    );
  return new TableError(`Line ${line} cannot be read: ${error.message}`, line);
}
