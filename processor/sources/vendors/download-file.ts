// Downloads one file of a vendor to the disk, hashing it on the way. What breaks off, is too large or is refused leaves nothing.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { askChecked, type OutgoingAnswer, readText } from '#outgoing/ask-checked.ts';
import { SourceFaultError } from '../source-fault-error.ts';

export interface VendorConnection {
  readonly headers: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
}

export interface Downloaded {
  readonly sha256: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** GeoIP2-Enterprise has 0.5 GB; a stream without end must not fill the disk. */
const fileBytesMax = 4 * 1024 ** 3;
const textBytesMax = 64 * 1024;
const silentMsMax = 60_000;

/** Undefined when the vendor says that nothing has changed (304). Rejects with SourceFaultError and what the disk rejects with. */
export async function downloadFile(
  url: string,
  to: string,
  conditions: Readonly<Record<string, string>>,
  { headers, ...connection }: VendorConnection,
): Promise<Downloaded | undefined> {
  const answer = await askChecked({
    url,
    headers: { ...headers, ...conditions },
    silentMsMax,
    ...connection,
  });
  if (answer.status === 304) {
    answer.body.resume();
    return undefined;
  }
  refuseStatus(answer);
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      hash.update(piece);
      if (bytes > fileBytesMax) done(new SourceFaultError('download_broken', 'it has more than 4 GB'));
      else done(null, piece);
    },
  });
  const file = createWriteStream(to, { mode: 0o600 });
  try {
    await pipeline(answer.body, counting, file);
    const promised = Number(answer.headers['content-length'] ?? bytes);
    if (bytes !== promised)
      throw new SourceFaultError('download_broken', `${bytes} of ${promised} bytes came`);
  } catch (error) {
    // An opening that is still under way would make the file after it was removed.
    if (!file.closed) await once(file, 'close').catch(() => undefined);
    rmSync(to, { force: true });
    throw isBrokenOff(error) ? new SourceFaultError('download_broken', 'it broke off') : error;
  }
  const header = (name: 'etag' | 'last-modified') => answer.headers[name] ?? '';
  return { sha256: hash.digest('hex'), etag: header('etag'), lastModified: header('last-modified') };
}

/** The vendor's checksum of the file, hexadecimal; '' when it publishes none. */
export async function readChecksum(
  url: string,
  { headers, ...connection }: VendorConnection,
): Promise<string> {
  const answer = await askChecked({ url, headers, silentMsMax, ...connection });
  // Not every file has one: that the file opens is proof enough then. A wrong key shows at the file itself.
  if (answer.status === 404) {
    answer.body.resume();
    return '';
  }
  refuseStatus(answer);
  // MaxMind's is like that of sha256sum, IPinfo's is JSON with several kinds.
  const text = await readText(answer, textBytesMax);
  return /\b[0-9a-f]{64}\b/i.exec(text)?.[0].toLowerCase() ?? '';
}

function refuseStatus({ status, body }: OutgoingAnswer): void {
  if (status === 200) return;
  body.resume();
  if (status === 401) throw new SourceFaultError('key_refused');
  if (status === 403) throw new SourceFaultError('not_in_contract');
  if (status === 404) throw new SourceFaultError('unknown_edition');
  if (status === 429) throw new SourceFaultError('too_many_requests');
  throw new SourceFaultError('answered_status', String(status));
}

function isBrokenOff(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE', 'HPE_INVALID_CHUNK_SIZE'].includes(code);
}
