// Gathers a request body up to a size. Slow senders are cut off by the server's own limits, not by a timer of each
// request.

import type { IncomingMessage } from 'node:http';
import { Refusal } from './collector-parts.ts';

/** Throws Refusal (413) as soon as the size is known to be too large, and when the client gives up. */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const stated = Number(request.headers['content-length'] ?? 0);
  if (stated > bytesMax) return Promise.reject(tooLarge(bytesMax));
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let more: Buffer[] | undefined;
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytesMax) {
        more = undefined;
        first = undefined;
        reject(tooLarge(bytesMax));
      } else if (!first) first = chunk;
      else if (more) more.push(chunk);
      else more = [first, chunk];
    });
    request.on('end', () => resolve(more ? Buffer.concat(more, size) : (first ?? Buffer.alloc(0))));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'malformed', 'The request ended early.'));
    });
  });
}

function tooLarge(bytesMax: number): Refusal {
  return new Refusal(413, 'too_large', `The body is larger than ${bytesMax} bytes: send several requests.`);
}
