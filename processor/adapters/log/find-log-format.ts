// Finds the format of a log file from its first lines: the one that reads most of them.

import type { LineReader } from './log-hit.ts';
import { readCombinedLine } from './read-combined-line.ts';
import { readJsonLine } from './read-json-line.ts';
import { createW3cReader } from './read-w3c-lines.ts';

const logFormats = ['combined', 'json', 'w3c'] as const;
export type LogFormat = (typeof logFormats)[number];

const readers: Record<LogFormat, () => LineReader> = {
  combined: () => readCombinedLine,
  json: () => readJsonLine,
  w3c: createW3cReader,
};

/** A reader for one file; it must see the lines in order. */
export function createLineReader(format: LogFormat): LineReader {
  return readers[format]();
}

/** Undefined when no format reads a single one of `lines`. */
export function findLogFormat(lines: readonly string[]): LogFormat | undefined {
  let best: LogFormat | undefined;
  let bestCount = 0;
  for (const format of logFormats) {
    const read = createLineReader(format);
    const count = lines.filter((line) => 'timeMs' in read(line)).length;
    if (count > bestCount) {
      best = format;
      bestCount = count;
    }
  }
  // A fresh IIS log may hold headings alone.
  return best ?? (lines.some((line) => /^#Fields:/i.test(line)) ? 'w3c' : undefined);
}
