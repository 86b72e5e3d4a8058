// A first look at a log file: its format, what makes it known again, and the host that its pages belong to.

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { createLineReader, findLogFormat, type LogFormat } from '#processor/adapters/log/find-log-format.ts';
import { kindOfRequest } from '#processor/adapters/log/is-page-request.ts';
import { readLines } from './read-lines.ts';

export interface LogFile {
  file: string;
  /** On disk, packed as it is. */
  sizeBytes: number;
  format: LogFormat;
  /** Hash over the head, unpacked: the same for a file that was renamed, packed or has grown. */
  fingerprint: string;
  /** Host that pages most often name as the referrer of their pictures and styles; '' when there is none. */
  likelyHost: string;
}

/** The operator can mend it; the message says how. */
export class LogFileError extends Error {
  override readonly name = 'LogFileError';
}

export const lineBytesMax = 1024 * 1024;
const headBytes = 64 * 1024;
const sampleLines = 5_000;

export async function inspectLogFile(file: string): Promise<LogFile> {
  const { sizeBytes, lines, fingerprint } = await readHead(file);
  const format = findLogFormat(lines.slice(0, 200)) ?? findLogFormat(lines);
  if (format === undefined) {
    throw new LogFileError(
      lines.length === 0
        ? `${file} is empty.`
        : `${file} is in no format that is known (Apache, nginx, JSON lines, W3C, CloudFront): is it an access log?`,
    );
  }
  return { file, sizeBytes, format, fingerprint, likelyHost: findLikelyHost(lines, format) };
}

async function readHead(file: string) {
  const lines: string[] = [];
  const hash = createHash('sha256');
  let hashed = 0;
  try {
    const { size, isDirectory } = await stat(file).then((s) => ({
      size: s.size,
      isDirectory: s.isDirectory(),
    }));
    if (isDirectory) throw new LogFileError(`${file} is a directory: name the files in it.`);
    reading: for await (const block of readLines(file, { lineBytesMax })) {
      for (const { text } of block) {
        if (hashed < headBytes) {
          hash.update(`${text ?? ''}\n`);
          hashed += (text ?? '').length + 1;
        }
        if (text !== null && text !== '') lines.push(text);
        if (lines.length >= sampleLines) break reading;
      }
    }
    return { sizeBytes: size, lines, fingerprint: hash.digest('hex') };
  } catch (error) {
    if (error instanceof LogFileError) throw error;
    // A damaged archive may still have a head that can be read.
    if (lines.length > 0) return { sizeBytes: 0, lines, fingerprint: hash.digest('hex') };
    const reason = error instanceof Error ? error.message : String(error);
    throw new LogFileError(`${file} cannot be read: ${reason}`);
  }
}

/** A page's parts are fetched with the page as referrer: that names the site's own host. */
function findLikelyHost(lines: readonly string[], format: LogFormat): string {
  const read = createLineReader(format);
  const counts = new Map<string, number>();
  for (const line of lines) {
    const hit = read(line);
    if (!('timeMs' in hit) || kindOfRequest(hit) !== 'asset') continue;
    const host = /^https?:\/\/([^/:?#]+)/i.exec(hit.referrer)?.[1]?.toLowerCase();
    if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}
