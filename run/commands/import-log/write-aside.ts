// Lines that could not be read, written to a file beside the data with number and reason. Addresses are blanked: the
// log itself still has them, and this copy must not keep them longer than it may.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { basename, join } from 'node:path';

export interface AsideFile {
  /** `text` null: the line was too long to keep. */
  write(lineNumber: number, reason: string, text: string | null): void;
  /** Path of the file, undefined when there was nothing to write. */
  close(): Promise<string | undefined>;
}

const textMax = 500;
/** Enough to see what is wrong; the rest is counted. */
const linesMax = 100_000;

export function createAsideFile(directory: string, logFile: string, fingerprint: string): AsideFile {
  const path = join(directory, `${basename(logFile)}-${fingerprint.slice(0, 8)}.unreadable.txt`);
  let stream: WriteStream | undefined;
  let lines = 0;
  return {
    write: (lineNumber, reason, text) => {
      if (!stream) {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        // A run that goes on after a break adds to what the run before it wrote.
        stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
      }
      lines += 1;
      if (lines <= linesMax) stream.write(`${lineNumber}\t${reason}\t${blankAddresses(text ?? '')}\n`);
    },
    close: async () => {
      if (!stream) return undefined;
      if (lines > linesMax) stream.write(`(${lines - linesMax} more)\n`);
      stream.end();
      await once(stream, 'close');
      return path;
    },
  };
}

function blankAddresses(text: string): string {
  // Half an address at the end would not be known for one.
  const head = text.length > textMax ? text.slice(0, textMax).replace(/[0-9a-f.:%]+$/i, '') : text;
  return head
    .replace(/[^\s"',;=&?<>()[\]{}|/\\]+/g, blankPiece)
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b/g, '?.?.?.?')
    .replace(/[\r\n\t]/g, ' ');
}

function blankPiece(piece: string): string {
  if (!/[.:%]/.test(piece)) return piece;
  const plain = piece.replace(/%3a/gi, ':');
  if (isIP(plain) > 0) return isIPv6(plain) ? '?:?' : '?.?.?.?';
  // The end of a sentence.
  const end = plain.length - (/[.:]$/.test(plain) ? 1 : 0);
  return isIPv6(plain.slice(0, end)) ? `?:?${plain.slice(end)}` : piece;
}
