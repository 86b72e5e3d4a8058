// Reads a request body that may have come compressed, as mobile libraries send it: bounded before and after.

import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refusal } from '../collector-parts.ts';
import { readBody } from '../read-body.ts';

const unzip = promisify(gunzip);

/** Throws Refusal: too large (413), another encoding than gzip (415), no gzip (400). */
export async function readEncodedBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const body = await readBody(request, bytesMax);
  const encoding = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip') {
    throw new Refusal(415, 'wrong_encoding', 'Bodies are sent plain or as "content-encoding: gzip".');
  }
  try {
    return await unzip(body, { maxOutputLength: bytesMax });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Refusal(
        413,
        'too_large',
        `The body holds more than ${bytesMax} bytes: send several requests.`,
      );
    }
    throw new Refusal(400, 'malformed', 'The body says that it is gzip, and is not.');
  }
}
